import type { ArticleMeta } from '../model/article.ts';
import { type Taxonomy, type Term, termKey } from '../model/term.ts';
import { termPath } from '../paths.ts';
import type { PageSite } from './page-site.ts';

const CLASSES = { tags: 'p-category', authors: 'p-author h-card' } as const;

const Name = ({ kind, term }: { kind: Taxonomy; term: Term }) => (
  <a
    class={CLASSES[kind]}
    href={termPath(termKey(kind, term))}
    rel={kind === 'tags' ? 'tag' : 'author'}
  >
    {term.name}
  </a>
);

/** The authors of an article, each with a link to all of their articles. */
export const Authors = ({ authors, byline }: Pick<ArticleMeta, 'authors' | 'byline'>) => (
  <span>
    {(byline ?? [...authors.keys()]).map((part) => {
      const author = typeof part === 'number' ? authors[part] : undefined;
      return author ? (
        <bdi>
          <Name kind="authors" term={author} />
        </bdi>
      ) : (
        part
      );
    })}
  </span>
);

/** The tags of an article, each with a link to its articles. */
export const Tags = ({ site, tags }: { site: PageSite; tags: readonly Term[] }) => (
  <ul class="tags" aria-label={site.sentences.tags}>
    {tags.map((tag) => (
      <li>
        <Name kind="tags" term={tag} />
      </li>
    ))}
  </ul>
);

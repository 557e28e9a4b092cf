import type { Listing } from '../model/article.ts';
import { type Topic, type TopicKind, topicKey } from '../model/term.ts';
import { termPath } from '../paths.ts';

const CLASSES = { tags: 'p-category', authors: 'p-author h-card' } as const;

/** A tag or an author, which leads to the list of its articles. */
const Name = ({ kind, topic }: { kind: TopicKind; topic: Topic }) => (
  <a
    class={CLASSES[kind]}
    href={termPath(topicKey(kind, topic))}
    rel={kind === 'tags' ? 'tag' : 'author'}
  >
    {topic.name}
  </a>
);

/** Who wrote an article. */
export const Authors = ({ authors, byline }: Pick<Listing, 'authors' | 'byline'>) => (
  <span>
    {(byline ?? [...authors.keys()]).map((part) => {
      const author = typeof part === 'number' ? authors[part] : undefined;
      return author ? (
        <bdi>
          <Name kind="authors" topic={author} />
        </bdi>
      ) : (
        part
      );
    })}
  </span>
);

export const Tags = ({ tags }: { tags: readonly Topic[] }) => (
  <ul class="tags" aria-label="Tags">
    {tags.map((tag) => (
      <li>
        <Name kind="tags" topic={tag} />
      </li>
    ))}
  </ul>
);

import type { Author } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { TAXONOMIES, type Taxonomy, type Term, type TermKey, termKey } from '../model/term.ts';
import type { Fields } from '../read/fields/fields.ts';
import { type ParsedArticle, problemWith } from '../read/read-article.ts';
import { buildTermSlug, foldTermName } from './term-slug.ts';

/** The tags and authors of an article, with their slugs. */
export interface ArticleTerms {
  readonly tags: readonly Term[];
  readonly authors: readonly Author[];
}

/** Slugs are slow to build, and even ten thousand articles share few names. */
const slugs = new Map<string, string>();

function slugOfName(name: string): string {
  const slug = slugs.get(name) ?? buildTermSlug(name);
  slugs.set(name, slug);
  return slug;
}

/** Adds slugs. Of two names with the same slug, the first one stays. */
const readKind = <T extends { readonly name: string }>(
  named: readonly T[],
): readonly (T & Term)[] => {
  const all = named.map((each) => ({ ...each, slug: slugOfName(each.name) }));
  return all.filter(({ slug }, at) => all.findIndex((other) => other.slug === slug) === at);
};

/** Reads the tags and authors from an article's fields. */
export const readTerms = ({ tags = [], authors = [] }: Fields): ArticleTerms => ({
  tags: readKind(tags.map((name) => ({ name }))),
  authors: readKind(authors),
});

/** The keys of an article's tags and authors: `['tags/sea', 'authors/kim']`. */
export const listTerms = (terms: ArticleTerms): readonly TermKey[] =>
  TAXONOMIES.flatMap((kind) => terms[kind].map((term) => termKey(kind, term)));

const NAMES = {
  tags: ({ tags = [] }) => tags,
  authors: ({ authors = [] }) => authors.map(({ name }) => name),
} as const satisfies Record<Taxonomy, (fields: Fields) => readonly string[]>;

const KIND_NAMES = { tags: 'tag', authors: 'author' } as const satisfies Record<Taxonomy, string>;

/**
 * Reports names that would share an address without meaning the same. Names that differ only in
 * case, accents, spaces or punctuation do mean the same: the newest article says how to write them.
 */
export function findTermConflicts(parsedArticles: readonly ParsedArticle[]): readonly Problem[] {
  const first = new Map<TermKey, { readonly name: string; readonly file: string }>();
  const known = new Set<string>();
  return parsedArticles.flatMap((parsed) =>
    TAXONOMIES.flatMap((kind) => {
      const names = NAMES[kind](parsed.fields);
      return names.flatMap((name) => {
        if (known.has(`${kind} ${name}`)) return [];
        const key = termKey(kind, { slug: slugOfName(name) });
        const other = first.get(key);
        if (!other || foldTermName(other.name) === foldTermName(name)) {
          known.add(`${kind} ${name}`);
          if (!other) first.set(key, { name, file: parsed.file });
          return [];
        }
        const what = KIND_NAMES[kind];
        return [
          problemWith(
            parsed,
            kind,
            `${kind}: the ${what} "${name}" would share the address /${key} with "${other.name}" in ${other.file}; rename one of them`,
          ),
        ];
      });
    }),
  );
}

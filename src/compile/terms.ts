import type { Author } from '../model/article.ts';
import type { Problem } from '../model/problem.ts';
import { TOPIC_KINDS, type Topic, type TopicKey, type TopicKind, topicKey } from '../model/term.ts';
import type { Fields } from '../read/fields/fields.ts';
import { problemWith, type Story } from '../read/read-article.ts';
import { buildTopicSlug, foldTopicName } from './term-slug.ts';

/** What an article is listed by. */
export interface StoryTopics {
  readonly tags: readonly Topic[];
  readonly authors: readonly Author[];
}

/** Slugs take their time, and ten thousand articles have few names. */
const slugs = new Map<string, string>();

function findSlug(name: string): string {
  const slug = slugs.get(name) ?? buildTopicSlug(name);
  slugs.set(name, slug);
  return slug;
}

/** Each with its slug; of two names of one slug, the first. */
const readKind = <T extends { readonly name: string }>(
  named: readonly T[],
): readonly (T & Topic)[] => {
  const all = named.map((each) => ({ ...each, slug: findSlug(each.name) }));
  return all.filter(({ slug }, at) => all.findIndex((other) => other.slug === slug) === at);
};

/** The tags and authors of an article. */
export const readTopics = ({ tags = [], authors = [] }: Fields): StoryTopics => ({
  tags: readKind(tags.map((name) => ({ name }))),
  authors: readKind(authors),
});

/** The lists that an article is on. */
export const listTopics = (topics: StoryTopics): readonly TopicKey[] =>
  TOPIC_KINDS.flatMap((kind) => topics[kind].map((topic) => topicKey(kind, topic)));

const NAMES = {
  tags: ({ tags = [] }) => tags,
  authors: ({ authors = [] }) => authors.map(({ name }) => name),
} as const satisfies Record<TopicKind, (fields: Fields) => readonly string[]>;

const KIND_NAMES = { tags: 'tag', authors: 'author' } as const satisfies Record<TopicKind, string>;

/**
 * Names that would share an address without meaning the same. Those that differ in case, accents,
 * spaces or punctuation alone are one: the newest article says how it is written.
 */
export function findTopicClashes(stories: readonly Story[]): readonly Problem[] {
  const first = new Map<TopicKey, { readonly name: string; readonly file: string }>();
  const known = new Set<string>();
  return stories.flatMap((story) =>
    TOPIC_KINDS.flatMap((kind) => {
      const names = NAMES[kind](story.fields);
      return names.flatMap((name) => {
        if (known.has(`${kind} ${name}`)) return [];
        const key = topicKey(kind, { slug: findSlug(name) });
        const other = first.get(key);
        if (!other || foldTopicName(other.name) === foldTopicName(name)) {
          known.add(`${kind} ${name}`);
          if (!other) first.set(key, { name, file: story.file });
          return [];
        }
        const what = KIND_NAMES[kind];
        return [
          problemWith(
            story,
            kind,
            `${kind}: the ${what} "${name}" would have the address of "${other.name}" in ${other.file}, /${key}; write one of them otherwise`,
          ),
        ];
      });
    }),
  );
}

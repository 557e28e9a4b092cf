import type { Author } from '../article/article.ts';
import { type Topic, type TopicKind, topicKey } from '../article/topic.ts';

const CLASSES = { tags: 'p-category', authors: 'p-author h-card' } as const;

/** A tag or an author, which leads to the list of its articles. */
const Name = ({ kind, topic }: { kind: TopicKind; topic: Topic }) => (
  <a
    class={CLASSES[kind]}
    href={`/${topicKey(kind, topic)}`}
    rel={kind === 'tags' ? 'tag' : 'author'}
  >
    {topic.name}
  </a>
);

/** Who wrote an article, in a sentence of the site's language: "Ada, Bo and Cy". */
export const Authors = ({
  authors,
  language,
}: {
  authors: readonly Author[];
  language: string;
}) => {
  const rest = authors.values();
  return (
    <span>
      {new Intl.ListFormat(language)
        .formatToParts(authors.map(({ name }) => name))
        .map(({ type, value }) => {
          const author = type === 'element' ? rest.next().value : undefined;
          return author ? (
            <bdi>
              <Name kind="authors" topic={author} />
            </bdi>
          ) : (
            value
          );
        })}
    </span>
  );
};

export const Tags = ({ tags }: { tags: readonly Topic[] }) => (
  <ul class="tags" aria-label="Tags">
    {tags.map((tag) => (
      <li>
        <Name kind="tags" topic={tag} />
      </li>
    ))}
  </ul>
);

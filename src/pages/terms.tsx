import type { Masthead } from '../feed/channel.ts';
import { FEED_FORMATS, FORMATS } from '../feed/formats.ts';
import type { TopicKey, TopicKind } from '../model/term.ts';
import { termPath, termsPath } from '../paths.ts';
import { Layout, renderPage } from './layout.tsx';
import { Pager } from './pager.tsx';

/** A tag or an author, and how many articles it has. */
export interface TopicLink {
  readonly key: TopicKey;
  readonly name: string;
  readonly count: number;
}

/** Names that lead to their articles. */
export const TopicLinks = ({ topics }: { topics: readonly TopicLink[] }) => (
  <ul class="tags">
    {topics.map(({ key, name }) => (
      <li>
        <a href={termPath(key)}>
          <bdi>{name}</bdi>
        </a>
      </li>
    ))}
  </ul>
);

/** Names with how many articles they have and their feeds. */
export const TopicTable = ({ topics }: { topics: readonly TopicLink[] }) => (
  <ul class="topics">
    {topics.map(({ key, name, count }) => (
      <li>
        <a class="topic" href={termPath(key)}>
          <bdi>{name}</bdi>
        </a>{' '}
        <span class="quiet">
          {count === 1 ? '1 article' : `${count} articles`}
          {FORMATS.map((format) => (
            <>
              {' · '}
              <a href={termPath(key) + FEED_FORMATS[format].path}>
                {FEED_FORMATS[format].name}
                <span class="unseen"> of {name}</span>
              </a>
            </>
          ))}
        </span>
      </li>
    ))}
  </ul>
);

const TITLES = { tags: 'Tags', authors: 'Authors' } as const satisfies Record<TopicKind, string>;

/** A page of the list of all tags or authors. */
interface TopicsPart {
  /** From 1 on. */
  readonly number: number;
  readonly topics: readonly TopicLink[];
  readonly hasMore: boolean;
}

/** All tags, or all authors, each with its feeds. */
export function renderTopics(
  masthead: Masthead,
  kind: TopicKind,
  { number, topics, hasMore }: TopicsPart,
): string {
  const title = number === 1 ? TITLES[kind] : `${TITLES[kind]}, page ${number}`;
  const url = new URL(termsPath(kind, number), masthead.homeUrl).href;
  return renderPage(
    <Layout
      masthead={masthead}
      title={title}
      canonical={url}
      description={`${TITLES[kind]} of ${masthead.title}`}
      preview={{ type: 'website', title, description: masthead.description, url }}
    >
      <div class="headline">
        <h1>{TITLES[kind]}</h1>
        {number > 1 && <p class="quiet">Page {number}</p>}
      </div>
      <TopicTable topics={topics} />
      <Pager
        back={
          number > 1 ? { path: termsPath(kind, number - 1), name: `Previous ${kind}` } : undefined
        }
        onward={hasMore ? { path: termsPath(kind, number + 1), name: `More ${kind}` } : undefined}
      />
    </Layout>,
  );
}

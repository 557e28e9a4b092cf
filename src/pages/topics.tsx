import type { TopicKey, TopicKind } from '../article/topic.ts';
import type { Masthead } from '../feed/channel.ts';
import { FEED_FORMATS, FORMATS } from '../feed/formats.ts';
import { Layout, renderPage } from './layout.tsx';

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
        <a href={`/${key}`}>
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
        <a class="topic" href={`/${key}`}>
          <bdi>{name}</bdi>
        </a>{' '}
        <span class="quiet">
          {count === 1 ? '1 article' : `${count} articles`}
          {FORMATS.map((format) => (
            <>
              {' · '}
              <a href={`/${key}${FEED_FORMATS[format].path}`}>
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

/** All tags, or all authors, each with its feeds. */
export const renderTopics = (
  masthead: Masthead,
  kind: TopicKind,
  topics: readonly TopicLink[],
): string =>
  renderPage(
    <Layout
      masthead={masthead}
      title={TITLES[kind]}
      canonical={new URL(`/${kind}`, masthead.homeUrl).href}
      description={`${TITLES[kind]} of ${masthead.title}`}
      preview={{
        type: 'website',
        title: TITLES[kind],
        description: masthead.description,
        url: new URL(`/${kind}`, masthead.homeUrl).href,
      }}
    >
      <div class="headline">
        <h1>{TITLES[kind]}</h1>
      </div>
      <TopicTable topics={topics} />
    </Layout>,
  );

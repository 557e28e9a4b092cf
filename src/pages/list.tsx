import type { Topic, TopicKind } from '../article/topic.ts';
import type { ListedFeed, Masthead } from '../feed/channel.ts';
import { Addresses } from './addresses.tsx';
import { Layout, renderPage } from './layout.tsx';
import { describeSite } from './structured-data.ts';
import { type Part, PartPager, partPath, Teasers } from './teaser.tsx';
import { type TopicLink, TopicLinks } from './topics.tsx';

/** Of a part: of the first one, the title of the list. */
const titleOf = (number: number, list?: string): string | undefined => {
  if (number === 1) return list;
  return list === undefined ? `Page ${number}` : `${list}, page ${number}`;
};

const addressOf = ({ number, folder }: Part, { homeUrl }: Masthead): string =>
  new URL(partPath(folder, number), homeUrl).href;

const Invitation = ({ masthead }: { masthead: Masthead }) => (
  <section class="subscribe" aria-labelledby="subscribe-title">
    <h2 id="subscribe-title">Subscribe</h2>
    <p>
      Copy one of these addresses into a feed reader, and new articles come to you: no account, no
      e-mail address, nobody following along. Any of the three will do.{' '}
      <a href="/subscribe">How it works</a>
    </p>
    <Addresses of={masthead} />
  </section>
);

/**
 * The front page: what this is, the latest articles, how to subscribe; and the pages behind it.
 * @param tags the ones to choose from
 */
export function renderFront(masthead: Masthead, part: Part, tags: readonly TopicLink[]): string {
  const { title, description } = masthead;
  const url = addressOf(part, masthead);
  return renderPage(
    <Layout
      masthead={masthead}
      title={titleOf(part.number)}
      description={description}
      canonical={url}
      preview={{ type: 'website', title, description, url }}
      structuredData={part.number === 1 ? describeSite(masthead) : undefined}
    >
      <div class="h-feed">
        {part.number === 1 ? (
          <div class="intro">
            <h1 class="p-name">{title}</h1>
            <p class="p-summary">{description}</p>
          </div>
        ) : (
          <div class="headline">
            <h1 class="p-name">Older articles</h1>
            <p class="quiet">Page {part.number}</p>
          </div>
        )}
        <Teasers items={part.items} masthead={masthead} />
      </div>
      <PartPager {...part} />
      {part.number === 1 && tags.length > 0 && (
        <section class="browse" aria-labelledby="browse-title">
          <h2 id="browse-title">Tags</h2>
          <TopicLinks topics={tags} />
          <p class="quiet">
            <a href="/tags">All tags</a>
          </p>
        </section>
      )}
      <Invitation masthead={masthead} />
    </Layout>,
  );
}

const KICKERS = { tags: 'Tag', authors: 'Author' } as const satisfies Record<TopicKind, string>;

interface TopicPage {
  readonly kind: TopicKind;
  readonly topic: Topic & { readonly url?: string | undefined };
  readonly feed: ListedFeed;
  readonly part: Part;
}

/** The articles of one tag or one author, and how to subscribe to these alone. */
export function renderTopic(masthead: Masthead, { kind, topic, feed, part }: TopicPage): string {
  const url = addressOf(part, masthead);
  return renderPage(
    <Layout
      masthead={masthead}
      title={titleOf(part.number, topic.name)}
      description={`${topic.name}: ${masthead.description}`}
      canonical={url}
      feed={feed}
      preview={{
        type: 'website',
        title: topic.name,
        description: masthead.description,
        url,
      }}
    >
      <div class="h-feed">
        <div class="headline">
          <p class="quiet kicker">
            <a href={`/${kind}`}>{KICKERS[kind]}</a>
          </p>
          <h1 class="p-name" dir="auto">
            {topic.name}
          </h1>
          {topic.url && (
            <p class="quiet">
              <a href={topic.url} rel="author">
                {new URL(topic.url).hostname}
              </a>
            </p>
          )}
          {part.number > 1 && <p class="quiet">Page {part.number}</p>}
        </div>
        <Teasers items={part.items} masthead={masthead} />
      </div>
      <PartPager {...part} />
      <section class="subscribe" aria-labelledby="subscribe-title">
        <h2 id="subscribe-title">
          Subscribe to <bdi>{topic.name}</bdi> alone
        </h2>
        <p>
          Copy one of these addresses into a feed reader. <a href="/subscribe">How it works</a>
        </p>
        <Addresses of={feed} />
      </section>
    </Layout>,
  );
}

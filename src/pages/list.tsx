import type { Child } from 'hono/jsx';
import type { Topic, TopicKind } from '../article/topic.ts';
import type { ListedFeed, ListedItem, Masthead } from '../feed/channel.ts';
import { Addresses } from './addresses.tsx';
import { Layout, renderPage } from './layout.tsx';
import { Pager } from './pager.tsx';
import { describeSite } from './structured-data.ts';
import { Articles } from './teaser.tsx';
import { type TopicLink, TopicLinks } from './topics.tsx';

/** The newest articles of a list. */
interface OpenList {
  readonly items: readonly ListedItem[];
  /** How many archives the list has. */
  readonly archives: number;
  /** The path of the list, without a slash at its end: empty for that of the front page. */
  readonly folder: string;
}

/** Older articles of a list. */
interface ArchivedList extends OpenList {
  /** From 1 on, which has the oldest. */
  readonly number: number;
  /** The time that they are of, in the site's language; absent where none is left. */
  readonly period: string | undefined;
}

/** The path of an archive of a list. */
export const archivePath = (folder: string, number: number): string =>
  `${folder}/archive/${number}`;

const Older = ({ folder, archives }: OpenList) => (
  <Pager
    back={undefined}
    onward={
      archives > 0 ? { path: archivePath(folder, archives), name: 'Older articles' } : undefined
    }
  />
);

const Neighbours = ({ folder, number, archives }: ArchivedList) => (
  <Pager
    back={{
      path: number < archives ? archivePath(folder, number + 1) : folder || '/',
      name: 'Newer articles',
    }}
    onward={
      number > 1 ? { path: archivePath(folder, number - 1), name: 'Older articles' } : undefined
    }
  />
);

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
 * The front page: what this is, the latest articles, how to subscribe; and the way to older ones.
 * @param tags the ones to choose from
 */
export function renderFront(
  masthead: Masthead,
  list: OpenList,
  tags: readonly TopicLink[],
): string {
  const { title, description, homeUrl } = masthead;
  return renderPage(
    <Layout
      masthead={masthead}
      description={description}
      canonical={homeUrl}
      preview={{ type: 'website', title, description, url: homeUrl }}
      structuredData={describeSite(masthead)}
    >
      <div class="h-feed">
        <div class="intro">
          <h1 class="p-name">{title}</h1>
          <p class="p-summary">{description}</p>
        </div>
        <Articles items={list.items} masthead={masthead} />
      </div>
      <Older {...list} />
      {tags.length > 0 && (
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

/** What an archive is called, and the time that it is of. */
const Period = ({ number, period }: Pick<ArchivedList, 'number' | 'period'>) => (
  <p class="quiet">
    Archive {number}: {period ?? 'its articles were taken away'}
  </p>
);

/** Older articles of the whole site. */
export function renderArchive(masthead: Masthead, list: ArchivedList): string {
  const { number, folder } = list;
  const { description, homeUrl } = masthead;
  const title = `Archive ${number}`;
  const url = new URL(archivePath(folder, number), homeUrl).href;
  return renderPage(
    <Layout
      masthead={masthead}
      title={title}
      description={description}
      canonical={url}
      preview={{ type: 'website', title: masthead.title, description, url }}
    >
      <div class="h-feed">
        <div class="headline">
          <h1 class="p-name">Older articles</h1>
          <Period {...list} />
        </div>
        <Articles items={list.items} masthead={masthead} />
      </div>
      <Neighbours {...list} />
      <Invitation masthead={masthead} />
    </Layout>,
  );
}

const KICKERS = { tags: 'Tag', authors: 'Author' } as const satisfies Record<TopicKind, string>;

/** A tag or an author. */
interface Subject {
  readonly kind: TopicKind;
  readonly topic: Topic & { readonly url?: string | undefined };
  readonly feed: ListedFeed;
}

interface TopicPageProps extends Subject {
  readonly masthead: Masthead;
  /** Of the page, where that is not the first. */
  readonly title?: string;
  /** The absolute URL of the page. */
  readonly url: string;
  readonly items: readonly ListedItem[];
  readonly period?: Child;
  readonly pager: Child;
}

const TopicPage = ({ masthead, kind, topic, feed, url, ...page }: TopicPageProps) => (
  <Layout
    masthead={masthead}
    title={page.title ?? topic.name}
    description={`${topic.name}: ${masthead.description}`}
    canonical={url}
    feed={feed}
    preview={{ type: 'website', title: topic.name, description: masthead.description, url }}
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
        {page.period}
      </div>
      <Articles items={page.items} masthead={masthead} />
    </div>
    {page.pager}
    <section class="subscribe" aria-labelledby="subscribe-title">
      <h2 id="subscribe-title">
        Subscribe to <bdi>{topic.name}</bdi> alone
      </h2>
      <p>
        Copy one of these addresses into a feed reader. <a href="/subscribe">How it works</a>
      </p>
      <Addresses of={feed} />
    </section>
  </Layout>
);

/** The newest articles of one tag or one author, and how to subscribe to these alone. */
export const renderTopic = (masthead: Masthead, subject: Subject, list: OpenList): string =>
  renderPage(
    <TopicPage
      {...subject}
      masthead={masthead}
      url={new URL(list.folder, masthead.homeUrl).href}
      items={list.items}
      pager={<Older {...list} />}
    />,
  );

/** Older ones. */
export const renderTopicArchive = (
  masthead: Masthead,
  subject: Subject,
  list: ArchivedList,
): string =>
  renderPage(
    <TopicPage
      {...subject}
      masthead={masthead}
      title={`${subject.topic.name}, archive ${list.number}`}
      url={new URL(archivePath(list.folder, list.number), masthead.homeUrl).href}
      items={list.items}
      period={<Period {...list} />}
      pager={<Neighbours {...list} />}
    />,
  );

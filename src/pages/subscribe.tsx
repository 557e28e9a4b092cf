import type { ListedItem, SiteInfo } from '../feed/channel.ts';
import { FEED_FORMATS, FORMATS } from '../feed/formats.ts';
import type { Taxonomy } from '../model/term.ts';
import { articlePath, FAVICON_PATH, OPML_PATH, SUBSCRIBE_PATH, termsPath } from '../paths.ts';
import { Day } from './date.tsx';
import { Layout, renderPage } from './layout.tsx';
import { type TermLink, TermTable } from './terms.tsx';

/** Readers on the web, each with the address where people subscribe to a feed. */
const READERS = {
  Feedly: (feed) => `https://feedly.com/i/subscription/feed/${feed}`,
  Inoreader: (feed) => `https://www.inoreader.com/?add_feed=${feed}`,
  NewsBlur: (feed) => `https://www.newsblur.com/?url=${feed}`,
  'The Old Reader': (feed) => `https://theoldreader.com/feeds/subscribe?url=${feed}`,
  Feedbin: (feed) => `https://feedbin.com/?subscribe=${feed}`,
} as const satisfies Record<string, (feed: string) => string>;

/** Readers on a server of one's own: only its owner knows how the address begins. */
const SELF_HOSTED = {
  Miniflux: (feed) => `/bookmarklet?uri=${feed}`,
  FreshRSS: (feed) => `/i/?c=feed&a=add&url_rss=${feed}`,
} as const satisfies Record<string, (feed: string) => string>;

const Choices = ({ feedUrls }: SiteInfo) => {
  const feed = encodeURIComponent(feedUrls.rss);
  return (
    <>
      <ul class="readers">
        <li>
          <a href={`feed:${feedUrls.rss}`}>An app on this device</a>
        </li>
        {Object.entries(READERS).map(([name, locate]) => (
          <li>
            <a href={locate(feed)}>{name}</a>
          </li>
        ))}
      </ul>
      <p class="quiet">
        “An app” opens NetNewsWire, Thunderbird or whichever feed reader your device has.
      </p>
      <p>For a reader on your own server, add this to its address:</p>
      <dl class="addresses">
        {Object.entries(SELF_HOSTED).map(([name, locate]) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <code>{locate(feed)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};

/** The newest article as a reader would list it. */
const InReader = ({ item, siteInfo }: { item: ListedItem; siteInfo: SiteInfo }) => (
  <figure class="in-reader">
    <div>
      <p class="quiet">
        <img src={siteInfo.iconUrl ?? FAVICON_PATH} alt="" width="16" height="16" />{' '}
        <bdi>{siteInfo.title}</bdi>
        {item.published && (
          <>
            {' · '}
            <Day instant={item.published} day={item.publishedDay} />
          </>
        )}
      </p>
      <p class="title" lang={item.language} dir="auto">
        <a href={articlePath(item.slug)}>{item.title}</a>
      </p>
      <p lang={item.language} dir="auto">
        {item.summary}
      </p>
    </div>
    <figcaption class="quiet">The latest article, as a feed reader shows it.</figcaption>
  </figure>
);

interface OneAloneProps {
  readonly kind: Taxonomy;
  readonly title: string;
  readonly terms: readonly TermLink[];
  /** The name of the page with all of them: `All tags`. */
  readonly all: string;
}

const OneAlone = ({ kind, title, terms, all }: OneAloneProps) =>
  terms.length > 0 ? (
    <>
      <h2 id={kind}>{title}</h2>
      <TermTable terms={terms} />
      <p class="quiet">
        <a href={termsPath(kind)}>{all}</a>
      </p>
    </>
  ) : null;

interface Choice {
  readonly latest: ListedItem | undefined;
  readonly tags: readonly TermLink[];
  readonly authors: readonly TermLink[];
}

/** What a feed is and how to subscribe to one, for people who have never done it. */
export const renderSubscribe = (siteInfo: SiteInfo, { latest, tags, authors }: Choice): string =>
  renderPage(
    <Layout
      siteInfo={siteInfo}
      title="Subscribe"
      description={`How to follow ${siteInfo.title} in a feed reader.`}
      canonical={new URL(SUBSCRIBE_PATH, siteInfo.homeUrl).href}
      preview={{
        type: 'website',
        title: `Subscribe to ${siteInfo.title}`,
        description: siteInfo.description,
        url: new URL(SUBSCRIBE_PATH, siteInfo.homeUrl).href,
      }}
    >
      <div class="headline">
        <h1>Subscribe</h1>
      </div>
      <div class="text">
        <p>
          A feed is a list of a site’s newest articles that an app can read. Give its address to a
          feed reader once, and whatever <bdi>{siteInfo.title}</bdi> publishes will be waiting for
          you there, next to everything else you follow, newest first. You need no account here and
          no email address, nobody watches what you read, and you can leave whenever you like.
        </p>
        {latest && <InReader item={latest} siteInfo={siteInfo} />}
        <h2>In one click</h2>
        <Choices {...siteInfo} />
        <h2>By address</h2>
        <p>Every reader accepts any of these three; they all say the same.</p>
        <dl class="addresses">
          {FORMATS.map((format) => (
            <div>
              <dt>
                <a href={FEED_FORMATS[format].path}>{FEED_FORMATS[format].name}</a>
              </dt>
              <dd>
                <code>{siteInfo.feedUrls[format]}</code>
              </dd>
            </div>
          ))}
        </dl>
        <OneAlone kind="tags" title="Just one tag" terms={tags} all="All tags" />
        <OneAlone kind="authors" title="Just one author" terms={authors} all="All authors" />
        <h2>Everything at once</h2>
        <p>
          <a href={OPML_PATH}>All feeds of this site</a> are in one file (OPML) that feed readers
          can import.
        </p>
      </div>
    </Layout>,
  );

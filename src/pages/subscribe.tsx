import type { ListedItem } from '../feed/channel.ts';
import { FEED_FORMATS, FORMATS } from '../feed/formats.ts';
import type { SentenceName } from '../model/sentences.ts';
import type { Taxonomy } from '../model/term.ts';
import { articlePath, FAVICON_PATH, OPML_PATH, SUBSCRIBE_PATH, termsPath } from '../paths.ts';
import { Day } from './date.tsx';
import { Layout, renderPage } from './layout.tsx';
import type { PageSite } from './page-site.ts';
import { fill, Say } from './say.tsx';
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

const Choices = ({ site }: { site: PageSite }) => {
  const { rss } = site.feedUrls;
  const feed = encodeURIComponent(rss);
  return (
    <>
      <ul class="readers">
        <li>
          <a href={`feed:${rss}`}>
            <Say site={site} the="app" />
          </a>
        </li>
        {Object.entries(READERS).map(([name, locate]) => (
          <li>
            <a href={locate(feed)}>{name}</a>
          </li>
        ))}
      </ul>
      <p class="quiet">
        <Say site={site} the="aboutApp" />
      </p>
      <p>
        <Say site={site} the="ownServer" />
      </p>
      <dl class="addresses">
        {Object.entries(SELF_HOSTED).map(([name, locate]) => (
          <div>
            <dt>{name}</dt>
            <dd dir="ltr">
              <code>{locate(feed)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};

/** The newest article as a reader would list it. */
const InReader = ({ item, site }: { item: ListedItem; site: PageSite }) => (
  <figure class="in-reader">
    <div>
      <p class="quiet">
        <img src={site.show?.image ?? site.iconUrl ?? FAVICON_PATH} alt="" width="16" height="16" />{' '}
        <bdi>{site.show?.title ?? site.title}</bdi>
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
    <figcaption class="quiet">
      <Say site={site} the="asReadersShowIt" />
    </figcaption>
  </figure>
);

interface OneAloneProps {
  readonly site: PageSite;
  readonly kind: Taxonomy;
  readonly title: SentenceName;
  readonly terms: readonly TermLink[];
  /** The name of the page with all of them. */
  readonly all: SentenceName;
}

const OneAlone = ({ site, kind, title, terms, all }: OneAloneProps) =>
  terms.length > 0 ? (
    <>
      <h2 id={kind}>
        <Say site={site} the={title} />
      </h2>
      <TermTable site={site} terms={terms} />
      <p class="quiet">
        <a href={termsPath(kind)}>
          <Say site={site} the={all} />
        </a>
      </p>
    </>
  ) : null;

interface Choice {
  readonly latest: ListedItem | undefined;
  readonly tags: readonly TermLink[];
  readonly authors: readonly TermLink[];
}

/** What a feed is and how to subscribe to one, for people who have never done it. */
export const renderSubscribe = (site: PageSite, { latest, tags, authors }: Choice): string =>
  renderPage(
    <Layout
      site={site}
      title={site.sentences.subscribe}
      description={fill(site.sentences.howToFollow, { site: site.title })}
      canonical={new URL(SUBSCRIBE_PATH, site.homeUrl).href}
      preview={{
        type: 'website',
        title: fill(site.sentences.subscribeTo, { name: site.title }),
        description: site.description,
        url: new URL(SUBSCRIBE_PATH, site.homeUrl).href,
      }}
    >
      <div class="headline">
        <h1>
          <Say site={site} the="subscribe" />
        </h1>
      </div>
      <div class="text">
        <p>
          <Say site={site} the="aboutFeeds" with={{ site: <bdi>{site.title}</bdi> }} />
        </p>
        {latest && <InReader item={latest} site={site} />}
        <h2>
          <Say site={site} the="oneClick" />
        </h2>
        <Choices site={site} />
        <h2>
          <Say site={site} the="byAddress" />
        </h2>
        <p>
          <Say site={site} the="anyAddress" />
        </p>
        <dl class="addresses">
          {FORMATS.map((format) => (
            <div>
              <dt>
                <a href={FEED_FORMATS[format].path}>{FEED_FORMATS[format].name}</a>
              </dt>
              <dd dir="ltr">
                <code>{site.feedUrls[format]}</code>
              </dd>
            </div>
          ))}
        </dl>
        <OneAlone site={site} kind="tags" title="oneTag" terms={tags} all="allTags" />
        <OneAlone site={site} kind="authors" title="oneAuthor" terms={authors} all="allAuthors" />
        <h2>
          <Say site={site} the="everything" />
        </h2>
        <p>
          <Say
            site={site}
            the="opml"
            with={{ file: <a href={OPML_PATH}>{OPML_PATH.slice(1)}</a> }}
          />
        </p>
      </div>
    </Layout>,
  );

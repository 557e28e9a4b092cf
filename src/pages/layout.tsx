import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import type { ListedFeed } from '../feed/channel.ts';
import { FEED_FORMATS, FORMATS } from '../feed/formats.ts';
import { directionOf } from '../model/direction.ts';
import { FAVICON_PATH, SUBSCRIBE_PATH } from '../paths.ts';
import type { PageSite } from './page-site.ts';
import { Say } from './say.tsx';
import { type Preview, PreviewTags } from './social-card.tsx';
import { STYLE_PATH } from './style.ts';

/** What a page says about itself, to browsers, search engines and other sites. */
export interface PageHead {
  /** Of this page; undefined on the front page, which has the site's. */
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  /** The absolute URL of this page; undefined on an error page. */
  readonly canonical?: string | undefined;
  /** The feed of what the page lists, if that is not the site's. */
  readonly feed?: ListedFeed | undefined;
  readonly preview?: Preview | undefined;
  readonly structuredData?: object | undefined;
  readonly noindex?: boolean | undefined;
}

interface LayoutProps extends PageHead {
  readonly site: PageSite;
}

/** The feeds that a reader finds by the page's address: the page's own before the site's. */
const Alternates = ({ feeds }: { feeds: readonly ListedFeed[] }) => (
  <>
    {feeds.flatMap(({ title, show, feedUrls }) =>
      FORMATS.map((format) => (
        <link
          rel="alternate"
          type={FEED_FORMATS[format].mediaType}
          title={`${show?.title ?? title} (${FEED_FORMATS[format].name})`}
          href={new URL(feedUrls[format]).pathname}
        />
      )),
    )}
  </>
);

/**
 * Data for search engines. It is no script, so the policy allows it. No `<` is left in it, so
 * nothing can end the element.
 */
const StructuredData = ({ data }: { data: object }) => (
  <script type="application/ld+json">{raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>
);

/** The frame of every page. */
export const Layout = ({
  site,
  title,
  description,
  canonical,
  feed,
  preview,
  structuredData,
  noindex,
  children,
}: PropsWithChildren<LayoutProps>) => (
  <html lang={site.language} dir={directionOf(site.language)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title ? `${title} – ${site.title}` : site.title}</title>
      {description && <meta name="description" content={description} />}
      {canonical && <link rel="canonical" href={canonical} />}
      {noindex && <meta name="robots" content="noindex" />}
      <Alternates feeds={feed ? [feed, site] : [site]} />
      <link rel="icon" type="image/svg+xml" href={FAVICON_PATH} />
      <link rel="stylesheet" href={STYLE_PATH} />
      {preview && <PreviewTags siteInfo={site} preview={preview} />}
      {structuredData && <StructuredData data={structuredData} />}
    </head>
    <body>
      <a class="skip" href="#main">
        <Say site={site} the="skip" />
      </a>
      <header class="top">
        {title && (
          <a class="name" href="/">
            {site.title}
          </a>
        )}
        <a class="button" href={SUBSCRIBE_PATH}>
          <Say site={site} the="subscribe" />
        </a>
      </header>
      <main id="main">{children}</main>
      <footer class="bottom quiet">
        <p>
          {FORMATS.map((format) => (
            <>
              <a href={FEED_FORMATS[format].path}>{FEED_FORMATS[format].name}</a>
              {' · '}
            </>
          ))}
          <a href={SUBSCRIBE_PATH}>
            <Say site={site} the="subscribe" />
          </a>
        </p>
        <p>
          {site.copyright && <>{site.copyright} · </>}
          <Say site={site} the="madeWith" />
        </p>
      </footer>
    </body>
  </html>
);

/** A whole document, as it is sent. */
export const renderPage = (page: ReturnType<typeof Layout>): string =>
  `<!doctype html>\n${raw(page)}\n`;

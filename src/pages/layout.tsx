import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import type { Masthead } from '../feed/channel.ts';
import { FEED_FORMATS } from '../feed/formats.ts';
import { STYLE_PATH } from './style.ts';

interface LayoutProps {
  readonly masthead: Masthead;
  /** Of this page; the front page has the site's. */
  readonly title?: string;
  readonly description?: string;
  /** The absolute URL of this page; an error page has none. */
  readonly canonical?: string;
}

/** The frame of every page. */
export const Layout = ({
  masthead,
  title,
  description,
  canonical,
  children,
}: PropsWithChildren<LayoutProps>) => (
  <html lang={masthead.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title ? `${title} – ${masthead.title}` : masthead.title}</title>
      {description && <meta name="description" content={description} />}
      {canonical && <link rel="canonical" href={canonical} />}
      {Object.values(FEED_FORMATS).map(({ name, path, mediaType }) => (
        <link rel="alternate" type={mediaType} title={`${masthead.title} (${name})`} href={path} />
      ))}
      <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
      <link rel="stylesheet" href={STYLE_PATH} />
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the text
      </a>
      <header class="top">
        {title && (
          <a class="name" href="/">
            {masthead.title}
          </a>
        )}
        <a class="button" href="/#subscribe">
          Subscribe
        </a>
      </header>
      <main id="main">{children}</main>
      <footer class="bottom quiet">
        <p>
          {masthead.copyright && <>{masthead.copyright} · </>}
          Published with Tidings.
        </p>
      </footer>
    </body>
  </html>
);

/** A page as it is sent. */
export const renderPage = (page: ReturnType<typeof Layout>): string =>
  `<!doctype html>\n${raw(page)}\n`;

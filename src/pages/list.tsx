import type { ListedFeed, ListedItem, SiteInfo } from '../feed/channel.ts';
import type { Taxonomy, Term } from '../model/term.ts';
import { archivePath, SUBSCRIBE_PATH, termsPath } from '../paths.ts';
import { Addresses } from './addresses.tsx';
import { Layout, renderPage } from './layout.tsx';
import { Pager } from './pager.tsx';
import { describeSite } from './structured-data.ts';
import { Articles } from './teaser.tsx';
import { type TermLink, TermLinks } from './terms.tsx';

/** A page of a list: its newest articles, or an archive. */
interface ListPage {
  readonly items: readonly ListedItem[];
  /** The path of the list, without a slash at its end; empty for the front page's. */
  readonly folder: string;
  /** How many archives the list has. */
  readonly archives: number;
  readonly archive?: {
    /** From 1, the archive of the oldest articles. */
    readonly number: number;
    /** The days that the articles span, in the site's language; undefined if none is left. */
    readonly period?: string | undefined;
  };
}

const ListPager = ({ folder, archives, archive }: ListPage) => {
  const newer = archive && archive.number < archives ? archive.number + 1 : undefined;
  const older = archive ? archive.number - 1 : archives;
  return (
    <Pager
      previous={archive && { path: archivePath(folder, newer), name: 'Newer articles' }}
      next={older > 0 ? { path: archivePath(folder, older), name: 'Older articles' } : undefined}
    />
  );
};

const Period = ({ number, period }: NonNullable<ListPage['archive']>) => (
  <p class="quiet">
    Archive {number}: {period ?? 'its articles have been removed'}
  </p>
);

const Invitation = ({ siteInfo }: { siteInfo: SiteInfo }) => (
  <section class="subscribe" aria-labelledby="subscribe-title">
    <h2 id="subscribe-title">Subscribe</h2>
    <p>
      Paste one of these addresses into a feed reader, and new articles come to you: no account, no
      email address, no tracking. Any of the three will do.{' '}
      <a href={SUBSCRIBE_PATH}>How it works</a>
    </p>
    <Addresses of={siteInfo} />
  </section>
);

/**
 * The front page: what this is, the newest articles, how to subscribe. Or a page of older articles.
 * @param tags to choose from
 */
export function renderFront(
  siteInfo: SiteInfo,
  page: ListPage,
  tags: readonly TermLink[] = [],
): string {
  const { title, description, homeUrl } = siteInfo;
  const { archive, folder, items } = page;
  const url = new URL(archivePath(folder, archive?.number), homeUrl).href;
  return renderPage(
    <Layout
      siteInfo={siteInfo}
      title={archive && `Archive ${archive.number}`}
      description={description}
      canonical={url}
      preview={{ type: 'website', title, description, url }}
      structuredData={archive ? undefined : describeSite(siteInfo)}
    >
      <div class="h-feed">
        {archive ? (
          <div class="headline">
            <h1 class="p-name">Older articles</h1>
            <Period {...archive} />
          </div>
        ) : (
          <div class="intro">
            <h1 class="p-name">{title}</h1>
            <p class="p-summary">{description}</p>
          </div>
        )}
        <Articles items={items} siteInfo={siteInfo} />
      </div>
      <ListPager {...page} />
      {tags.length > 0 && (
        <section class="browse" aria-labelledby="browse-title">
          <h2 id="browse-title">Tags</h2>
          <TermLinks terms={tags} />
          <p class="quiet">
            <a href={termsPath('tags')}>All tags</a>
          </p>
        </section>
      )}
      <Invitation siteInfo={siteInfo} />
    </Layout>,
  );
}

const KICKERS = { tags: 'Tag', authors: 'Author' } as const satisfies Record<Taxonomy, string>;

interface Subject {
  readonly kind: Taxonomy;
  readonly term: Term & { readonly url?: string | undefined };
  readonly feed: ListedFeed;
}

/** The articles of a tag or an author, and how to subscribe to these alone. */
export function renderTerm(
  siteInfo: SiteInfo,
  { kind, term, feed }: Subject,
  page: ListPage,
): string {
  const { archive, folder, items } = page;
  const { description } = siteInfo;
  const url = new URL(archivePath(folder, archive?.number), siteInfo.homeUrl).href;
  return renderPage(
    <Layout
      siteInfo={siteInfo}
      title={archive ? `${term.name}, archive ${archive.number}` : term.name}
      description={`${term.name}: ${description}`}
      canonical={url}
      feed={feed}
      preview={{ type: 'website', title: term.name, description, url }}
    >
      <div class="h-feed">
        <div class="headline">
          <p class="quiet kicker">
            <a href={termsPath(kind)}>{KICKERS[kind]}</a>
          </p>
          <h1 class="p-name" dir="auto">
            {term.name}
          </h1>
          {term.url && (
            <p class="quiet">
              <a href={term.url} rel="author">
                {new URL(term.url).hostname}
              </a>
            </p>
          )}
          {archive && <Period {...archive} />}
        </div>
        <Articles items={items} siteInfo={siteInfo} />
      </div>
      <ListPager {...page} />
      <section class="subscribe" aria-labelledby="subscribe-title">
        <h2 id="subscribe-title">
          Subscribe to just <bdi>{term.name}</bdi>
        </h2>
        <p>
          Paste one of these addresses into a feed reader. <a href={SUBSCRIBE_PATH}>How it works</a>
        </p>
        <Addresses of={feed} />
      </section>
    </Layout>,
  );
}

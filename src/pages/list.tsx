import type { ListedFeed, ListedItem } from '../feed/channel.ts';
import type { Picture } from '../model/article.ts';
import type { SentenceName } from '../model/sentences.ts';
import type { Show } from '../model/show.ts';
import type { Taxonomy, Term } from '../model/term.ts';
import { archivePath, SUBSCRIBE_PATH, termsPath } from '../paths.ts';
import { Addresses } from './addresses.tsx';
import { Layout, renderPage } from './layout.tsx';
import type { PageSite } from './page-site.ts';
import { Pager } from './pager.tsx';
import { fill, formatNumber, Say } from './say.tsx';
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

const ListPager = ({ site, page }: { site: PageSite; page: ListPage }) => {
  const { folder, archives, archive } = page;
  const newer = archive && archive.number < archives ? archive.number + 1 : undefined;
  const older = archive ? archive.number - 1 : archives;
  return (
    <Pager
      site={site}
      previous={archive && { path: archivePath(folder, newer), name: 'newerArticles' }}
      next={older > 0 ? { path: archivePath(folder, older), name: 'olderArticles' } : undefined}
    />
  );
};

const nameArchive = (number: number, { sentences }: PageSite): string =>
  fill(sentences.archive, { number: formatNumber(number, sentences) });

type Archive = NonNullable<ListPage['archive']>;

const Period = ({ site, number, period }: Archive & { site: PageSite }) => (
  <p class="quiet">
    <Say site={site} the="archive" with={{ number: formatNumber(number, site.sentences) }} />
    {' · '}
    <bdi>{period ?? <Say site={site} the="emptyArchive" />}</bdi>
  </p>
);

/** Says how to subscribe, and leads to the page that explains it. */
const PasteAddress = ({
  site,
  the,
}: {
  site: PageSite;
  the: 'pasteAddress' | 'pasteTermAddress';
}) => (
  <p>
    <Say
      site={site}
      the={the}
      with={{ more: <a href={SUBSCRIBE_PATH}>{site.sentences.howItWorks}</a> }}
    />
  </p>
);

const Invitation = ({ site }: { site: PageSite }) => (
  <section class="subscribe" aria-labelledby="subscribe-title">
    <h2 id="subscribe-title">
      <Say site={site} the="subscribe" />
    </h2>
    <PasteAddress site={site} the="pasteAddress" />
    <Addresses of={site} />
  </section>
);

/**
 * The front page: what this is, the newest articles, how to subscribe. Or a page of older articles.
 * @param tags to choose from
 */
export function renderFront(
  site: PageSite,
  page: ListPage,
  tags: readonly TermLink[] = [],
): string {
  const { title, description, homeUrl } = site;
  const { archive, folder, items } = page;
  const url = new URL(archivePath(folder, archive?.number), homeUrl).href;
  return renderPage(
    <Layout
      site={site}
      title={archive && nameArchive(archive.number, site)}
      description={description}
      canonical={url}
      preview={{ type: 'website', title, description, url }}
      structuredData={archive ? undefined : describeSite(site)}
    >
      <div class="h-feed">
        {archive ? (
          <div class="headline">
            <h1 class="p-name">
              <Say site={site} the="olderArticles" />
            </h1>
            <Period site={site} {...archive} />
          </div>
        ) : (
          <div class="intro">
            <h1 class="p-name">{title}</h1>
            <p class="p-summary">{description}</p>
          </div>
        )}
        <Articles items={items} siteInfo={site} />
      </div>
      <ListPager site={site} page={page} />
      {tags.length > 0 && (
        <section class="browse" aria-labelledby="browse-title">
          <h2 id="browse-title">
            <Say site={site} the="tags" />
          </h2>
          <TermLinks terms={tags} />
          <p class="quiet">
            <a href={termsPath('tags')}>
              <Say site={site} the="allTags" />
            </a>
          </p>
        </section>
      )}
      <Invitation site={site} />
    </Layout>,
  );
}

const KICKERS = { tags: 'tag', authors: 'author' } as const satisfies Record<
  Taxonomy,
  SentenceName
>;

/** The picture of a show, whose size only its file tells. */
const coverOf = (show: Show | undefined): Picture | undefined =>
  show?.image === undefined ? undefined : { url: show.image, mediaType: 'image/jpeg' };

interface Subject {
  readonly kind: Taxonomy;
  readonly term: Term & { readonly url?: string | undefined };
  readonly feed: ListedFeed;
}

/** The articles of a tag or an author, and how to subscribe to these alone. */
export function renderTerm(site: PageSite, { kind, term, feed }: Subject, page: ListPage): string {
  const { archive, folder, items } = page;
  const { show } = feed;
  const name = show?.title ?? term.name;
  const description = show?.description ?? site.description;
  const url = new URL(archivePath(folder, archive?.number), site.homeUrl).href;
  return renderPage(
    <Layout
      site={site}
      title={archive ? `${name} – ${nameArchive(archive.number, site)}` : name}
      description={show?.description ?? `${name}: ${description}`}
      canonical={url}
      feed={feed}
      preview={{ type: 'website', title: name, description, url, image: coverOf(show) }}
    >
      <div class="h-feed">
        <div class="headline">
          <p class="quiet kicker">
            <a href={termsPath(kind)}>
              <Say site={site} the={KICKERS[kind]} />
            </a>
          </p>
          {show?.image && <img class="cover" src={show.image} alt="" width="160" height="160" />}
          <h1 class="p-name" lang={show?.language} dir="auto">
            {name}
          </h1>
          {show?.description && (
            <p class="p-summary" lang={show.language} dir="auto">
              {show.description}
            </p>
          )}
          {term.url && (
            <p class="quiet">
              <a href={term.url} rel="author">
                {new URL(term.url).hostname}
              </a>
            </p>
          )}
          {archive && <Period site={site} {...archive} />}
        </div>
        <Articles items={items} siteInfo={site} />
      </div>
      <ListPager site={site} page={page} />
      <section class="subscribe" aria-labelledby="subscribe-title">
        <h2 id="subscribe-title">
          <Say site={site} the="subscribeTo" with={{ name: <bdi>{name}</bdi> }} />
        </h2>
        <PasteAddress site={site} the="pasteTermAddress" />
        <Addresses of={feed} />
      </section>
    </Layout>,
  );
}

import { FEED_FORMATS, FORMATS } from '../feed/formats.ts';
import type { Taxonomy, TermKey } from '../model/term.ts';
import { termPath, termsPath } from '../paths.ts';
import { Layout, renderPage } from './layout.tsx';
import type { PageSite } from './page-site.ts';
import { Pager } from './pager.tsx';
import { fill, formatArticles, formatNumber, InSiteLanguage, Say } from './say.tsx';

/** A tag or an author, and how many articles it has. */
export interface TermLink {
  readonly key: TermKey;
  readonly name: string;
  readonly count: number;
}

/** Names with links to their articles. */
export const TermLinks = ({ terms }: { terms: readonly TermLink[] }) => (
  <ul class="tags">
    {terms.map(({ key, name }) => (
      <li>
        <a href={termPath(key)}>
          <bdi>{name}</bdi>
        </a>
      </li>
    ))}
  </ul>
);

/** Names with their number of articles and their feeds. */
export const TermTable = ({ site, terms }: { site: PageSite; terms: readonly TermLink[] }) => (
  <ul class="terms">
    {terms.map(({ key, name, count }) => (
      <li>
        <a class="term" href={termPath(key)}>
          <bdi>{name}</bdi>
        </a>{' '}
        <span class="quiet">
          <InSiteLanguage site={site}>{formatArticles(count, site.sentences)}</InSiteLanguage>
          {FORMATS.map((format) => (
            <>
              {' · '}
              <a href={termPath(key) + FEED_FORMATS[format].path}>
                {FEED_FORMATS[format].name}
                <span class="sr-only">: {name}</span>
              </a>
            </>
          ))}
        </span>
      </li>
    ))}
  </ul>
);

interface TermsPart {
  /** From 1. */
  readonly number: number;
  readonly terms: readonly TermLink[];
  readonly hasMore: boolean;
}

/** All tags, or all authors, each with its feeds. */
export function renderTerms(
  site: PageSite,
  kind: Taxonomy,
  { number, terms, hasMore }: TermsPart,
): string {
  const { sentences } = site;
  const page = { number: formatNumber(number, sentences) };
  const name = sentences[kind];
  const title = number === 1 ? name : `${name} – ${fill(sentences.page, page)}`;
  const url = new URL(termsPath(kind, number), site.homeUrl).href;
  return renderPage(
    <Layout
      site={site}
      title={title}
      canonical={url}
      description={`${name} – ${site.title}`}
      preview={{ type: 'website', title, description: site.description, url }}
    >
      <div class="headline">
        <h1>
          <Say site={site} the={kind} />
        </h1>
        {number > 1 && (
          <p class="quiet">
            <Say site={site} the="page" with={page} />
          </p>
        )}
      </div>
      <TermTable site={site} terms={terms} />
      <Pager
        site={site}
        previous={
          number > 1 ? { path: termsPath(kind, number - 1), name: 'previousPage' } : undefined
        }
        next={hasMore ? { path: termsPath(kind, number + 1), name: 'nextPage' } : undefined}
      />
    </Layout>,
  );
}

import type { SiteInfo } from '../feed/channel.ts';
import { FEED_FORMATS, FORMATS } from '../feed/formats.ts';
import type { Taxonomy, TermKey } from '../model/term.ts';
import { termPath, termsPath } from '../paths.ts';
import { Layout, renderPage } from './layout.tsx';
import { Pager } from './pager.tsx';

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
export const TermTable = ({ terms }: { terms: readonly TermLink[] }) => (
  <ul class="terms">
    {terms.map(({ key, name, count }) => (
      <li>
        <a class="term" href={termPath(key)}>
          <bdi>{name}</bdi>
        </a>{' '}
        <span class="quiet">
          {count === 1 ? '1 article' : `${count} articles`}
          {FORMATS.map((format) => (
            <>
              {' · '}
              <a href={termPath(key) + FEED_FORMATS[format].path}>
                {FEED_FORMATS[format].name}
                <span class="unseen"> for {name}</span>
              </a>
            </>
          ))}
        </span>
      </li>
    ))}
  </ul>
);

const TITLES = { tags: 'Tags', authors: 'Authors' } as const satisfies Record<Taxonomy, string>;

interface TermsPart {
  /** From 1. */
  readonly number: number;
  readonly terms: readonly TermLink[];
  readonly hasMore: boolean;
}

/** All tags, or all authors, each with its feeds. */
export function renderTerms(
  siteInfo: SiteInfo,
  kind: Taxonomy,
  { number, terms, hasMore }: TermsPart,
): string {
  const title = number === 1 ? TITLES[kind] : `${TITLES[kind]}, page ${number}`;
  const url = new URL(termsPath(kind, number), siteInfo.homeUrl).href;
  return renderPage(
    <Layout
      siteInfo={siteInfo}
      title={title}
      canonical={url}
      description={`${TITLES[kind]} of ${siteInfo.title}`}
      preview={{ type: 'website', title, description: siteInfo.description, url }}
    >
      <div class="headline">
        <h1>{TITLES[kind]}</h1>
        {number > 1 && <p class="quiet">Page {number}</p>}
      </div>
      <TermTable terms={terms} />
      <Pager
        previous={
          number > 1 ? { path: termsPath(kind, number - 1), name: `Previous ${kind}` } : undefined
        }
        next={hasMore ? { path: termsPath(kind, number + 1), name: `More ${kind}` } : undefined}
      />
    </Layout>,
  );
}

import type { ListedFeed } from '../feed/channel.ts';
import { CACHE, type Lifetime } from '../http/cache-policy.ts';
import { linkHeader } from '../http/link.ts';
import type { Document } from '../http/representation.ts';
import { PAGE_SECURITY } from '../http/security.ts';
import type { OpenPart, Snapshot, TermPart } from '../library/open/snapshot.ts';
import { ARCHIVE_SIZE } from '../model/archives.ts';
import type { ArticleMeta } from '../model/article.ts';
import type { Taxonomy, TermKey } from '../model/term.ts';
import { renderArticle } from '../pages/article-page.tsx';
import { renderFront, renderTerm } from '../pages/list.tsx';
import { renderGone, renderNotFound } from '../pages/missing.tsx';
import { renderSubscribe } from '../pages/subscribe.tsx';
import { renderTerms } from '../pages/terms.tsx';
import { archivePath, termPath } from '../paths.ts';
import type { Channels } from './channels.ts';
import { buildAlternates } from './document-links.ts';

/** Tags or authors on one page of all of them. */
const TERMS_PAGE_SIZE = 100;

/** Articles that a page of a list had, before there were archives. */
const FORMER_PAGE_SIZE = 20;

/** Articles that a page for what is not there names. */
const FEW = 5;

/** The pages for people. */
export function createPages({ siteInfo, toListedItem, toPageItem, describeTerm }: Channels) {
  const page = (text: string, feeds: readonly ListedFeed[] = [siteInfo]): Document => ({
    text,
    mediaType: 'text/html',
    lifetime: CACHE.page,
    headers: {
      ...PAGE_SECURITY,
      'Cache-Tag': 'site',
      ...linkHeader(feeds.flatMap(buildAlternates)),
    },
  });

  const missing = (text: string, lifetime: Lifetime): Document => ({
    text,
    mediaType: 'text/html',
    lifetime,
    headers: PAGE_SECURITY,
  });

  const latest = ({ open }: Snapshot) => open.articles.slice(0, FEW);

  const termPage = (
    kind: Taxonomy,
    { term, archives }: TermPart,
    articles: readonly ArticleMeta[],
    archive?: { readonly number: number; readonly period?: string | undefined },
  ): Document => {
    const feed = describeTerm(term);
    const items = articles.map(toListedItem);
    const list = { items, folder: termPath(term.key), archives, ...(archive && { archive }) };
    return page(renderTerm(siteInfo, { kind, term, feed }, list), [feed, siteInfo]);
  };

  return {
    front({ open, mainTerms }: Snapshot): Document {
      const list = { ...open, items: open.articles.map(toListedItem), folder: '' };
      return page(renderFront(siteInfo, list, mainTerms('tags')));
    },

    /** @param number from 1 on, which has the oldest articles */
    async archive({ open, sealed }: Snapshot, number: number): Promise<Document | undefined> {
      const found = await sealed(number);
      if (!found) return undefined;
      const { articles, period } = found;
      const items = articles.map(toListedItem);
      const list = { items, folder: '', archives: open.archives, archive: { number, period } };
      return page(renderFront(siteInfo, list));
    },

    async term(snapshot: Snapshot, kind: Taxonomy, key: TermKey): Promise<Document | undefined> {
      const part = await snapshot.term(key);
      return part && termPage(kind, part, part.articles);
    },

    /** @param number from 1 on, which has the oldest articles */
    async termArchive(
      snapshot: Snapshot,
      kind: Taxonomy,
      key: TermKey,
      number: number,
    ): Promise<Document | undefined> {
      const part = await snapshot.term(key);
      const archive = part && (await snapshot.termArchive(key, number));
      if (!archive) return undefined;
      return termPage(kind, part, archive.articles, { number, period: archive.period });
    },

    /** Where the articles are now that stood on a page of a list: on its first page, or in an archive. */
    findPage({ articles, archives }: OpenPart, folder: string, number: number): string {
      const place = (number - 1) * FORMER_PAGE_SIZE - articles.length;
      const archive = archives - Math.floor(place / ARCHIVE_SIZE);
      return archivePath(folder, place < 0 || archive < 1 ? undefined : archive);
    },

    /** @param number from 1 on, by name */
    async terms(snapshot: Snapshot, kind: Taxonomy, number: number) {
      const all = await snapshot.terms(kind);
      const end = number * TERMS_PAGE_SIZE;
      const terms = all.slice(end - TERMS_PAGE_SIZE, end);
      if (terms.length === 0) return undefined;
      return page(renderTerms(siteInfo, kind, { number, terms, hasMore: all.length > end }));
    },

    subscribe(snapshot: Snapshot): Document {
      const [newest] = snapshot.open.articles;
      return page(
        renderSubscribe(siteInfo, {
          latest: newest && toListedItem(newest),
          tags: snapshot.mainTerms('tags'),
          authors: snapshot.mainTerms('authors'),
        }),
      );
    },

    async article(snapshot: Snapshot, slug: string): Promise<Document | undefined> {
      const found = await snapshot.find(slug);
      return found && page(renderArticle(siteInfo, toPageItem(found.article), found));
    },

    unknown: (snapshot: Snapshot): Document =>
      missing(renderNotFound(siteInfo, latest(snapshot)), CACHE.notFound),

    gone: (snapshot: Snapshot): Document =>
      missing(renderGone(siteInfo, latest(snapshot)), CACHE.gone),
  };
}

import type { Document } from '../http/representation.ts';
import type { OpenPart, Snapshot, TermPart } from '../library/open/snapshot.ts';
import { ARCHIVE_SIZE } from '../model/archives.ts';
import type { ArticleMeta } from '../model/article.ts';
import type { Taxonomy, TermKey } from '../model/term.ts';
import { renderFront, renderTerm } from '../pages/list.tsx';
import { renderTerms } from '../pages/terms.tsx';
import { archivePath, termPath } from '../paths.ts';
import type { Channels } from './channels.ts';
import { pageDocument } from './page-document.ts';

/** Tags or authors on one page of all of them. */
const TERMS_PAGE_SIZE = 100;

/** Articles that a page of a list had, before there were archives. */
const FORMER_PAGE_SIZE = 20;

/**
 * The archive that has the articles now that were on a page of a list once, when its pages were counted from the
 * newest article on; the first page of the list where they are still there.
 */
export function pathOfFormerPage(
  { articles, archives }: OpenPart,
  folder: string,
  page: number,
): string {
  const place = (page - 1) * FORMER_PAGE_SIZE - articles.length;
  const archive = archives - Math.floor(place / ARCHIVE_SIZE);
  return archivePath(folder, place < 0 || archive < 1 ? undefined : archive);
}

/** The pages of lists: of all articles, of a tag's or an author's, and of all tags or authors. */
export function createListPages({ siteInfo, toListedItem, describeTerm }: Channels) {
  const termPage = (
    kind: Taxonomy,
    { term, archives }: TermPart,
    articles: readonly ArticleMeta[],
    archive?: { readonly number: number; readonly period?: string | undefined },
  ): Document => {
    const feed = describeTerm(term);
    const items = articles.map(toListedItem);
    const list = { items, folder: termPath(term.key), archives, ...(archive && { archive }) };
    return pageDocument(renderTerm(siteInfo, { kind, term, feed }, list), [feed, siteInfo]);
  };

  return {
    front({ open, mainTerms }: Snapshot): Document {
      const list = { ...open, items: open.articles.map(toListedItem), folder: '' };
      return pageDocument(renderFront(siteInfo, list, mainTerms('tags')), [siteInfo]);
    },

    /** @param number from 1 on, which has the oldest articles */
    async archive({ open, sealed }: Snapshot, number: number): Promise<Document | undefined> {
      const found = await sealed(number);
      if (!found) return undefined;
      const { articles, period } = found;
      const items = articles.map(toListedItem);
      const list = { items, folder: '', archives: open.archives, archive: { number, period } };
      return pageDocument(renderFront(siteInfo, list), [siteInfo]);
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

    /** @param number from 1 on, by name */
    async terms(snapshot: Snapshot, kind: Taxonomy, number: number) {
      const all = await snapshot.terms(kind);
      const end = number * TERMS_PAGE_SIZE;
      const terms = all.slice(end - TERMS_PAGE_SIZE, end);
      if (terms.length === 0) return undefined;
      const hasMore = all.length > end;
      return pageDocument(renderTerms(siteInfo, kind, { number, terms, hasMore }), [siteInfo]);
    },
  };
}

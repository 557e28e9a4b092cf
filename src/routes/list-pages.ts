import type { Document } from '../http/representation.ts';
import type { OpenPart, Snapshot, TermPart } from '../library/open/snapshot.ts';
import { ARCHIVE_SIZE, TERMS_PAGE_SIZE } from '../model/archives.ts';
import type { ArticleMeta } from '../model/article.ts';
import type { Taxonomy, TermKey } from '../model/term.ts';
import { renderFront, renderTerm } from '../pages/list.tsx';
import { renderTerms } from '../pages/terms.tsx';
import { archivePath, termPath } from '../paths.ts';
import type { Channels } from './channels.ts';
import { pageDocument } from './page-document.ts';

/** Articles per page of a list, before there were archives. */
const FORMER_PAGE_SIZE = 20;

/**
 * Where the articles of a former page are now. The pages of a list were once counted from the
 * newest article: page 4 had articles 61 to 80.
 * @returns the path of an archive, or of the list's first page if they are on it
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

/** Pages of lists: of all articles, of those of a tag or an author, and of all tags or authors. */
export function createListPages({ site, toListedItem, describeTerm }: Channels) {
  const termPage = (
    kind: Taxonomy,
    { term, archives }: TermPart,
    articles: readonly ArticleMeta[],
    archive?: { readonly number: number; readonly period?: string | undefined },
  ): Document => {
    const feed = describeTerm(term);
    const items = articles.map(toListedItem);
    const list = { items, folder: termPath(term.key), archives, ...(archive && { archive }) };
    return pageDocument(renderTerm(site, { kind, term, feed }, list), [feed, site]);
  };

  return {
    front({ open, mainTerms }: Snapshot): Document {
      const list = { ...open, items: open.articles.map(toListedItem), folder: '' };
      return pageDocument(renderFront(site, list, mainTerms('tags')), [site]);
    },

    /** @param number from 1, the archive of the oldest articles */
    async archive({ open, sealed }: Snapshot, number: number): Promise<Document | undefined> {
      const found = await sealed(number);
      if (!found) return undefined;
      const { articles, period } = found;
      const items = articles.map(toListedItem);
      const list = { items, folder: '', archives: open.archives, archive: { number, period } };
      return pageDocument(renderFront(site, list), [site]);
    },

    async term(snapshot: Snapshot, kind: Taxonomy, key: TermKey): Promise<Document | undefined> {
      const part = await snapshot.term(key);
      return part && termPage(kind, part, part.articles);
    },

    /** @param number from 1, the archive of the oldest articles */
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

    /** @param number from 1; terms are sorted by name */
    async terms(snapshot: Snapshot, kind: Taxonomy, number: number) {
      const all = await snapshot.terms(kind);
      const end = number * TERMS_PAGE_SIZE;
      const terms = all.slice(end - TERMS_PAGE_SIZE, end);
      if (terms.length === 0) return undefined;
      const hasMore = all.length > end;
      return pageDocument(renderTerms(site, kind, { number, terms, hasMore }), [site]);
    },
  };
}

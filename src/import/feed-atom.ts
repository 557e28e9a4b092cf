import {
  type Feeds,
  type Item,
  type Items,
  imageOf,
  isLater,
  isLonger,
  pictureOf,
  readTime,
  sortFiles,
  toHtml,
  unlessShown,
} from './feed-item.ts';
import { plainText } from './html.ts';

export function readAtomEntry(entry: Items['atom'], feed: Feeds['atom']): Item {
  const linkOf = (rel: string) =>
    entry.links?.filter((each) => (each.rel ?? 'alternate') === rel) ?? [];
  const { value, type } = entry.content ?? {};
  const text = value ?? entry.summary?.value ?? '';
  const html = type === undefined || type === 'text' ? toHtml(text) : text;
  const enclosures = linkOf('enclosure').map((each) => ({
    url: each.href,
    type: each.type,
    title: each.title,
    length: each.length,
  }));
  const people = entry.authors ?? feed.authors ?? [];
  const titleType = entry.title?.type ?? 'text';
  const title = entry.title?.value;
  const published = readTime(entry.published ?? entry.updated);
  const updated = entry.published === undefined ? undefined : readTime(entry.updated);
  const base = entry.content?.xml?.base ?? entry.xml?.base ?? feed.xml?.base;
  const href = linkOf('alternate')[0]?.href;
  return {
    article: {
      title: title === undefined || titleType === 'text' ? title : plainText(title),
      id: entry.id,
      link: href && (URL.parse(href, base)?.href ?? href),
      published,
      updated: isLater(updated, published) ? updated : undefined,
      authors: people.flatMap(({ name, uri }) =>
        name ? [{ name, ...(uri !== undefined && { url: uri }) }] : [],
      ),
      tags: (entry.categories ?? []).map(({ label, term }) => label ?? term ?? ''),
      summary: isLonger(value, entry.summary?.value)
        ? plainText(entry.summary?.value ?? '') || undefined
        : undefined,
      language: entry.xml?.lang ?? feed.xml?.lang,
      image: imageOf(enclosures, unlessShown(html, pictureOf(entry.media))),
      ...sortFiles(enclosures),
      text: { html },
    },
    isShort: value === undefined,
    base,
  };
}

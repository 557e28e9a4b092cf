import {
  type Feeds,
  type Item,
  type Items,
  imageOf,
  isLater,
  readTime,
  sortFiles,
  textToHtml,
} from './feed-item.ts';

export function readJsonItem(item: Items['json'], feed: Feeds['json']): Item {
  const { content_html: html, content_text: text } = item;
  const enclosures = (item.attachments ?? []).map((each) => ({
    url: each.url,
    type: each.mime_type,
    title: each.title,
    duration: each.duration_in_seconds,
    length: each.size_in_bytes,
  }));
  const people = item.authors ?? feed.authors ?? [];
  const published = readTime(item.date_published);
  const updated = readTime(item.date_modified);
  return {
    article: {
      title: item.title,
      id: item.id,
      link: item.url,
      published,
      updated: isLater(updated, published) ? updated : undefined,
      authors: people.flatMap(({ name, url }) =>
        name ? [{ name, ...(url !== undefined && { url }) }] : [],
      ),
      tags: item.tags ?? [],
      summary: item.summary,
      language: item.language ?? feed.language,
      externalUrl: item.external_url,
      image: imageOf(enclosures, item.image, item.banner_image),
      ...sortFiles(enclosures),
      text: {
        html: html ?? textToHtml((text ?? '').replaceAll('&', '&amp;')),
      },
    },
    isShort: html === undefined && text === undefined,
  };
}

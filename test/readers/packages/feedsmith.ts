import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { Read } from '../read-item.ts';

export const readRss: Read = (document) =>
  (parseRssFeed(document).items ?? []).map((item) => ({
    id: item.guid?.value,
    link: item.link,
    title: item.title,
    authors: item.dc?.creators,
    published: item.pubDate,
    updated: item.dcterms?.modified?.[0],
    summary: item.description,
    content: item.content?.encoded,
    tags: item.categories?.map(({ name }) => name),
    files: item.enclosures,
    picture: item.media?.contents?.find(({ medium }) => medium === 'image')?.url,
    language: item.dc?.languages?.[0],
    rights: item.dc?.rights?.[0],
    related: item.atom?.links?.find(({ rel }) => rel === 'related')?.href,
    duration: item.itunes?.duration,
    markdown: item.sourceNs?.markdown,
  }));

export const readAtom: Read = (document) =>
  (parseAtomFeed(document).entries ?? []).map((entry) => {
    const links = (wanted: string) => (entry.links ?? []).filter(({ rel }) => rel === wanted);
    return {
      id: entry.id,
      link: links('alternate')[0]?.href,
      title: entry.title?.value,
      titleType: entry.title?.type,
      authors: entry.authors?.map(({ name }) => name),
      published: entry.published,
      updated: entry.updated,
      summary: entry.summary?.value,
      content: entry.content?.value,
      tags: entry.categories?.map(({ label }) => label),
      files: links('enclosure').map(({ href, type, length }) => ({ url: href, type, length })),
      picture: entry.media?.contents?.find(({ medium }) => medium === 'image')?.url,
      language: entry.xml?.lang,
      rights: entry.rights?.value,
      related: links('related')[0]?.href,
      origin: links('via')[0]?.href,
    };
  });

export const readJson: Read = (document) =>
  (parseJsonFeed(document).items ?? []).map((item) => ({
    id: item.id,
    link: item.url,
    title: item.title,
    authors: item.authors?.map(({ name }) => name),
    published: item.date_published,
    updated: item.date_modified,
    summary: item.summary,
    content: item.content_html,
    tags: item.tags,
    files: item.attachments?.map((file) => ({
      url: file.url,
      type: file.mime_type,
      length: file.size_in_bytes,
    })),
    picture: item.image,
    language: item.language,
    related: item.external_url,
    duration: item.attachments?.[0]?.duration_in_seconds,
    text: item.content_text,
  }));

import { once } from 'node:events';
import { createRequire } from 'node:module';
import type FeedMe from 'feedme';
import type { FeedItem, FeedObject } from 'feedme';
import type { Read, ReadItem } from '../read-item.ts';

// Its types say that it has a default export; what `require` gives is the class.
const Parser: typeof FeedMe.default = createRequire(import.meta.url)('feedme');

const list = (value: FeedObject | FeedObject[] | undefined): readonly FeedObject[] =>
  [value ?? []].flat();

/** What an element says, or one of its attributes or children. */
function say(element: FeedObject | undefined, key = 'text'): string | undefined {
  const said = typeof element === 'object' ? element[key] : element;
  return typeof said === 'string' ? said : undefined;
}

const findPicture = (item: FeedItem): string | undefined =>
  say(
    list(item['media:content']).find((file) => say(file, 'medium') === 'image'),
    'url',
  );

const findRelated = (links: FeedObject | undefined): FeedObject | undefined =>
  list(links).find((link) => say(link, 'rel') === 'related');

const createRead =
  (toItem: (item: FeedItem) => ReadItem): Read =>
  async (document) => {
    const parser = new Parser(true);
    parser.end(document);
    await once(parser, 'finish');
    return (parser.done()?.items ?? []).map(toItem);
  };

export const readRss = createRead((item) => ({
  id: say(item.guid),
  link: say(item.link),
  title: say(item.title),
  authors: list(item['dc:creator']).map((name) => say(name)),
  published: say(item.pubdate),
  updated: say(item['dcterms:modified']),
  summary: say(item.description),
  content: say(item['content:encoded']),
  tags: list(item.category).map((tag) => say(tag)),
  files: list(item.enclosure).map((file) => ({
    url: say(file, 'url'),
    type: say(file, 'type'),
    length: say(file, 'length'),
  })),
  picture: findPicture(item),
  language: say(item['dc:language']),
  rights: say(item['dc:rights']),
  related: say(findRelated(item['atom:link']), 'href'),
  duration: say(item['itunes:duration']),
  markdown: say(item['source:markdown']),
}));

export const readAtom = createRead((item) => {
  const links = (rel: string) => list(item.link).filter((link) => say(link, 'rel') === rel);
  return {
    id: say(item.id),
    link: say(links('alternate')[0], 'href'),
    title: say(item.title),
    authors: list(item.author).map((author) => say(author, 'name')),
    published: say(item.published),
    updated: say(item.updated),
    summary: say(item.summary),
    content: say(item.content),
    tags: list(item.category).map((tag) => say(tag, 'label')),
    files: links('enclosure').map((link) => ({
      url: say(link, 'href'),
      type: say(link, 'type'),
      length: say(link, 'length'),
    })),
    picture: findPicture(item),
    language: say(item, 'xml:lang'),
    rights: say(item.rights),
    related: say(findRelated(item.link), 'href'),
    origin: say(links('via')[0], 'href'),
  };
});

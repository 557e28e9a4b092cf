import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import type { FeedFormat } from '../feed/formats.ts';

/** What a feed says that can be checked from outside. */
export interface FeedFacts {
  readonly self: string | undefined;
  readonly home: string | undefined;
  readonly hubs: readonly string[];
  readonly previousArchive?: string | undefined;
  readonly items: readonly {
    readonly id: string | undefined;
    readonly link: string | undefined;
    readonly dates: readonly string[];
  }[];
}

type Links = readonly { readonly href?: string; readonly rel?: string }[] | undefined;

const findLinks = (links: Links, wanted: string): readonly string[] =>
  (links ?? []).flatMap(({ rel = 'alternate', href }) =>
    rel === wanted && href !== undefined ? [href] : [],
  );

const present = (texts: readonly (string | undefined)[]): readonly string[] =>
  texts.filter((text) => text !== undefined);

/** Throws where a document is no XML; feedsmith would make something of it all the same. */
function checkXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

function readRss(text: string): FeedFacts {
  checkXml(text);
  const { atom, link, items = [] } = parseRssFeed(text);
  return {
    self: findLinks(atom?.links, 'self')[0],
    home: link,
    hubs: findLinks(atom?.links, 'hub'),
    items: items.map((item) => ({
      id: item.guid?.value,
      link: item.link,
      dates: present([item.pubDate]),
    })),
  };
}

function readAtom(text: string): FeedFacts {
  checkXml(text);
  const { links, entries = [] } = parseAtomFeed(text);
  return {
    self: findLinks(links, 'self')[0],
    home: findLinks(links, 'alternate')[0],
    hubs: findLinks(links, 'hub'),
    previousArchive: findLinks(links, 'prev-archive')[0],
    items: entries.map((entry) => ({
      id: entry.id,
      link: findLinks(entry.links, 'alternate')[0],
      dates: present([entry.published, entry.updated]),
    })),
  };
}

function readJson(text: string): FeedFacts {
  const { feed_url, home_page_url, hubs = [], items = [] } = parseJsonFeed(JSON.parse(text));
  return {
    self: feed_url,
    home: home_page_url,
    hubs: present(hubs.map(({ url }) => url)),
    items: items.map((item) => ({
      id: item.id,
      link: item.url,
      dates: present([item.date_published, item.date_modified]),
    })),
  };
}

const READ = { rss: readRss, atom: readAtom, json: readJson } as const;

/** Reads a feed as a strict reader does. @returns why it cannot be read, if so */
export function readFeed(format: FeedFormat, text: string): FeedFacts | { readonly fault: string } {
  try {
    return READ[format](text);
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

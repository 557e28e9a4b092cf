import { statSync } from 'node:fs';
import path from 'node:path';
import { readInput } from '../compile/input.ts';
import { atStart, type Problem } from '../model/problem.ts';
import { type FeedItem, readFeedPage } from './feed-items.ts';

/** A feed with its archives, or what is wrong with it. */
export type LoadedFeed =
  | {
      readonly items: readonly FeedItem[];
      readonly nameless: number;
      readonly documents: number;
      /** Where it goes on, if that was not read. */
      readonly rest?: string | undefined;
    }
  | { readonly problem: Problem };

/** Far more than any feed has. */
const MOST = { bytes: 64 * 1024 ** 2, documents: 1000, items: 100_000 } as const;

/** How long to wait for a document, in milliseconds. */
const PATIENCE = 60_000;

const isRemote = (place: string): boolean => /^https?:\/\//i.test(place);

/** The encoding that an XML declaration names. */
const ENCODING = /^<\?xml[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]+)["']/;

function decodeFeed(bytes: Uint8Array): string {
  const label = ENCODING.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1];
  const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : label).decode(
      bytes,
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new TextDecoder().decode(bytes);
  }
}

type Loaded = { readonly text: string; readonly place: string } | { readonly problem: Problem };

async function download(url: string): Promise<Loaded> {
  const fail = (message: string): Loaded => ({ problem: atStart(url, message) });
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok)
      return fail(`the server answered ${response.status}; save the feed and give its path`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > MOST.bytes) return fail('this is larger than 64 MiB; give a smaller feed');
      chunks.push(chunk);
    }
    return { text: decodeFeed(Buffer.concat(chunks)), place: response.url };
  } catch (error) {
    // What fetch throws: a TypeError of the network, or a DOMException when time is up.
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    return fail('this cannot be downloaded; save the feed and give its path');
  }
}

function readFile(root: string, place: string): Loaded {
  const input = readInput(root, path.relative(root, path.resolve(root, place)), MOST.bytes);
  if (input.kind === 'missing')
    return { problem: atStart(place, 'no such file; give the path or the URL of a feed') };
  if (statSync(path.resolve(root, place)).isDirectory())
    return { problem: atStart(place, 'this is a folder; give the path or the URL of a feed') };
  if (input.kind === 'unreadable') return { problem: { ...input.problem, file: place } };
  return { text: decodeFeed(input.bytes), place };
}

/** What a link of a document leads to: of a URL, what is on its host; of a file, what is in its folder. */
function follow(from: string, link: string): string | undefined {
  if (isRemote(from)) {
    const url = URL.parse(link, from);
    return url && url.host === new URL(from).host && isRemote(url.href) ? url.href : undefined;
  }
  const isName = /^[^/\\:?#]+$/.test(link) && !link.startsWith('.');
  return isName ? path.join(path.dirname(from), link) : undefined;
}

/**
 * Reads a feed and what it leads on to.
 * @param source a URL, or a path from `root`
 */
export async function loadFeed(root: string, source: string): Promise<LoadedFeed> {
  const items = new Map<string, FeedItem>();
  const seen = new Set<string>();
  let nameless = 0;
  let rest: string | undefined;
  for (let place: string | undefined = source; place !== undefined; ) {
    seen.add(place);
    const loaded: Loaded = isRemote(place) ? await download(place) : readFile(root, place);
    if ('problem' in loaded) {
      if (seen.size === 1) return loaded;
      rest = place;
      break;
    }
    const page = readFeedPage(loaded.text, place);
    if ('problem' in page) return page;
    nameless += page.nameless;
    // The newest documents come first, and so does the newest version of an item.
    for (const item of page.items) if (!items.has(item.id)) items.set(item.id, item);
    const next: string | undefined = page.next && follow(loaded.place, page.next);
    const isEnd: boolean = next !== undefined && seen.has(next);
    const isFull = seen.size >= MOST.documents || items.size >= MOST.items;
    rest = isEnd || (next !== undefined && !isFull) ? undefined : page.next;
    place = isEnd || isFull ? undefined : next;
  }
  return { items: [...items.values()], nameless, documents: seen.size, rest };
}

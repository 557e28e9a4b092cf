import { failAt } from './failure.ts';
import { type FeedPage, readFeed } from './feed.ts';

const MOST = { pages: 1000, bytes: 32 * 1024 * 1024, patience: 30_000 } as const;

async function fetchText(url: URL): Promise<{ readonly text: string; readonly at: URL }> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(MOST.patience) });
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw failAt(url.href, `it cannot be fetched (${cause}); save it, and import the file`);
  }
  if (!response.ok || !response.body)
    throw failAt(url.href, `the host says ${response.status}; save it, and import the file`);
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MOST.bytes)
      throw failAt(url.href, 'it has more than 32 MiB; save it, and import the file');
  }
  return { text: text + decoder.decode(), at: new URL(response.url || url.href) };
}

/**
 * Fetches a feed and its archives: RFC 5005's `prev-archive` and `next`, and the `next_url` of JSON Feed. They have to be
 * at the host of the feed.
 */
export async function fetchPages(address: string): Promise<readonly FeedPage[]> {
  const pages: FeedPage[] = [];
  const seen = new Set<string>();
  let host: string | undefined;
  for (
    let next: URL | null = new URL(address);
    next && !seen.has(next.href) && pages.length < MOST.pages;
  ) {
    seen.add(next.href);
    const { text, at } = await fetchText(next);
    host ??= at.host;
    const page = readFeed(text, next.href);
    const older: URL | null = page.next === undefined ? null : URL.parse(page.next, at.href);
    const isFollowed = older !== null && older.host === host && !seen.has(older.href);
    pages.push(
      isFollowed || (older !== null && seen.has(older.href)) ? { ...page, next: undefined } : page,
    );
    next = isFollowed ? older : null;
  }
  return pages;
}

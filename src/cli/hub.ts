import { setTimeout as sleep } from 'node:timers/promises';
import { FEED_FORMATS, FORMATS } from '../feed/formats.ts';
import { RENDER } from '../feed/render.ts';
import { buildEtag } from '../http/representation.ts';
import { createChannels } from '../routes/channels.ts';
import type { Settings } from '../settings/settings.ts';
import { readLibrary } from './read-library.ts';
import { printSuccess, printWarning } from './terminal.ts';

/** A feed's URL, and the ETag of its content; undefined if nothing answers there. */
interface Feed {
  readonly url: string;
  readonly etag: string | undefined;
}

/** The time, and how it is waited for; both in milliseconds. */
interface Clock {
  readonly now: () => number;
  readonly sleep: (time: number) => Promise<unknown>;
}

const REAL_CLOCK: Clock = { now: Date.now, sleep };

const SECOND = 1000;

/** Milliseconds to wait for an answer from the site or the hub. */
const PATIENCE = 10 * SECOND;

/** Milliseconds that a deployment may take to reach the location that answers us. */
const PROPAGATION = 30 * SECOND;

/** Milliseconds before each attempt to reach the hub. */
const DELAYS = [0, 2 * SECOND, 5 * SECOND] as const;

/** For a weak comparison (RFC 9110 §8.8.3.2), since the tags are weak. */
const readTag = (etag: string): string => etag.replace(/^W\//, '');

/** Asks the Worker itself: no cache knows this query, and it changes no document. */
async function readLiveTag(url: string): Promise<string | undefined> {
  try {
    const { ok, headers } = await fetch(`${url}?${Date.now()}`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const etag = ok ? headers.get('ETag') : null;
    return etag === null ? undefined : readTag(etag);
  } catch {
    return undefined;
  }
}

/** The feeds as the public gets them now. */
export const readLiveFeeds = async ({ SITE_URL }: Settings): Promise<readonly Feed[]> =>
  Promise.all(
    FORMATS.map(async (format) => {
      const url = SITE_URL + FEED_FORMATS[format].path;
      return { url, etag: await readLiveTag(url) };
    }),
  );

async function renderFeeds(
  root: string,
  settings: Settings,
  now: number,
): Promise<readonly Feed[]> {
  const library = await readLibrary(root);
  const channel = createChannels(settings, library).readMain(library.at(now));
  return Promise.all(
    FORMATS.map(async (format) => {
      const etag = await buildEtag(new TextEncoder().encode(RENDER[format](channel)));
      return { url: channel.feedUrls[format], etag: readTag(etag) };
    }),
  );
}

/** Waits until the public gets the new feed. A hub that comes earlier finds nothing new. */
async function untilLive({ url, etag }: Feed, { now, sleep: wait }: Clock): Promise<void> {
  const end = now() + PROPAGATION;
  while (now() < end && (await readLiveTag(url)) !== etag) await wait(SECOND);
}

/**
 * Tells the hub that a feed changed. WebSub leaves the format to publisher and hub; this is the one of
 * PubSubHubbub 0.3 §7.1, plus `hub.topic`, which is what newer hubs call the URL. A hub that accepts it
 * answers with a success status: 204 in that section, in practice also 200 and 202.
 * @returns why the hub was not told; undefined if it was
 */
async function notify(hubUrl: string, url: string, clock: Clock): Promise<string | undefined> {
  const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': url, 'hub.topic': url });
  let why: string | undefined;
  for (const delay of DELAYS) {
    await clock.sleep(delay);
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      // Following a 301, 302 or 303 would send a GET, and the feeds would still name the old address.
      const redirect = 'manual';
      const { ok, status } = await fetch(hubUrl, { method: 'POST', body, redirect, signal });
      if (ok) return undefined;
      why = `it answered ${status}`;
      if (status < 400) return `${why}, so it has moved; set HUB_URL to its new address`;
      // What the hub rejects now, it will reject the next time. Only 429 and 5xx may pass.
      if (status < 500 && status !== 429) return why;
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError';
      why = isTimeout ? `no answer in ${PATIENCE / SECOND} seconds` : 'it cannot be reached';
    }
  }
  return why;
}

/**
 * Tells the WebSub hub, if there is one, which feeds a deployment changed. This takes two minutes at most.
 * What goes wrong is printed and stops nothing, since readers still poll.
 * @param before the feeds before the deployment
 * @param root the project's folder
 */
export async function announce(
  settings: Settings,
  before: readonly Feed[],
  root = '.',
  clock = REAL_CLOCK,
): Promise<void> {
  const { HUB_URL: hubUrl } = settings;
  if (hubUrl === undefined) return;
  const known = new Map(before.map(({ url, etag }) => [url, etag]));
  const feeds = await renderFeeds(root, settings, clock.now());
  const changed = feeds.filter(({ url, etag }) => known.get(url) !== etag);
  if (changed.length === 0) {
    printSuccess('No feed has changed, so there is nothing to tell the hub');
    return;
  }
  await Promise.all(changed.map((feed) => untilLive(feed, clock)));
  const outcomes = await Promise.all(
    changed.map(async ({ url }) => ({ url, why: await notify(hubUrl, url, clock) })),
  );
  for (const { url, why } of outcomes) {
    if (why === undefined) printSuccess(`Told the hub that ${url} has changed`);
    else printWarning(`could not tell the hub ${hubUrl} that ${url} has changed: ${why}`);
  }
  if (outcomes.some(({ why }) => why !== undefined)) {
    printWarning('the deployment itself succeeded; readers get the change when they next poll');
  }
}

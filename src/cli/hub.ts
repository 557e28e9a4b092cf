import { setTimeout as sleep } from 'node:timers/promises';
import { FEED_FORMATS, FORMATS } from '../feed/formats.ts';
import { RENDER } from '../feed/render.ts';
import { buildEtag } from '../http/representation.ts';
import { createChannels } from '../routes/channels.ts';
import type { Settings } from '../settings/settings.ts';
import { readLibrary } from './read-library.ts';
import { printSuccess, printWarning } from './terminal.ts';

/** A feed by its URL, and the tag of its bytes; none where nobody answers there. */
interface Feed {
  readonly url: string;
  readonly etag: string | undefined;
}

const SECOND = 1000;

/** How long is waited for an answer of the site, and of the hub. */
const PATIENCE = 10 * SECOND;

/** How long a deployment may take to reach the place that asks. */
const PROPAGATION = 30 * SECOND;

/** Before each attempt to reach the hub. */
const DELAYS = [0, 2 * SECOND, 5 * SECOND] as const;

/** A weak comparison, as the tags themselves are weak. */
const readTag = (etag: string): string => etag.replace(/^W\//, '');

/** Asks the Worker itself: a query of its own is in no cache, and changes no document. */
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

/** The feeds as the compiled library makes them. */
async function renderFeeds(settings: Settings): Promise<readonly Feed[]> {
  const library = await readLibrary('.');
  const { siteInfo, readMain } = createChannels(settings);
  const channel = await readMain(library.at(Date.now()));
  return Promise.all(
    FORMATS.map(async (format) => {
      const etag = await buildEtag(new TextEncoder().encode(RENDER[format](channel)));
      return { url: siteInfo.feedUrls[format], etag: readTag(etag) };
    }),
  );
}

/** Waits until the public gets a feed as it is now: a hub that comes earlier finds nothing new. */
async function untilLive({ url, etag }: Feed): Promise<void> {
  const end = Date.now() + PROPAGATION;
  while (Date.now() < end && (await readLiveTag(url)) !== etag) await sleep(SECOND);
}

/**
 * Tells the hub that a feed changed. WebSub leaves the form to the two of them; this is the one of
 * PubSubHubbub 0.3 §7.1, with the name that newer hubs have for the URL.
 * A hub that heard answers with a status of success: 204 as it says there, in practice also 200 and 202.
 * @returns why the hub does not know; nothing where it does
 */
async function notify(hubUrl: string, url: string): Promise<string | undefined> {
  const body = new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': url, 'hub.topic': url });
  let why: string | undefined;
  for (const delay of DELAYS) {
    await sleep(delay);
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      // To follow would be to ask with GET (301, 302, 303), and the feeds would go on to name the old place.
      const redirect = 'manual';
      const { ok, status } = await fetch(hubUrl, { method: 'POST', body, redirect, signal });
      if (ok) return undefined;
      why = `it answered ${status}`;
      if (status < 400) return `${why}, so it has moved; set HUB_URL to its new address`;
      // What it does not accept, it will not accept the next time.
      if (status < 500 && status !== 429) return why;
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError';
      why = isTimeout ? `no answer in ${PATIENCE / SECOND} seconds` : 'it cannot be reached';
    }
  }
  return why;
}

/**
 * Tells the WebSub hub, if there is one, which feeds a deployment changed. It takes two minutes at
 * most; what goes wrong is said and stops nothing, since readers go on to poll.
 * @param before the feeds as they were ahead of the deployment
 */
export async function announce(settings: Settings, before: readonly Feed[]): Promise<void> {
  const { HUB_URL: hubUrl } = settings;
  if (hubUrl === undefined) return;
  const known = new Map(before.map(({ url, etag }) => [url, etag]));
  const changed = (await renderFeeds(settings)).filter(({ url, etag }) => known.get(url) !== etag);
  if (changed.length === 0) {
    printSuccess('No feed has changed, so there is nothing to tell the hub');
    return;
  }
  await Promise.all(changed.map(untilLive));
  const outcomes = await Promise.all(
    changed.map(async ({ url }) => ({ url, why: await notify(hubUrl, url) })),
  );
  for (const { url, why } of outcomes) {
    if (why === undefined) printSuccess(`Told the hub that ${url} has changed`);
    else printWarning(`could not tell the hub ${hubUrl} that ${url} has changed: ${why}`);
  }
  if (outcomes.some(({ why }) => why !== undefined)) {
    printWarning('the deployment itself succeeded; readers get the change when they next poll');
  }
}

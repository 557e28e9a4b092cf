import { type Agents, type Answer, createAsk } from './ask.ts';
import { judgeCertificate } from './certificate.ts';
import { type Check, fail, pass } from './check.ts';
import { checkCache } from './checks/cache.ts';
import { checkCompression } from './checks/compression.ts';
import { checkConditional } from './checks/conditional.ts';
import { checkFeedReaders } from './checks/feed-readers.ts';
import { checkFeeds } from './checks/feeds.ts';
import { checkHead } from './checks/head.ts';
import { checkHub } from './checks/hub.ts';
import { checkLifetimes } from './checks/lifetimes.ts';
import { checkMedia } from './checks/media.ts';
import { checkPages } from './checks/pages.ts';
import { checkRedirects } from './checks/redirects.ts';
import { checkSiteUrl } from './checks/site-url.ts';
import { checkStatuses } from './checks/statuses.ts';
import { followFront, isEndless, judgeSteps } from './follow.ts';
import { explainOutcome } from './outcome.ts';
import { isLocal, type Survey, surveySite } from './survey.ts';

/** Whom to examine, and how. */
export interface DoctorOptions {
  /** Its origin; the rest does not count. */
  readonly site: URL;
  readonly agents: Agents;
  /** What the doctor calls itself, where it asks in no reader's name. */
  readonly userAgent: string;
  /** Milliseconds for everything. */
  readonly patience: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits between two questions to a cache. */
  readonly pause: () => Promise<unknown>;
  /** When the certificate of a site ends, in milliseconds since 1970; or the code of what is wrong with it. */
  readonly readCertificateEnd: (site: URL) => Promise<number | string>;
  /** The path of a file of the library, if it is known. */
  readonly libraryFile: string | undefined;
}

/** Many times what a site with all kinds of feeds takes. */
const MOST_REQUESTS = 500;

/** Whether the site is behind Cloudflare, where a Worker always is. */
function checkEdge({ site, noEdge }: Survey): readonly Check[] {
  if (noEdge === undefined) return [pass('cloudflare', 'Cloudflare answers for the site')];
  return isLocal(site)
    ? []
    : [
        fail(
          'cloudflare',
          `${site.host} is not answered by Cloudflare`,
          'make it a custom domain of the Worker: docs/deploying.md#a-domain-of-your-own; remove other DNS records of that name',
        ),
      ];
}

async function* runChecks(survey: Survey, options: DoctorOptions): AsyncGenerator<Check> {
  const { site } = survey;
  const { now, libraryFile } = options;
  yield* checkEdge(survey);
  const isSecure = site.protocol === 'https:';
  yield judgeCertificate(
    site,
    isSecure ? await options.readCertificateEnd(site) : undefined,
    now(),
  );
  yield* checkRedirects(survey);
  yield* checkSiteUrl(survey);
  yield* checkFeeds(survey, now());
  yield* checkFeedReaders(survey);
  yield* checkCache(survey);
  yield* checkConditional(survey);
  yield* checkLifetimes(survey);
  yield* checkCompression(survey);
  yield* checkHead(survey);
  yield* checkMedia(survey);
  yield* checkStatuses(survey, libraryFile);
  yield* checkPages(survey);
  yield* checkHub(survey);
}

/** The front page, or why there is none. */
function judgeFront(site: URL, reply: Awaited<ReturnType<Survey['ask']>>): Answer | Check {
  const fault = explainOutcome(reply, 'text/html');
  if (reply.kind === 'answer' && !fault) return reply;
  const seen =
    reply.kind === 'silence'
      ? reply.seen
      : `the front page of ${site.origin} answers ${fault?.seen}`;
  return fail('reach', seen, fault?.todo ?? '');
}

/** Asks a site what only a deployed site can tell, in a few hundred requests, a few at a time. */
export async function* examine(options: DoctorOptions): AsyncGenerator<Check> {
  const { site: asked, agents, userAgent, patience, pause } = options;
  const signal = AbortSignal.timeout(patience);
  const ask = createAsk({ agents, signal, most: MOST_REQUESTS, userAgent });
  const reached = await followFront(asked, ask);
  yield* judgeSteps(reached);
  const { site, reply, steps } = reached;
  if (isEndless(steps)) return;
  const front = judgeFront(site, reply);
  if ('id' in front) {
    yield front;
    return;
  }
  yield pass('reach', `${site.origin} answers`);
  const survey = await surveySite(site, front, { ask, pause, asked });
  for await (const check of runChecks(survey, options)) {
    if (signal.aborted) break;
    yield check;
  }
  if (signal.aborted) {
    const seconds = patience / 1000;
    yield fail(
      'time',
      `not everything could be asked in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
      'run the doctor again, with a larger --timeout if the site is slow',
    );
  }
}

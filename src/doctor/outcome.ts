import { ENDLESS, LET_THROUGH, SEE_LOG } from './advice.ts';
import { type Reply, textOf } from './ask.ts';
import type { Fault } from './check.ts';

/** What Cloudflare writes on its own error pages, and what to do. */
const ERROR_PAGES: Readonly<Record<string, Fault>> = {
  '1015': {
    seen: 'an error page (1015: rate limited)',
    todo: 'leave feeds out of the rate limiting rules: docs/deploying.md#let-feed-readers-through',
  },
  '1027': {
    seen: 'an error page (1027: the requests of the day are used up)',
    todo: 'move to the paid plan: docs/deploying.md#what-a-request-costs',
  },
  '1101': { seen: 'an error page (1101: the Worker failed)', todo: SEE_LOG },
  '1102': {
    seen: 'an error page (1102: the Worker took too long)',
    todo: `move to the paid plan, or ${SEE_LOG}`,
  },
};

const ERROR_PAGE = /\berror(?: code)?:?\s*(?:<[^>]*>\s*)*(1015|1027|1101|1102)\b/i;

/** Why Cloudflare blocks: 1010 is Browser Integrity Check, 1020 a rule, 1006 to 1009 are addresses and countries. */
const BLOCK = /\berror(?: code)?:?\s*(?:<[^>]*>\s*)*(10(?:0[6-9]|1\d|20))\b/i;

/** True where Cloudflare asks for a browser to prove itself, whatever the status. */
const isChallenge = (headers: ReadonlyMap<string, string>): boolean =>
  headers.get('cf-mitigated') === 'challenge';

/**
 * Why a reply is not the document that was asked for.
 * @param mediaType that of the document
 * @returns what was got instead, such as `403`; undefined if it is the document, or a 304
 */
export function explainOutcome(reply: Reply, mediaType: string): Fault | undefined {
  if (reply.kind === 'silence') return { seen: `no answer (${reply.seen})`, todo: reply.todo };
  const { status, headers } = reply;
  if (isChallenge(headers)) {
    return {
      seen: `a challenge of Cloudflare (${status}), which no program can pass`,
      todo: LET_THROUGH,
    };
  }
  if (status === 304) return undefined;
  const type = headers.get('content-type') ?? 'nothing of any type';
  if (status === 200) {
    return type.startsWith(mediaType)
      ? undefined
      : { seen: `${type} instead of ${mediaType}`, todo: LET_THROUGH };
  }
  const page = ERROR_PAGE.exec(textOf(reply))?.[1];
  if (page !== undefined) return ERROR_PAGES[page];
  if (status === 401 || status === 403) {
    const code = BLOCK.exec(textOf(reply))?.[1];
    const why = code === undefined ? '' : ` (error ${code} of Cloudflare)`;
    return { seen: `${status}${why}`, todo: LET_THROUGH };
  }
  if (status === 429) return ERROR_PAGES['1015'];
  if (status >= 300 && status < 400) {
    const location = headers.get('location') ?? '';
    if (URL.parse(location, reply.url)?.href === reply.url) {
      return { seen: `a redirect (${status}) to itself`, todo: ENDLESS };
    }
    return {
      seen: `a redirect (${status}) to ${location}`,
      todo: 'remove the redirect from the rules of the zone, or run the doctor with the address that it leads to',
    };
  }
  return { seen: `${status}`, todo: SEE_LOG };
}

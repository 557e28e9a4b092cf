import { FEED_FORMATS } from '../../feed/formats.ts';
import { HTTPS, WWW } from '../advice.ts';
import type { Reply } from '../ask.ts';
import { type Check, fail, pass, skip } from '../check.ts';
import { readLocation } from '../follow.ts';
import { isLocal, type Survey } from '../survey.ts';

const { path: FEED } = FEED_FORMATS.rss;

/** The other host that people try: with www, or without. */
const otherHost = (host: string): string =>
  host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`;

/** Whether an address leads to the same path of the site in one step, and for good. */
function judgeRedirect(id: string, reply: Reply, site: URL, todo: string): Check {
  if (reply.kind === 'silence') return fail(id, reply.seen, reply.todo);
  const { url, status } = reply;
  const location = readLocation(reply)?.href;
  const wanted = site.origin + FEED;
  if (location === undefined) {
    return fail(id, `${url} answers ${status} instead of a redirect to ${wanted}`, todo);
  }
  if (location !== wanted) return fail(id, `${url} leads to ${location}, not to ${wanted}`, todo);
  return status === 301 || status === 308
    ? pass(id, `${url} leads to ${wanted} in one step`)
    : fail(id, `${url} leads on with ${status}, which is not for good`, todo);
}

async function checkHttp({ site, ask }: Survey): Promise<Check> {
  if (isLocal(site)) return skip('https', 'HTTPS: a server on this machine needs none');
  if (site.protocol === 'http:') {
    return fail('https', `${site.origin} is not HTTPS`, `run the doctor with https://; ${HTTPS}`);
  }
  if (site.port !== '') {
    return skip('https', `where http:// leads: at port ${site.port}, there is only HTTPS`);
  }
  return judgeRedirect('https', await ask(`http://${site.host}${FEED}`), site, HTTPS);
}

/** What a name that does not exist comes to. */
const NO_HOST: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN']);

/** Names that have no www, since they are somebody's part of a domain for all. */
const SHARED = /\.(?:workers|pages)\.dev$/;

async function checkWww({ site, ask }: Survey): Promise<Check> {
  const host = otherHost(site.host);
  if (isLocal(site) || SHARED.test(site.hostname)) {
    return skip('www', `the address with www: ${site.hostname} has none`);
  }
  const reply = await ask(`${site.protocol}//${host}${FEED}`);
  if (reply.kind === 'silence' && NO_HOST.has(reply.code)) {
    return skip('www', `the address ${host}: there is no such host`);
  }
  return judgeRedirect('www', reply, site, WWW);
}

/** Whether the other addresses of the site lead to the one that it names. */
export async function* checkRedirects(survey: Survey): AsyncGenerator<Check> {
  const { site, ask } = survey;
  yield await checkHttp(survey);
  yield await checkWww(survey);
  const todo = 'remove the rules of the zone that redirect by themselves';
  yield judgeRedirect('feed-address', await ask(`${site.origin}/feed`), site, todo);
}

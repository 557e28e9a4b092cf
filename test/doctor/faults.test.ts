import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeAgents, createAgents, createAsk } from '../../src/doctor/ask.ts';
import { judgeCertificate, readCertificateEnd } from '../../src/doctor/certificate.ts';
import type { Check } from '../../src/doctor/check.ts';
import { checkCache } from '../../src/doctor/checks/cache.ts';
import { checkCompression } from '../../src/doctor/checks/compression.ts';
import { checkConditional } from '../../src/doctor/checks/conditional.ts';
import { checkFeedReaders } from '../../src/doctor/checks/feed-readers.ts';
import { checkFeeds } from '../../src/doctor/checks/feeds.ts';
import { checkHead } from '../../src/doctor/checks/head.ts';
import { checkHub } from '../../src/doctor/checks/hub.ts';
import { checkLifetimes } from '../../src/doctor/checks/lifetimes.ts';
import { checkMedia } from '../../src/doctor/checks/media.ts';
import { checkPages } from '../../src/doctor/checks/pages.ts';
import { checkRedirects } from '../../src/doctor/checks/redirects.ts';
import { checkSiteUrl } from '../../src/doctor/checks/site-url.ts';
import { checkStatuses } from '../../src/doctor/checks/statuses.ts';
import { examine } from '../../src/doctor/doctor.ts';
import { type Survey, surveySite } from '../../src/doctor/survey.ts';
import {
  type Edge,
  type EdgeResponse,
  HUB,
  portOf,
  RECORDING,
  SITE,
  type Spoil,
  startEdge,
  textOf,
  withHeaders,
} from '../support/edge.ts';
import { COMPILED } from '../support/library.ts';
import { canRun, requireTool } from '../support/tools.ts';

let edge: Edge;

beforeAll(async () => {
  edge = await startEdge();
});

afterAll(() => edge.stop());

type Examine = (survey: Survey) => AsyncGenerator<Check>;

/** What fails on a site that is spoilt, as lines: what was seen, then what to do. */
async function findFailures(run: Examine, spoil: Spoil): Promise<readonly string[]> {
  edge.spoil(spoil);
  const signal = AbortSignal.timeout(60_000);
  const ask = createAsk({ agents: edge.agents, signal, most: 500, userAgent: 'test' });
  const front = await ask(`${SITE.origin}/`);
  if (front.kind === 'silence') throw new Error(front.seen);
  const survey = await surveySite(SITE, front, { ask, pause: async () => {}, asked: SITE });
  const lines: string[] = [];
  for await (const { id, status, message, todo } of run(survey)) {
    if (status === 'failed') lines.push(`${id}: ${message} → ${todo}`);
  }
  return lines;
}

/** Spoils what is at a path. */
const at =
  (
    where: string | RegExp,
    spoil: (response: EdgeResponse, headers: Headers) => EdgeResponse,
  ): Spoil =>
  ({ url, headers }, response) =>
    (typeof where === 'string' ? url.pathname === where : where.test(url.href))
      ? spoil(response, headers)
      : response;

const status =
  (code: number, body = '', headers: Readonly<Record<string, string>> = {}) =>
  (): EdgeResponse => ({ status: code, headers: new Headers(headers), body });

const header =
  (name: string, value: string | undefined) =>
  (response: EdgeResponse): EdgeResponse =>
    withHeaders(response, { [name]: value });

const replace =
  (from: string | RegExp, to: string) =>
  (response: EdgeResponse): EdgeResponse =>
    response.headers.has('content-encoding')
      ? response
      : {
          ...withHeaders(response, { 'content-length': undefined }),
          body: textOf(response).replace(from, to),
        };

const ANYWHERE = /^/;
const ANY_FEED = /\/(?:rss\.xml|atom\.xml|feed\.json)$/;

/** Only for a program that calls itself so. */
const forAgent =
  (name: string, spoil: (response: EdgeResponse) => EdgeResponse): Spoil =>
  ({ headers }, response) =>
    headers.get('user-agent')?.startsWith(name) ? spoil(response) : response;

const feeds: Examine = (survey) => checkFeeds(survey, COMPILED);
const statuses: Examine = (survey) => checkStatuses(survey, '/library/0123/00.tsv');

interface Row {
  readonly when: string;
  readonly run: Examine;
  readonly spoil: Spoil;
  /** The beginning of each line. */
  readonly says: readonly string[];
}

const LET_THROUGH =
  'let feed readers through: docs/deploying.md#let-feed-readers-through has the rule to copy';

const ROWS: readonly Row[] = [
  {
    when: 'a reader gets 403',
    run: checkFeedReaders,
    spoil: forAgent('Feedly', status(403, 'error code: 1010')),
    says: [
      `reader-feedly: Feedly gets 403 (error 1010 of Cloudflare) at /rss.xml, /atom.xml, /feed.json and 3 more → ${LET_THROUGH}`,
    ],
  },
  ...[200, 403, 503].map(
    (code): Row => ({
      when: `a reader is challenged, with ${code}`,
      run: checkFeedReaders,
      spoil: forAgent('python-requests', status(code, '<html>', { 'cf-mitigated': 'challenge' })),
      says: [
        `reader-requests-python: requests (Python) gets a challenge of Cloudflare (${code}), which no program can pass at /rss.xml`,
      ],
    }),
  ),
  {
    when: 'a reader gets a page instead of one of the feeds',
    run: checkFeedReaders,
    spoil: ({ url, headers }, response) =>
      url.pathname === '/archive/3/atom.xml' && headers.get('user-agent') === 'iTMS'
        ? status(200, '<html>', { 'content-type': 'text/html' })()
        : response,
    says: [
      `reader-apple-podcasts: Apple Podcasts gets text/html instead of application/atom+xml at /archive/3/atom.xml → ${LET_THROUGH}`,
    ],
  },
  {
    when: 'the day of the free plan is used up',
    run: checkFeedReaders,
    spoil: forAgent('curl', status(429, '<h1>Error <span>1027</span></h1>')),
    says: [
      'reader-curl: curl gets an error page (1027: the requests of the day are used up) at /rss.xml, /atom.xml, /feed.json and 3 more → move to the paid plan: docs/deploying.md#what-a-request-costs',
    ],
  },
  {
    when: 'all are limited',
    run: feeds,
    spoil: at('/atom.xml', status(429)),
    says: [
      'feeds: /atom.xml answers an error page (1015: rate limited) → leave feeds out of the rate',
    ],
  },
  {
    when: 'a feed is missing',
    run: feeds,
    spoil: at('/feed.json', status(500)),
    says: ['feeds: /feed.json answers 500 → see the log of the Worker: npx wrangler tail'],
  },
  {
    when: 'a feed is redirected',
    run: feeds,
    spoil: at('/rss.xml', status(302, '', { location: 'https://feeds.test/x' })),
    says: [
      'feeds: /rss.xml answers a redirect (302) to https://feeds.test/x → remove the redirect',
    ],
  },
  {
    when: 'a feed is redirected to itself',
    run: feeds,
    spoil: at('/rss.xml', status(301, '', { location: '/rss.xml' })),
    says: [
      'feeds: /rss.xml answers a redirect (301) to itself → have the rule of the zone that redirects apply to other hosts only',
    ],
  },
  {
    when: 'a feed has another type',
    run: feeds,
    spoil: at('/tags/green/rss.xml', header('content-type', 'application/rss+xml')),
    says: [
      'content-type: /tags/green/rss.xml has the Content-Type application/rss+xml → switch off',
    ],
  },
  {
    when: 'nosniff is gone',
    run: feeds,
    spoil: at(ANY_FEED, header('x-content-type-options', undefined)),
    says: ['nosniff: /rss.xml has x-content-type-options: (none), /atom.xml'],
  },
  {
    when: 'CORS is for one origin',
    run: feeds,
    spoil: at('/feed.json', header('access-control-allow-origin', 'https://a.test')),
    says: ['cors: /feed.json has access-control-allow-origin: https://a.test → switch off'],
  },
  {
    when: 'something stands behind the end of the XML',
    run: feeds,
    spoil: at('/rss.xml', replace(/$/, '<script>x</script>')),
    says: ['parse: /rss.xml does not parse: '],
  },
  {
    when: 'JSON is cut off',
    run: feeds,
    spoil: at('/feed.json', replace(/.$/, '')),
    says: ['parse: /feed.json does not parse: '],
  },
  {
    when: 'two items have one id',
    run: feeds,
    spoil: at('/atom.xml', replace(/urn:x:1</, 'urn:x:0<')),
    says: ['ids: /atom.xml has two items with one id → run npm run deploy'],
  },
  {
    when: 'an item has no id',
    run: feeds,
    spoil: at('/rss.xml', replace(/<guid[^>]*>[^<]*<\/guid>/, '')),
    says: ['ids: /rss.xml has an item without an id → run npm run deploy'],
  },
  {
    when: 'a date is none',
    run: feeds,
    spoil: at('/rss.xml', replace(/<pubDate>[^<]*<\/pubDate>/, '<pubDate>soon</pubDate>')),
    says: ['dates: /rss.xml has the date "soon" → run npm run deploy'],
  },
  {
    when: 'an article is from the future',
    run: feeds,
    spoil: at(
      '/feed.json',
      replace(/"date_published":\s*"[^"]*"/, '"date_published":"2031-01-01T00:00:00Z"'),
    ),
    says: [
      'dates: /feed.json has the date "2031-01-01T00:00:00Z", which is in the future → check the clock',
    ],
  },
  {
    when: 'SITE_URL is another',
    run: checkSiteUrl,
    spoil: at(ANYWHERE, replace(/https:\/\/news\.test/g, 'https://tidings.workers.dev')),
    says: [
      'site-url: /rss.xml names itself https://tidings.workers.dev/rss.xml, /atom.xml names itself https://tidings.workers.dev/atom.xml, /feed.json names itself https://tidings.workers.dev/feed.json and 4 more → set SITE_URL = "https://news.test" in wrangler.toml',
    ],
  },
  {
    when: 'the front page does not name a feed',
    run: checkSiteUrl,
    spoil: at('/', replace(/<link[^>]*feed\+json[^>]*>/g, '')),
    says: ['autodiscovery: the front page does not name the feed as JSON Feed → deploy again'],
  },
  {
    when: 'the cache is off',
    run: checkCache,
    spoil: at(ANYWHERE, header('cf-cache-status', undefined)),
    says: [
      'cache: the cache does not answer for a feed (CF-Cache-Status: none) → write [cache] with enabled = true',
      'cache-query: the cache does not answer for a feed with a query string (CF-Cache-Status: none) → write [cache]',
    ],
  },
  ...(['MISS', 'EXPIRED'] as const).map(
    (value): Row => ({
      when: `the cache never learns: ${value}`,
      run: checkCache,
      spoil: at(/\?/, header('cf-cache-status', value)),
      says: [
        `cache-query: the cache does not answer for a feed with a query string (CF-Cache-Status: ${value}) → run the doctor again`,
      ],
    }),
  ),
  {
    when: 'a rule keeps the cache from storing',
    run: checkCache,
    spoil: at(/rss\.xml$/, header('cf-cache-status', 'BYPASS')),
    says: [
      'cache: the cache does not answer for a feed (CF-Cache-Status: BYPASS) → switch off what sets a cookie',
    ],
  },
  {
    when: 'the Worker fails behind the cache',
    run: checkCache,
    spoil: at(/rss\.xml$/, header('cf-cache-status', 'STALE')),
    says: [
      'cache: the cache does not answer for a feed (CF-Cache-Status: STALE) → the Worker fails',
    ],
  },
  {
    when: 'a query string changes the feed',
    run: checkCache,
    spoil: at(/\?/, header('etag', 'W/"other"')),
    says: ['query: a query string changes what is answered → remove the rules'],
  },
  {
    when: 'the ETag is taken away',
    run: checkConditional,
    spoil: at('/atom.xml', header('etag', undefined)),
    says: ['etag: /atom.xml has no etag → switch off', 'etag-compressed: /atom.xml has no etag'],
  },
  {
    when: 'the ETag is not heeded once it is compressed',
    run: checkConditional,
    spoil: ({ headers }, response) =>
      headers.has('if-none-match') && headers.get('accept-encoding') !== 'identity'
        ? { ...response, status: 200 }
        : response,
    says: ['etag-compressed: /rss.xml answers 200 to if-none-match: W/"'],
  },
  {
    when: 'the date is not heeded',
    run: checkConditional,
    spoil: ({ headers }, response) =>
      headers.has('if-modified-since') ? { ...response, status: 200 } : response,
    says: ['last-modified: /rss.xml answers 200 to if-modified-since: '],
  },
  {
    when: 'everything is a 304',
    run: checkConditional,
    spoil: ({ headers }, response) =>
      headers.has('if-none-match') ? { ...response, status: 304, body: '' } : response,
    says: ['etag-changed: /rss.xml answers 304 to an ETag that it never had, /atom.xml'],
  },
  {
    when: 'Atom and JSON Feed are not compressed',
    run: checkCompression,
    spoil: ({ url, headers }, response) =>
      /atom\.xml|feed\.json/.test(url.pathname) && headers.get('accept-encoding') !== 'identity'
        ? withHeaders({ ...response, body: 'x' }, { 'content-encoding': undefined })
        : response,
    says: ['atom', 'json'].map(
      (id) =>
        `compression-${id}: ${id === 'atom' ? '/atom.xml' : '/feed.json'} is not compressed → add a Compression Rule: docs/deploying.md#compress-atom-and-json-feed`,
    ),
  },
  {
    when: 'nothing is compressed',
    run: checkCompression,
    spoil: at(/\/$|rss\.xml/, header('content-encoding', undefined)),
    says: [
      'compression-page: / is not compressed → remove the Compression Rule',
      'compression-rss: /rss.xml is not compressed → remove the Compression Rule',
    ],
  },
  {
    when: 'what is compressed cannot be read',
    run: checkCompression,
    spoil: at('/rss.xml', (response) => ({
      ...header('content-length', undefined)(response),
      body: 'x',
    })),
    says: ['compression-rss: /rss.xml is not the gzip that it says it is'],
  },
  {
    when: 'a recording is always sent whole',
    run: checkMedia,
    spoil: at(RECORDING, status(200, 'x'.repeat(1000))),
    says: [
      `ranges: ${RECORDING} answers 200 with Content-Range (none) to a request for its first byte → write run_worker_first = true under [assets] in wrangler.toml, and deploy`,
      `media-head: HEAD ${RECORDING} answers 200, with Content-Length (none) → write run_worker_first`,
    ],
  },
  {
    when: 'a 206 does not say which part it is',
    run: checkMedia,
    spoil: at(RECORDING, header('content-range', undefined)),
    says: [`ranges: ${RECORDING} answers 206 with Content-Range (none)`],
  },
  {
    when: 'a recording does not say how long it is',
    run: checkMedia,
    spoil: ({ method, url }, response) =>
      method === 'HEAD' && url.pathname === RECORDING
        ? withHeaders(response, { 'content-length': undefined })
        : response,
    says: [
      `media-head: HEAD ${RECORDING} answers 200, with Content-Length (none) → write run_worker`,
    ],
  },
  {
    when: 'a page does not say its encoding',
    run: checkPages,
    spoil: at('/', header('content-type', 'text/html')),
    says: ['pages: / has content-type: text/html → remove the rules of the zone that set headers'],
  },
  {
    when: 'the end of a recording cannot be asked for',
    run: checkMedia,
    spoil: at(RECORDING, (response, headers) =>
      headers.get('range') === 'bytes=-1' ? status(200)() : response,
    ),
    says: [`ranges: ${RECORDING} answers 200 with Content-Range (none) to Range: bytes=-1`],
  },
  {
    when: 'what is past the end is no 416',
    run: checkMedia,
    spoil: at(RECORDING, (response) =>
      response.status === 416 ? { ...response, status: 206 } : response,
    ),
    says: [
      `ranges: ${RECORDING} answers 206 with Content-Range bytes */1000 to Range: bytes=1000-`,
    ],
  },
  {
    when: 'a missing file is kept as missing for a year',
    run: checkMedia,
    spoil: at(/doctor.*png/, status(404, '', { 'cache-control': 'public, max-age=31536000' })),
    says: [
      'media-missing: a file that is missing answers 404, kept for 31536000 seconds → write run_worker_first',
    ],
  },
  {
    when: 'HEAD is not allowed',
    run: checkHead,
    spoil: ({ method }, response) => (method === 'HEAD' ? status(405)() : response),
    says: ['head: HEAD / answers 405, GET 200, HEAD /rss.xml answers 405, GET 200, HEAD /atom.xml'],
  },
  {
    when: 'HEAD has another tag',
    run: checkHead,
    spoil: ({ method, url }, response) =>
      method === 'HEAD' && url.pathname === '/feed.json'
        ? withHeaders(response, { etag: '"x"' })
        : response,
    says: ['head: HEAD /feed.json has another etag than GET → look for rules'],
  },
  {
    when: 'HTTP is served as well',
    run: checkRedirects,
    spoil: at(/^http:/, status(200, 'x')),
    says: [
      'https: http://news.test/rss.xml answers 200 instead of a redirect to https://news.test/rss.xml → switch on SSL/TLS → Edge Certificates → Always Use HTTPS',
    ],
  },
  {
    when: 'HTTP leads to the front page',
    run: checkRedirects,
    spoil: at(/^http:/, status(301, '', { location: 'https://news.test/' })),
    says: [
      'https: http://news.test/rss.xml leads to https://news.test/, not to https://news.test/rss.xml',
    ],
  },
  {
    when: 'HTTP leads on for now',
    run: checkRedirects,
    spoil: at(/^http:/, status(302, '', { location: 'https://news.test/rss.xml' })),
    says: ['https: http://news.test/rss.xml leads on with 302, which is not for good'],
  },
  {
    when: 'www is served as well',
    run: checkRedirects,
    spoil: at(/^https:\/\/www/, status(200, 'x')),
    says: [
      'www: https://www.news.test/rss.xml answers 200 instead of a redirect to https://news.test/rss.xml → docs/deploying.md#a-domain-of-your-own',
    ],
  },
  {
    when: 'www takes two steps',
    run: checkRedirects,
    spoil: at(/^https:\/\/www/, status(301, '', { location: 'http://news.test/rss.xml' })),
    says: [
      'www: https://www.news.test/rss.xml leads to http://news.test/rss.xml, not to https://news.test/rss.xml',
    ],
  },
  {
    when: 'the site and www lead to each other',
    run: checkRedirects,
    spoil: at(/^https:/, status(301, '', { location: 'https://www.news.test/rss.xml' })),
    says: [
      'www: https://www.news.test/rss.xml leads to https://www.news.test/rss.xml, not to https://news.test/rss.xml',
      'feed-address: https://news.test/feed leads to https://www.news.test/rss.xml, not to',
    ],
  },
  {
    when: 'HTTP leads to itself',
    run: checkRedirects,
    spoil: at(/^http:/, status(301, '', { location: 'http://news.test/rss.xml' })),
    says: [
      'https: http://news.test/rss.xml leads to http://news.test/rss.xml, not to https://news.test/rss.xml',
    ],
  },
  {
    when: '/feed leads to itself',
    run: checkRedirects,
    spoil: at('/feed', status(301, '', { location: '/feed' })),
    says: [
      'feed-address: https://news.test/feed leads to https://news.test/feed, not to https://news.test/rss.xml',
    ],
  },
  {
    when: '/feed leads nowhere',
    run: checkRedirects,
    spoil: at('/feed', status(404)),
    says: ['feed-address: https://news.test/feed answers 404 instead of a redirect'],
  },
  {
    when: 'the hub fails',
    run: checkHub,
    spoil: at(/hub\.test/, status(502)),
    says: [`hub: the hub ${HUB} answers 502 → set HUB_URL in wrangler.toml`],
  },
  {
    when: 'there is no such hub any more',
    run: checkHub,
    spoil: at(/hub\.test/, status(410)),
    says: [`hub: there is no hub at ${HUB} (410) → set HUB_URL`],
  },
  {
    when: 'the Link header is taken away',
    run: checkHub,
    spoil: at('/rss.xml', header('link', undefined)),
    says: [
      `hub-announced: the Link header of /rss.xml names no hub, while the hub is ${HUB} → deploy again`,
    ],
  },
  ...(
    [
      [
        '<script src="/cdn-cgi/scripts/7d0fa10a/cloudflare-static/rocket-loader.min.js">',
        'Rocket Loader',
        'switch off Speed',
      ],
      [
        '<script src="/cdn-cgi/scripts/5c5dd728/cloudflare-static/email-decode.min.js">',
        'Email Address Obfuscation',
        'switch off Scrape Shield',
      ],
      [
        '<a href="/cdn-cgi/l/email-protection#a1b2">x</a>',
        'Email Address Obfuscation',
        'switch off Scrape Shield',
      ],
      [
        '<script defer src="https://static.cloudflareinsights.com/beacon.min.js">',
        'Web Analytics',
        'switch off Web Analytics',
      ],
      [
        '<script>a.src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"',
        'JavaScript Detections of bots',
        'switch off Security',
      ],
      ['<script>track()', 'a script that is not of Tidings', 'switch off what adds scripts'],
    ] as const
  ).map(
    ([code, what, todo]): Row => ({
      when: `pages get ${what}: ${code}`,
      run: checkPages,
      spoil: at('/', replace('</body>', `${code}</script></body>`)),
      says: [`injected: / has ${what} → ${todo}`],
    }),
  ),
  {
    when: 'addresses in a feed are obfuscated',
    run: checkPages,
    spoil: at(
      '/atom.xml',
      replace('See', 'See &lt;a href="/cdn-cgi/l/email-protection#a1">x&lt;/a>'),
    ),
    says: ['injected: /atom.xml has addresses that Email Address Obfuscation took away'],
  },
  {
    when: 'a cookie is set',
    run: checkPages,
    spoil: at('/rss.xml', header('set-cookie', '__cf_bm=x; path=/')),
    says: ['cookies: /rss.xml sets the cookie __cf_bm → switch off'],
  },
  {
    when: 'the library is open',
    run: statuses,
    spoil: at('/library/0123/00.tsv', status(200, 'x')),
    says: [
      'library: /library/0123/00.tsv answers 200: everybody can read it → write run_worker_first',
    ],
  },
  {
    when: 'what is not there is a 200',
    run: statuses,
    spoil: at('/tidings-doctor-asks-for-nothing', status(200, '<html>')),
    says: [
      'missing: /tidings-doctor-asks-for-nothing, which is not there, answers 200 → remove not_found_handling',
    ],
  },
  {
    when: 'POST is a 200',
    run: statuses,
    spoil: ({ method }, response) => (method === 'POST' ? status(200)() : response),
    says: ['methods: POST answers 200, allowing nothing → look for rules'],
  },
  {
    when: 'a 405 has no Allow',
    run: statuses,
    spoil: ({ method }, response) =>
      method === 'POST' ? withHeaders(response, { allow: undefined }) : response,
    says: ['methods: POST answers 405, allowing nothing → look for rules'],
  },
  {
    when: 'a preflight is refused',
    run: statuses,
    spoil: ({ method }, response) => (method === 'OPTIONS' ? status(403)() : response),
    says: ['preflight: a preflight (OPTIONS) answers 403 → look for rules'],
  },
  {
    when: 'the zone has browsers keep pages for four hours',
    run: checkLifetimes,
    spoil: at('/', header('cache-control', 'public, max-age=14400')),
    says: [
      'lifetimes: / has Cache-Control: public, max-age=14400 → set Caching → Configuration → Browser Cache TTL',
    ],
  },
  ...[
    'max-age=300, s-maxage=300',
    'max-age=300, must-revalidate',
    'private, max-age=300',
    'no-store',
    '',
  ].map(
    (value): Row => ({
      when: `a rule sets Cache-Control: ${value}`,
      run: checkLifetimes,
      spoil: at('/rss.xml', header('cache-control', value || undefined)),
      says: [`lifetimes: /rss.xml has Cache-Control: ${value || '(none)'} → set Caching`],
    }),
  ),
  {
    when: 'the cache keeps a feed for hours',
    run: checkLifetimes,
    spoil: at('/atom.xml', header('age', '40000')),
    says: ['lifetimes: /atom.xml is 40000 seconds old → run npm run deploy again'],
  },
  {
    when: 'a feed is kept past the next article',
    run: checkLifetimes,
    spoil: at('/', header('cache-control', 'public, max-age=40')),
    says: [
      'calendar: /rss.xml is kept longer than the front page, past the next article, /atom.xml is kept longer than the front page, past the next article, /feed.json',
    ],
  },
];

test.each(ROWS)('$when', async ({ run, spoil, says }) => {
  const lines = await findFailures(run, spoil);
  expect(lines.map((line, index) => line.slice(0, says[index]?.length))).toEqual(says);
});

describe('where there is no answer, it says why', () => {
  const openssl = requireTool('openssl', canRun('openssl', 'version'));
  let folder = '';
  const servers: Server[] = [];

  /** @returns the port */
  const listen = async (server: Server): Promise<number> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return portOf(server);
  };

  afterAll(() => {
    for (const server of servers) server.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  const reach = async (site: string): Promise<Check | undefined> => {
    const agents = createAgents(1);
    try {
      for await (const check of examine({
        site: new URL(site),
        agents,
        userAgent: 'test',
        patience: 10_000,
        now: () => COMPILED,
        pause: async () => {},
        readCertificateEnd,
        libraryFile: undefined,
      })) {
        return check;
      }
      return undefined;
    } finally {
      closeAgents(agents);
    }
  };

  test('nobody listens', async () => {
    const port = await listen(createTcpServer());
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await reach(`http://127.0.0.1:${port}`)).toMatchObject({
      message: `nothing answers at 127.0.0.1:${port}`,
      todo: 'check the address; on this machine, run npm start first',
    });
  });

  test('it hangs up', async () => {
    const port = await listen(createTcpServer((socket) => socket.destroy()));
    expect(await reach(`http://127.0.0.1:${port}`)).toMatchObject({
      message: `127.0.0.1:${port} closes the connection without an answer`,
    });
  });

  test('it does not speak HTTP', async () => {
    const port = await listen(createTcpServer((socket) => socket.end('SSH-2.0-x\r\n')));
    expect(await reach(`http://127.0.0.1:${port}`)).toMatchObject({
      message: `what 127.0.0.1:${port} answers is not HTTP`,
    });
  });

  test('it does not speak HTTPS', async () => {
    const port = await listen(createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\n')));
    expect(await reach(`https://127.0.0.1:${port}`)).toMatchObject({
      message: expect.stringMatching(/does not (?:speak HTTPS|complete a TLS handshake)/),
      todo: 'check the port, and whether the address begins with http://',
    });
  });

  test.skipIf(openssl.isMissing)(openssl.entitle('nobody signed the certificate'), async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'tidings-tls-'));
    const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) =>
      path.join(folder, name),
    );
    const options =
      '-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj /CN=localhost';
    execFileSync(
      'openssl',
      ['req', ...options.split(' '), '-keyout', String(key), '-out', String(certificate)],
      { stdio: 'ignore' },
    );
    const server = createTlsServer({
      key: readFileSync(String(key)),
      cert: readFileSync(String(certificate)),
    });
    const port = await listen(server);
    const site = new URL(`https://localhost:${port}`);
    expect(await reach(site.origin)).toMatchObject({
      status: 'failed',
      message: `the certificate of localhost:${port} is signed by nobody but itself`,
      todo: expect.stringContaining('SSL/TLS → Edge Certificates'),
    });
    expect(await readCertificateEnd(site)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  test('the certificate ends soon', () => {
    const end = COMPILED + 3 * 86_400_000;
    expect(judgeCertificate(SITE, end, COMPILED)).toMatchObject({
      status: 'failed',
      message: 'the certificate ends in 3 days, and was not renewed',
    });
    expect(judgeCertificate(SITE, 'CERT_HAS_EXPIRED', COMPILED).message).toBe(
      'the certificate of news.test has expired',
    );
    expect(judgeCertificate(SITE, undefined, COMPILED).status).toBe('skipped');
  });
});

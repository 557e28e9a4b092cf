import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Check } from '../../src/doctor/check.ts';
import { type DoctorOptions, examine } from '../../src/doctor/doctor.ts';
import { FEED_READERS } from '../../src/doctor/readers.ts';
import { type Edge, HUB, SITE, startEdge, withHeaders } from '../support/edge.ts';
import { COMPILED } from '../support/library.ts';

let edge: Edge;

beforeAll(async () => {
  edge = await startEdge();
});

afterAll(() => edge.stop());

const DAY = 86_400_000;

async function run(options: Partial<DoctorOptions> = {}): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for await (const check of examine({
    site: SITE,
    agents: edge.agents,
    userAgent: 'test',
    patience: 60_000,
    now: () => COMPILED,
    pause: async () => {},
    readCertificateEnd: async () => COMPILED + 60 * DAY,
    libraryFile: '/library/0123/00.tsv',
    ...options,
  })) {
    checks.push(check);
  }
  return checks;
}

test('a front page that is redirected to itself ends the examination at once', async () => {
  edge.spoil(({ url }, response) =>
    url.pathname === '/'
      ? { status: 301, headers: new Headers({ location: `${SITE.origin}/` }), body: '' }
      : response,
  );
  expect(await run()).toEqual([
    {
      id: 'reach',
      status: 'failed',
      message: `the front page of ${SITE.origin} answers a redirect (301) to itself`,
      todo: 'have the rule of the zone that redirects apply to other hosts only: docs/deploying.md#a-domain-of-your-own',
    },
  ]);
});

const redirectTo = (location: string, status = 301) => ({
  status,
  headers: new Headers({ location }),
  body: '',
});

describe('an address that leads to the site', () => {
  test.each(['https://www.news.test', 'http://news.test', 'http://www.news.test'])(
    '%s: it says so, and examines the site',
    async (asked) => {
      edge.spoil((_, response) => response);
      const [first, ...others] = await run({ site: new URL(asked) });
      expect(first).toEqual({
        id: 'address',
        status: 'ok',
        message: `${asked} leads to ${SITE.origin}, which is examined in its place`,
      });
      expect(others).toEqual(await run());
    },
  );

  test('over several steps', async () => {
    edge.spoil(({ url }, response) =>
      url.origin === 'http://news.test' ? redirectTo('https://www.news.test/') : response,
    );
    const [first] = await run({ site: new URL('http://news.test') });
    expect(first?.message).toBe(
      `http://news.test leads to https://www.news.test, which leads to ${SITE.origin}, which is examined in its place`,
    );
  });

  test.each([
    ['https://www.news.test', 302, 'docs/deploying.md#a-domain-of-your-own has the redirect rule'],
    ['http://news.test', 307, 'switch on SSL/TLS → Edge Certificates → Always Use HTTPS'],
  ])('%s, for now only (%i), is ✗, and it goes on', async (asked, status, todo) => {
    edge.spoil(({ url }, response) =>
      url.origin === asked && url.pathname === '/'
        ? redirectTo(`${SITE.origin}/`, status)
        : response,
    );
    const checks = await run({ site: new URL(asked) });
    expect(checks.filter((check) => check.status === 'failed')).toEqual([
      {
        id: 'address',
        status: 'failed',
        message: `${asked} leads to ${SITE.origin}; ${asked} does so with ${status}, which is not for good`,
        todo: expect.stringContaining(todo),
      },
    ]);
    expect(checks.length).toBeGreaterThan(30);
  });

  test('and that SITE_URL names: one of the two has to change', async () => {
    const www = 'https://www.news.test';
    edge.spoil((_, response) => response);
    edge.moveTo(www);
    const checks = await run();
    edge.moveTo(SITE.origin);
    expect(checks[0]?.message).toBe(
      `${SITE.origin} leads to ${www}, which is examined in its place`,
    );
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([
      {
        id: 'site-url',
        status: 'failed',
        message: expect.stringMatching(/^\/rss\.xml names itself https:\/\/news\.test\/rss\.xml, /),
        todo: `set SITE_URL = "${www}" in wrangler.toml, and deploy; or have ${www} lead to ${SITE.origin}, and not the other way round`,
      },
    ]);
  });

  test('to and fro is told, and that is all', async () => {
    edge.spoil(({ url }) =>
      redirectTo(url.host === 'news.test' ? 'https://www.news.test/' : `${SITE.origin}/`),
    );
    expect(await run()).toEqual([
      {
        id: 'address',
        status: 'failed',
        message: `${SITE.origin} leads to https://www.news.test, which leads to ${SITE.origin}, and so on without end`,
        todo: 'have the rule of the zone that redirects apply to other hosts only: docs/deploying.md#a-domain-of-your-own',
      },
    ]);
  });

  test('ever on is told', async () => {
    let at = 0;
    edge.spoil(() => {
      at += 1;
      return redirectTo(`https://a${at}.test/`);
    });
    const checks = await run();
    expect(checks.map(({ id, status }) => [id, status])).toEqual([
      ['address', 'ok'],
      ['reach', 'failed'],
    ]);
    expect(at).toBe(6);
  });

  test.each(['https://login.test/sign-in?to=news', '/en/'])(
    'to a page, %s, is none of a whole site',
    async (location) => {
      edge.spoil(() => redirectTo(location));
      expect(await run()).toEqual([
        expect.objectContaining({
          id: 'reach',
          message: `the front page of ${SITE.origin} answers a redirect (301) to ${location}`,
        }),
      ]);
    },
  );
});

test('a site on which nothing is wrong has only ✓, and each check has a name of its own', async () => {
  edge.spoil((_, response) => response);
  const checks = await run();
  expect(checks.filter(({ status }) => status !== 'ok')).toEqual([]);
  const ids = checks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => id.startsWith('reader-'))).toHaveLength(FEED_READERS.length);
  expect(checks.find(({ id }) => id === 'feeds')?.message).toBe(
    '6 feeds are there: /rss.xml, /atom.xml, /feed.json, /tags/green/rss.xml, /authors/jo-0/rss.xml, /archive/3/atom.xml',
  );
  expect(checks.map(({ message }) => message)).toContain(`the hub ${HUB} answers`);
});

test('without Cloudflare in front, what only it does is skipped, and the site is told so', async () => {
  edge.spoil((_, response) =>
    withHeaders(response, { 'cf-ray': undefined, 'cf-cache-status': undefined }),
  );
  const checks = await run();
  expect(checks.filter(({ status }) => status === 'skipped').map(({ id }) => id)).toEqual([
    'cache',
    'cache-query',
    'compression-page',
    'compression-rss',
    'compression-atom',
    'compression-json',
  ]);
  expect(checks.filter(({ status }) => status === 'failed').map(({ id }) => id)).toEqual([
    'cloudflare',
  ]);
});

test('a site that answers nothing useful is told once, and asked no more', async () => {
  let asked = 0;
  edge.spoil(() => {
    asked += 1;
    return { status: 503, headers: new Headers(), body: 'This site is not set up yet.' };
  });
  expect(await run()).toEqual([
    {
      id: 'reach',
      status: 'failed',
      message: 'the front page of https://news.test answers 503',
      todo: 'see the log of the Worker: npx wrangler tail',
    },
  ]);
  expect(asked).toBe(1);
});

test('when the time is up, it says so', async () => {
  edge.spoil(async (_, response) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return response;
  });
  const checks = await run({ patience: 300 });
  expect(checks.at(-1)).toMatchObject({ id: 'time', status: 'failed' });
});

test('it asks a few hundred times, and four times at once at most', async () => {
  let asked = 0;
  let open = 0;
  let most = 0;
  edge.spoil(async (_, response) => {
    asked += 1;
    open += 1;
    most = Math.max(most, open);
    await new Promise((resolve) => setImmediate(resolve));
    open -= 1;
    return response;
  });
  await run();
  expect(asked).toBeLessThan(300);
  expect(most).toBeLessThanOrEqual(5);
});

test('by any name but those of readers, it says who it is', async () => {
  const names = new Set<string>();
  edge.spoil(({ headers }, response) => {
    names.add(headers.get('user-agent') ?? '');
    return response;
  });
  await run();
  expect(names).toEqual(new Set(['test', ...FEED_READERS.map(({ userAgent }) => userAgent)]));
});

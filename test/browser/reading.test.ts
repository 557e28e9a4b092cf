import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, launch } from '../support/chromium.ts';
import { startManySite } from '../support/many-site.ts';
import { serveRoutes } from '../support/node-server.ts';

const PATIENCE = 90_000;

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 720 };

/** One page of each template, and of each kind of article. */
const TEMPLATES = [
  '/',
  '/subscribe',
  '/tags',
  '/tags/c-sharp',
  '/articles/the-ferry-came-back-part-3',
  '/articles/film',
  '/articles/nasty',
  '/nothing',
];

/** Pages that differ from them in what they have in them. */
const MORE_PAGES = [
  '/archive/1',
  '/authors',
  `/tags/${encodeURIComponent('東京')}`,
  '/authors/jane-doe',
  '/articles/talk',
  '/articles/namal',
  '/articles/minato',
];

/** Rules that another colour scheme can break; the other rules hold in both, or in neither. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** A page that comes in halves, the second when it is let go; all else is where it was. */
async function serveInHalves(html: string, at: string, elsewhere: URL) {
  const { promise: isWanted, resolve: letGo } = Promise.withResolvers<void>();
  const { stop, url } = await serveRoutes(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname !== '/tags') {
      const found = await fetch(new URL(pathname, elsewhere));
      const type = found.headers.get('Content-Type') ?? '';
      return new Response(await found.text(), { headers: { 'Content-Type': type } });
    }
    const { readable, writable } = new TextEncoderStream();
    const writer = writable.getWriter();
    const [first = '', ...rest] = html.split(at);
    void writer.write(first);
    void isWanted.then(() => writer.write(at + rest.join(at))).then(() => writer.close());
    return new Response(readable, { headers: { 'Content-Type': 'text/html' } });
  });
  return { stop, url, letGo };
}

describe.skipIf(CHROMIUM.isMissing)(CHROMIUM.entitle('a reader in a browser'), () => {
  let browser: Browser;
  /** One for most tests: a new one takes five times as long as the next address. */
  let page: Page;
  let faults: string[] = [];
  let site: Awaited<ReturnType<typeof startManySite>>;
  let english = new URL('http://x.test');
  let hebrew = english;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), startManySite(['en', 'he'])]);
    [english = english, hebrew = hebrew] = site.urls;
    page = await browser.newPage();
    page.on('request', (request) => {
      if (new URL(request.url()).host !== english.host) faults.push(request.url());
    });
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
  }, PATIENCE);

  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  /** Goes to a page. @returns what it asks for elsewhere, and what it complains of */
  async function open(path: string, viewport = WIDE) {
    faults = [];
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
    await page.goto(new URL(path, english).href, { waitUntil: 'load' });
    return faults;
  }

  const isTooWide = () =>
    page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');

  /** How much has moved since the page began to load. */
  const measureShift = (shown = page) =>
    shown.evaluate<number>(`new Promise((resolve) => {
      let sum = 0;
      const observer = new PerformanceObserver((list) => add(list.getEntries()));
      const add = (entries) => {
        for (const entry of entries) {
          // What moves without a node of the page moves in the browser's own controls of sound.
          if (entry.sources.some(({ node }) => node)) sum += entry.value;
        }
      };
      observer.observe({ type: 'layout-shift', buffered: true });
      const end = () => {
        add(observer.takeRecords());
        resolve(sum);
      };
      // A page is painted once it is loaded; the size of sound and film comes later.
      const wait = document.querySelector('audio, video') ? 200 : 0;
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(end, wait)));
    })`);

  test.each([...TEMPLATES, ...MORE_PAGES])(
    '%s fits into 320 pixels, and nothing in it moves while it loads',
    async (path) => {
      const seen = await open(path, NARROW);
      // An address that is gone would fit as well.
      const isMissing = (await page.title()).startsWith('Page not found');
      expect(isMissing).toBe(path === '/nothing');
      expect(await isTooWide()).toBe(false);
      expect(await measureShift()).toBe(0);
      expect(seen.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
    },
  );

  test.each(TEMPLATES)('%s is accessible, in light and in dark colours', async (path) => {
    await open(path);
    await page.evaluate(axe.source);
    for (const [colorScheme, rules] of [
      ['light', ''],
      ['dark', JSON.stringify({ runOnly: { type: 'rule', values: OF_COLOUR } })],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${rules})`);
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
    }
  });

  test('moves nothing where half of a row is there, and the rest comes later', async () => {
    const html = await (await fetch(new URL('/tags', english))).text();
    const server = await serveInHalves(html, '<a href="/tags/c-sharp/rss.xml">', english);
    const page = await browser.newPage({ viewport: NARROW });
    await page.goto(new URL('/tags', server.url).href, { waitUntil: 'commit' });
    await page.waitForFunction('performance.getEntriesByName("first-contentful-paint").length > 0');
    server.letGo();
    await page.waitForLoadState('load');
    expect(await page.getByRole('contentinfo').count()).toBe(1);
    expect(
      await page.evaluate('getComputedStyle(document.querySelector(".terms li")).display'),
    ).toBe('flex');
    expect(await measureShift(page)).toBe(0);
    await page.close();
    await server.stop();
  });

  test('reads from the newest article to the oldest, page by page, without JavaScript', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(english.href);
    const titles: string[] = [];
    for (;;) {
      titles.push(...(await page.locator('.h-entry .p-name').allTextContents()));
      const older = page.getByRole('link', { name: 'Older articles' });
      if ((await older.count()) === 0) break;
      await older.click();
    }
    expect(titles).toHaveLength(new Set(titles).size);
    expect(titles.length).toBe(123);
    await page.getByRole('link', { name: 'Newer articles' }).click();
    expect(page.url()).toBe(new URL('/', english).href);
    await page.close();
  });

  test('goes from an article to its tag, its author and its neighbours', async () => {
    await open('/articles/the-ferry-came-back-part-7');
    await page.getByRole('link', { name: 'C#' }).click();
    expect(await page.locator('h1').textContent()).toBe('C#');
    await page.getByRole('link', { name: 'The ferry came back, part 7', exact: true }).click();
    await page.getByRole('link', { name: 'José García' }).click();
    expect(page.url()).toBe(new URL('/authors/jose-garcia', english).href);
    await page.goBack();
    await page.getByRole('link', { name: /^Older/ }).click();
    expect(await page.locator('h1').textContent()).toBe('The ferry came back, part 6');
  });

  test('finds how to subscribe from every page, and an address that is a feed', async () => {
    for (const path of ['/', '/tags/c-sharp', '/articles/talk', '/nothing']) {
      await open(path);
      await page.getByRole('banner').getByRole('link', { name: 'Subscribe' }).click();
      expect(page.url()).toBe(new URL('/subscribe', english).href);
      // Waits for it, whatever else the machine does.
      const address = await page.locator('dd code', { hasText: 'atom.xml' }).first().textContent();
      const feed = await fetch(address ?? '');
      expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    }
  });

  test('copies the address of a feed with one click and a key', async () => {
    await open('/subscribe');
    await page.locator('dd code', { hasText: '/rss.xml' }).last().click();
    expect(await page.evaluate('String(getSelection())')).toBe(new URL('/rss.xml', english).href);
  });

  test('goes by keyboard alone: past the head, through the list, and sees where they are', async () => {
    await open('/');
    const focused = () =>
      page.evaluate<readonly [string, string]>(
        '[document.activeElement.textContent.trim(), getComputedStyle(document.activeElement).outlineStyle]',
      );
    await page.keyboard.press('Tab');
    expect(await focused()).toEqual(['Skip to content', 'solid']);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const seen = await focused();
    expect(seen[1]).toBe('solid');
    expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);
    await page.locator('.articles h2 a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/articles/*');
  });

  test('prints an article as text: no buttons, dark ink, and where links lead', async () => {
    await open('/articles/the-ferry-came-back-part-3');
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    for (const part of ['.top', '.bottom', '.invitation', '.more']) {
      expect(await page.locator(part).isVisible()).toBe(false);
    }
    expect(await page.locator('h1').isVisible()).toBe(true);
    const [paper, ink] = await page.evaluate<readonly string[]>(
      '[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]',
    );
    expect(paper).toBe('rgb(255, 255, 255)');
    expect(ink).toBe('rgb(0, 0, 0)');
    expect(
      await page.evaluate(
        `getComputedStyle(document.querySelector('.text a[href^="http"]'), '::after').content`,
      ),
    ).toContain('https://elsewhere.test/');
  });

  test('sees a text that runs from right to left begin at the right', async () => {
    await open('/articles/namal');
    const [start, end] = await page.evaluate<readonly [number, number]>(`(() => {
      const text = document.createRange();
      text.selectNodeContents(document.querySelector('h1'));
      const { left, right } = text.getBoundingClientRect();
      const box = document.querySelector('h1').getBoundingClientRect();
      return [box.right - right, left - box.left];
    })()`);
    expect(start).toBeLessThan(2);
    expect(end).toBeGreaterThan(2);
  });

  test('sees a site that runs from right to left as the mirror of one that does not', async () => {
    const page = await browser.newPage({ viewport: NARROW });
    await page.goto(hebrew.href);
    const button = await page.getByRole('banner').getByRole('link').last().boundingBox();
    expect(button?.x).toBeLessThan(100);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await page.close();
  });
});

import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, launch } from '../support/chromium.ts';
import { startManySite } from '../support/many-site.ts';

const PATIENCE = 180_000;

const LANGUAGES = ['de', 'ar', 'ja'] as const;
const WIDTHS = [320, 1280] as const;
const PAGES = ['/', '/subscribe', '/tags', '/tags/c-sharp', '/articles/talk', '/nothing'];

const CASES = LANGUAGES.flatMap((language) => PAGES.map((path) => [language, path] as const));

describe.skipIf(CHROMIUM.isMissing)(CHROMIUM.entitle('a reader in a browser'), () => {
  let browser: Browser;
  let page: Page;
  let site: Awaited<ReturnType<typeof startManySite>>;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), startManySite(LANGUAGES)]);
    page = await browser.newPage();
  }, PATIENCE);

  afterAll(async () => {
    await browser.close();
    await site.stop();
  });

  const open = async (language: (typeof LANGUAGES)[number], path: string, width: number) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(new URL(path, site.urls[LANGUAGES.indexOf(language)]).href);
  };

  test.each(CASES)('sees all of a site in %s: %s', async (language, path) => {
    for (const width of WIDTHS) {
      await open(language, path, width);
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    }
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test('sees addresses from left to right on a page from right to left', async () => {
    await open('ar', '/subscribe', 1280);
    const directions = await page.evaluate(
      `Array.from(document.querySelectorAll('dd'), (each) => getComputedStyle(each).direction)`,
    );
    expect(new Set(directions as string[])).toEqual(new Set(['ltr']));
  });
});

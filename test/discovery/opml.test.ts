import { parseOpml } from 'feedsmith';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { buildSiteLibrary } from '../support/library.ts';
import { MANY } from '../support/many.ts';
import { createSettings } from '../support/settings.ts';
import { parseStrictly } from '../support/strict-xml.ts';

const SITE = 'https://rich.tidings.test';

const app = createApp(
  buildSiteLibrary(MANY),
  createSettings({ SITE_URL: SITE, SITE_TITLE: 'Fish & <Chips>', SITE_EMAIL: 'jo@rich.test' }),
  Date.now,
);

test('the OPML lists every feed of the site, and each can be fetched', async () => {
  const response = await app.request(`${SITE}/feeds.opml`);
  expect(response.headers.get('content-type')).toBe('text/x-opml; charset=utf-8');
  const text = await response.text();
  parseStrictly(text);
  // OPML 2.0 has it, but the validator of the W3C refuses it.
  expect(text).not.toContain('<docs>');
  const { head, body } = parseOpml(text);
  expect(head).toMatchObject({ title: 'Fish & <Chips>', ownerEmail: 'jo@rich.test' });
  const [main, tags, authors] = body?.outlines ?? [];
  expect(main).toMatchObject({
    type: 'rss',
    text: 'Fish & <Chips>',
    xmlUrl: `${SITE}/rss.xml`,
    htmlUrl: `${SITE}/`,
  });
  expect([tags?.text, authors?.text]).toEqual(['Fish & <Chips>: Tags', 'Fish & <Chips>: Authors']);
  const listed = [main, ...(tags?.outlines ?? []), ...(authors?.outlines ?? [])];
  expect(listed.length).toBeGreaterThan(10);
  expect(listed.map((outline) => outline?.text)).toContain('C++ – Fish & <Chips>');
  for (const outline of listed) {
    expect((await app.request(outline?.xmlUrl ?? '')).status).toBe(200);
    expect((await app.request(outline?.htmlUrl ?? '')).status).toBe(200);
  }
});

import { expect, test } from 'vitest';
import { buildItem, type Item } from '../../src/feed/channel.ts';
import { placeSite } from '../../src/model/site-mark.ts';
import { withFolder } from '../support/made-folder.ts';

const NOW = Date.parse('2024-01-01T12:00:00Z');
const HOST = 'https://news.test';

interface Built {
  readonly items: Readonly<Record<string, Item>>;
  /** As the pages have it, by slug. */
  readonly pages: Readonly<Record<string, string>>;
}

async function build(sources: Readonly<Record<string, string>>): Promise<Built> {
  let built: Built = { items: {}, pages: {} };
  await withFolder(async ({ write, compile }) => {
    for (const [file, text] of Object.entries(sources)) await write(`seeds/${file}`, text);
    const outcome = await compile(NOW);
    if ('problems' in outcome) throw new Error(outcome.problems[0]?.message);
    const { articles } = outcome.site;
    built = {
      items: Object.fromEntries(articles.map((each) => [each.slug, buildItem(HOST, 'en', each)])),
      pages: Object.fromEntries(
        articles.map(({ slug, contentHtml }) => [slug, placeSite(contentHtml, '')]),
      ),
    };
  });
  return built;
}

const idsOf = (html = ''): readonly string[] =>
  [...html.matchAll(/<[^<>]* id="([^"]*)"/g)].flatMap(([, id]) => id ?? []);
const linksOf = (html = ''): readonly string[] =>
  [...html.matchAll(/<a [^<>]*href="([^"]*)"/g)].flatMap(([, href]) => href ?? []);

const NOTES = 'One[^1] and two[^b], one again[^1].\n\n[^1]: First.\n[^b]: Second.\n';

test('the notes of two articles have no id in common, on pages and in feeds', async () => {
  const { items, pages } = await build({ 'a.md': `# A\n\n${NOTES}`, 'b.md': `# B\n\n${NOTES}` });
  const notesOf = (html = '') => idsOf(html).filter((id) => /\bfn/.test(id));
  expect(notesOf(pages.a)).toEqual([
    ...['a-fnref-1', 'a-fnref-b', 'a-fnref-1-2', 'a-fn-1', 'a-fn-b'],
  ]);
  expect(notesOf(items.a?.contentHtml)).toEqual(notesOf(pages.a));
  expect(notesOf(pages.b).filter((id) => notesOf(pages.a).includes(id))).toEqual([]);
});

test('each note leads there and back, on the page and from a feed', async () => {
  const { items, pages } = await build({ 'a.md': `# A\n\n${NOTES}` });
  const ids = new Set(idsOf(pages.a));
  const links = linksOf(pages.a);
  expect(links).toHaveLength(6);
  expect(links.filter((href) => !ids.has(href.slice(1)))).toEqual([]);
  expect(linksOf(items.a?.contentHtml)).toEqual(links.map((href) => `${HOST}/articles/a${href}`));
});

test('what only looks like the id of a note stays', async () => {
  const { pages } = await build({
    'a.md': '# A\n\n`id="user-content-fn-1"` and text[^1].\n\n[^1]: b',
  });
  expect(pages.a).toContain('<code>id="user-content-fn-1"</code>');
});

test('links to parts of the text are absolute in feeds, in Markdown too', async () => {
  const text =
    '# A\n\nSee [results](#results), [them][r] and `[x](#results)`.\n\n[r]: #results\n\n## Results\n\nText.\n';
  const { items, pages } = await build({ 'a.md': text });
  const address = `${HOST}/articles/a#results`;
  expect(linksOf(pages.a)).toEqual(['#results', '#results']);
  expect(linksOf(items.a?.contentHtml)).toEqual([address, address]);
  expect(items.a?.contentMarkdown).toBe(
    `See [results](${address}), [them][r] and \`[x](#results)\`.\n\n[r]: ${address}\n\n## Results\n\nText.`,
  );
});

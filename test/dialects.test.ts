import { readdirSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { toString as toText } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { readLibrary } from '../src/cli/read-library.ts';
import { compile, type Report } from '../src/compile/compile.ts';
import type { Article } from '../src/model/article.ts';
import type { Problem } from '../src/model/problem.ts';
import { placeSite } from '../src/model/site-mark.ts';
import { readRss } from './readers/packages/feedsmith.ts';
import { createSettings } from './support/settings.ts';
import { parseStrictly } from './support/strict-xml.ts';

// A small folder in the dialect of each generator, as its default site has it, compiled as it is. Beside each is
// what becomes of it, which a person has read: `vitest run --project node test/dialects.test.ts -u` writes it anew.

const DIALECTS = path.join(import.meta.dirname, 'fixtures/dialects');
const NOW = Date.parse('2024-03-01T10:00:00Z');
const VARS = {
  SITE_URL: 'https://news.test',
  SITE_TITLE: 'T',
  SITE_DESCRIPTION: 'D',
  SITE_LANGUAGE: 'en',
  SITE_TIMEZONE: 'Europe/Berlin',
} as const;

/** What no reader should see outside of code. */
const TEMPLATE_CODE =
  /\{\{|\{%|\{#|\{:|\{\/\*|:::|\[\[|%%|<%|^\+\+\+|^(?:import|export) |\b(?:props|frontmatter|metadata)\.\w|\[!\w+\]|\[TOC\]/im;

const listFields = (fields: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(fields)
    .flatMap(([name, value]) => (value ? [`${name}: ${value}\n`] : []))
    .join('');

const showArticle = (file: string, article: Article, aliases: readonly string[] = []): string => {
  const { image, authors, tags } = article;
  const fields = listFields({
    slug: article.slug,
    title: article.title,
    published: article.published,
    updated: article.updated === '2024-03-01T10:00:00Z' ? undefined : article.updated,
    language: article.language,
    authors: authors.map(({ name, url }) => (url ? `${name} <${url}>` : name)).join(', '),
    tags: tags.map(({ name }) => name).join(', '),
    summary: article.summary,
    image:
      image && [placeSite(image.url, ''), image.alt, image.caption].filter(Boolean).join(' | '),
    aliases: aliases.join(' '),
    canonical: article.canonical,
    external: article.externalUrl,
    rights: article.rights,
    noindex: article.noindex ? 'yes' : undefined,
  });
  return `== ${file}\n${fields}\n${placeSite(article.contentHtml, '')}\n`;
};

const showProblem = ({ file, line, message }: Problem): string => `${file}:${line} ${message}`;

/** Everything that is told to the publisher, and all that readers get. */
function show({ published, site, withheld, warnings, parsedArticles, passedOver }: Report): string {
  const byId = new Map(
    [...site.articles, ...(site.unlisted ?? [])].map((article) => [article.id, article]),
  );
  const unlisted = new Set(site.unlisted?.map(({ id }) => id));
  const articles = published.flatMap(({ file, identity, fields }) => {
    const article = byId.get(identity.id);
    const name = unlisted.has(identity.id) ? `${file} (in no list)` : file;
    return article ? [showArticle(name, article, fields.aliases)] : [];
  });
  const list = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`-- ${title}\n${lines.map((line) => `${line}\n`).join('')}`];
  return [
    ...articles,
    ...list('warnings', warnings.map(showProblem)),
    ...list(
      'left out',
      published.flatMap(({ file, leftOut }) =>
        leftOut.map(({ line, what, text }) => `${file}:${line} ${what}${text ? `: ${text}` : ''}`),
      ),
    ),
    ...list(
      'unknown fields',
      parsedArticles.flatMap(({ file, unknownFields }) =>
        unknownFields.map(({ name, line }) => `${file}:${line} ${name}`),
      ),
    ),
    ...list(
      'not published',
      withheld.map(({ file, reason }) => `${file}: ${reason}`),
    ),
    ...list('passed over', passedOver),
  ].join('\n');
}

/** What readers see of an article, without its code. */
function readTexts({ title, summary, contentHtml }: Article): readonly string[] {
  const html = placeSite(contentHtml, '').replace(/<(pre|code)\b[^>]*>.*?<\/\1>/gs, '');
  return [title, summary, toText(fromHtml(html, { fragment: true })), ...html.split('\n')];
}

async function readFeed(root: string): Promise<number> {
  const app = createApp(await readLibrary(root), createSettings(VARS), () => NOW);
  const feed = await (await app.request(`${VARS.SITE_URL}/rss.xml`)).text();
  parseStrictly(feed);
  return (await readRss(feed)).length;
}

test.each(readdirSync(DIALECTS))('a folder of %s compiles as it is', async (name) => {
  const root = await mkdtemp(path.join(os.tmpdir(), `tidings-${name}-`));
  try {
    await cp(path.join(DIALECTS, name, 'seeds'), path.join(root, 'seeds'), { recursive: true });
    const vars = Object.entries(VARS).map(([key, value]) => `${key} = "${value}"\n`);
    await writeFile(path.join(root, 'wrangler.toml'), `[vars]\n${vars.join('')}`);
    const outcome = await compile({ root, now: NOW, frozen: false });
    if ('problems' in outcome) throw new Error(outcome.problems.map(showProblem).join('\n'));
    const { articles, unlisted = [] } = outcome.site;
    const shown = [...articles, ...unlisted].flatMap(readTexts);
    await expect(show(outcome)).toMatchFileSnapshot(path.join(DIALECTS, name, 'expected.txt'));
    expect(shown.filter((text) => TEMPLATE_CODE.test(text))).toEqual([]);
    const released = articles.filter(({ published = '' }) => Date.parse(published) > NOW);
    expect(await readFeed(root)).toBe(articles.length - released.length);
  } finally {
    await rm(root, { recursive: true });
  }
});

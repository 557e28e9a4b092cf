import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { lookup } from 'mrmime';
import { createApp } from '../../src/app.ts';
import { readLibrary } from '../../src/cli/read-library.ts';
import { ASSETS } from '../../src/compile/assets.ts';
import { compile } from '../../src/compile/compile.ts';
import { serveRoutes } from './node-server.ts';
import { describeSite } from './project.ts';
import { createSettings } from './settings.ts';

/** One site in each of some languages. */
interface ManySite {
  readonly urls: readonly URL[];
  readonly stop: () => Promise<void>;
}

/** How many articles come to those of the fixtures: enough for an archive. */
const MORE = 115;

const TAGS = ['Harbours', 'C++', 'C#', '東京', 'Fish & Chips'];

const BODY = `The ferry came back after three weeks, “as everybody had hoped,” officials said.

## What was wrong

> The tide is on time, and we are not.

- a rope
- ABriefWordOfMoreThanEightyLettersThatNobodyWouldWriteUnlessSomethingWasWrongWithTheKeyboard

| a table | that is wider | than a window | of 320 pixels | by some columns |
|---|---|---|---|---|
| 1 | 2 | 3 | 4 | Donaudampfschifffahrt |

\`\`\`
a line of code that is longer than any narrow window has room for, by a good deal of characters
\`\`\`

![Boats in the fog](media/harbour.jpg "The harbour")

[See the tide](film.md), or [more](https://elsewhere.test/).
`;

async function writeMore(root: string): Promise<void> {
  for (let number = 0; number < MORE; number += 1) {
    await writeFile(
      path.join(root, `seeds/the-ferry-came-back-part-${number}.md`),
      `---
title: The ferry came back, part ${number}
date: ${new Date(Date.UTC(2024, 2, 1, 8, number)).toISOString()}
tags: [${TAGS[number % 5]}, ${TAGS[(number + 1) % 5]}]
authors: [${number % 2 === 0 ? 'Jane Doe' : 'José García'}]
${number % 3 === 0 ? 'image: media/harbour.jpg\n' : ''}---

${BODY}`,
    );
  }
}

/** What is in the folder of the static assets; nothing outside of it. */
async function readAsset(root: string, { pathname }: URL): Promise<Response> {
  const file = path.join(root, ASSETS, path.posix.normalize(decodeURIComponent(pathname)));
  if (!existsSync(file)) return new Response('', { status: 404 });
  const headers = { 'Content-Type': lookup(file) ?? 'application/octet-stream' };
  return new Response(await readFile(file), { headers });
}

async function compileSite(language: string): Promise<string> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'tidings-many-'));
  await cp(path.join(import.meta.dirname, '../fixtures/rich/seeds'), path.join(root, 'seeds'), {
    recursive: true,
  });
  await writeMore(root);
  const settings = describeSite('https://tidings.example', language);
  await writeFile(path.join(root, 'wrangler.toml'), `[vars]\n${settings}`);
  const outcome = await compile({ root, now: Date.now(), frozen: false });
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return root;
}

async function serveSite(root: string, language: string) {
  const library = await readLibrary(root);
  let app: ReturnType<typeof createApp> | undefined;
  const server = await serveRoutes((request) => {
    const url = new URL(request.url);
    if (url.pathname.startsWith('/media/')) return readAsset(root, url);
    return app?.fetch(request) ?? new Response();
  });
  const settings = createSettings({
    SITE_URL: server.url.origin,
    SITE_TITLE: 'Tidings',
    SITE_DESCRIPTION: 'News',
    SITE_LANGUAGE: language,
  });
  app = createApp(library, settings, Date.now);
  return server;
}

/** A site with pictures and enough articles to browse, as the Worker and its assets serve it. */
export async function startManySite(languages: readonly string[]): Promise<ManySite> {
  const roots: string[] = [];
  const servers: Awaited<ReturnType<typeof serveSite>>[] = [];
  for (const language of languages) {
    const root = await compileSite(language);
    roots.push(root);
    servers.push(await serveSite(root, language));
  }
  return {
    urls: servers.map(({ url }) => url),
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await Promise.all(roots.map((root) => rm(root, { recursive: true })));
    },
  };
}

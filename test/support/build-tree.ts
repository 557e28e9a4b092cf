import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compile } from '../../src/compile/compile.ts';

/** When the sites of these tests are compiled: the same moment gives the same bytes. */
export const NOW = Date.parse('2024-01-01T12:00:00Z');

const MEDIA = path.join(import.meta.dirname, '../fixtures/media');
const LOCK = 'seeds/articles.lock.json';

const WRANGLER = `[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
FEED_LIMIT = 3
`;

/** A text with pictures. */
export const PICTURES = 'Two. ![A](photo.jpg) ![B](picture.png)';

/** Writes an article, in one step as editors do: a compile at the same time never sees half of it. */
export function putArticle(root: string, number: number, text = 'Text.'): void {
  const date = new Date(Date.UTC(2023, 0, 1 + number)).toISOString().slice(0, 10);
  const saved = path.join(root, `${number}.md.new`);
  writeFileSync(saved, `---\ndate: ${date}\ntags: t${number % 3}\n---\n# n${number}\n\n${text}\n`);
  renameSync(saved, path.join(root, `seeds/${number}.md`));
}

/** A folder for a project, to be removed by the test. */
export const createRoot = (): string => mkdtempSync(path.join(os.tmpdir(), 'tidings-'));

/** A project with articles, tags and pictures. */
export function createSite(articles: number): string {
  const root = createRoot();
  mkdirSync(path.join(root, 'seeds'));
  writeFileSync(path.join(root, 'wrangler.toml'), WRANGLER);
  for (let number = 0; number < articles; number += 1) putArticle(root, number);
  for (const name of ['photo.jpg', 'picture.png']) {
    cpSync(path.join(MEDIA, name), path.join(root, 'seeds', name));
  }
  putArticle(root, articles, PICTURES);
  return root;
}

/** Compiles, which has to succeed. */
export async function compileSite(root: string): Promise<void> {
  const outcome = await compile({ root, now: NOW, frozen: false });
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
}

/** Everything below a folder by its path: a file with its content, a folder or something else with its kind. */
export function readTree(root: string, folder: string): Readonly<Record<string, string>> {
  const place = path.join(root, folder);
  const stat = lstatSync(place, { throwIfNoEntry: false });
  if (!stat) return {};
  if (stat.isFile()) return { [folder]: readFileSync(place, 'latin1') };
  if (!stat.isDirectory()) return { [folder]: 'neither a file nor a folder' };
  const below = readdirSync(place).map((name) => readTree(root, `${folder}/${name}`));
  return Object.assign({ [folder]: 'a folder' }, ...below);
}

/** What compile has in `.build/`, where others may have something too; the last ones only while it is at work. */
const PARTS = [
  'assets',
  'articles',
  'library.json',
  'library.txt',
  'tmp',
  'compile.lock',
  'compile.lock~',
];

/** All that compile wrote: in `.build/`, and beside the articles. */
export const readOutput = (root: string): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...PARTS.map((part) => readTree(root, `.build/${part}`)),
    readTree(root, LOCK),
    readTree(root, 'seeds/.articles.lock.json.tmp'),
  );

/** What a compile of the same seeds writes where there is nothing yet but a lock. */
export async function readCleanOutput(
  root: string,
  lock?: string,
): Promise<Readonly<Record<string, string>>> {
  const clean = createRoot();
  try {
    for (const name of ['seeds', 'wrangler.toml']) {
      cpSync(path.join(root, name), path.join(clean, name), { recursive: true });
    }
    rmSync(path.join(clean, LOCK), { force: true });
    if (lock !== undefined) writeFileSync(path.join(clean, LOCK), lock);
    await compileSite(clean);
    return readOutput(clean);
  } finally {
    rmSync(clean, { recursive: true });
  }
}

/** The lock of the articles, where there is one. */
export const readArticlesLock = (root: string): string | undefined => {
  const place = path.join(root, LOCK);
  return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
};

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CONFIGURATION } from '../project.ts';
import { type Form, writeArticle } from './articles.ts';

/** The settings of a made site. */
export const SETTINGS = {
  SITE_URL: 'https://bench.tidings.test',
  SITE_TITLE: 'Bench',
  SITE_DESCRIPTION: 'Made articles.',
  SITE_LANGUAGE: 'en',
} as const;

const VARS = Object.entries(SETTINGS)
  .map(([name, value]) => `${name} = "${value}"\n`)
  .join('');

const PER_FOLDER = 100;

const folderOf = (article: number): string =>
  path.join('seeds', String(Math.floor(article / PER_FOLDER)));

/** The file of an article, from the site's folder on. */
export const fileOf = (article: number, form: Form): string =>
  path.join(folderOf(article), `${article}.${form}`);

/** Writes a site of made articles, a hundred to a folder. */
export async function writeSite(root: string, count: number, form: Form): Promise<void> {
  await mkdir(path.join(root, 'seeds'), { recursive: true });
  await writeFile(path.join(root, 'wrangler.toml'), `${CONFIGURATION}[vars]\n${VARS}`);
  for (let start = 0; start < count; start += PER_FOLDER) {
    const folder = path.join(root, folderOf(start));
    await mkdir(folder);
    const numbers = Array.from(
      { length: Math.min(PER_FOLDER, count - start) },
      (_, at) => start + at,
    );
    await Promise.all(
      numbers.flatMap((article) =>
        writeArticle(article, form).map(({ ending, text }) =>
          writeFile(path.join(folder, `${article}.${ending}`), text),
        ),
      ),
    );
  }
}

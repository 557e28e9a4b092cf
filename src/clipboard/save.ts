import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { classifyFiles, endingOf, stemOf } from '../compile/classify-files.ts';
import { isSkipped, listFiles } from '../compile/list-files.ts';
import { SEEDS } from '../compile/seeds.ts';
import { buildSlug, findFreeSlug } from '../lock/build-slug.ts';
import { ENDINGS, type Prepared } from './prepare.ts';

/** Where an article is saved, and how. */
export interface Placement {
  readonly root: string;
  /** From the project: `seeds/news`. */
  readonly folder: string;
  /** What the file is called; without it, as its title says. */
  readonly name?: string | undefined;
  readonly isDraft: boolean;
  /** Of the site: a BCP 47 tag. */
  readonly language: string;
}

/** What became of an article. */
export type Saved =
  | {
      readonly file: string;
      /** True for one that is there already, so that nothing was written. */
      readonly isKnown: boolean;
    }
  | { readonly problem: string };

const DRAFT = 'draft: true\n';

/** The file of `seeds/` that has the same content. */
async function findSame(
  root: string,
  files: ReadonlyMap<string, string>,
  { kind, bytes }: Prepared,
): Promise<string | undefined> {
  for (const [file, onDisk] of files) {
    if (endingOf(file) !== ENDINGS[kind]) continue;
    const place = path.join(root, onDisk);
    const { size } = await stat(place);
    if (size === bytes.length && (await readFile(place)).equals(bytes)) return file;
  }
  return undefined;
}

/** The names of a folder without their endings, in lower case: a sidecar belongs to whatever has its name. */
async function listStems(folder: string): Promise<ReadonlySet<string>> {
  const names = await readdir(folder).catch(() => []);
  return new Set(names.map((name) => stemOf(name).toLowerCase()));
}

/** True if compile would take a file for an article, not for a file of its page or of the system. */
function isArticle(files: readonly string[], file: string): boolean {
  const { articles } = classifyFiles([...files, file].toSorted(), [], () => false);
  return articles.has(file) && !isSkipped(file);
}

/** What a name becomes that means something else, such as `404`. */
const withSuffix = (slug: string): string => `${slug}-article`;

async function choosePath(
  files: readonly string[],
  { kind, parsed }: Prepared,
  { root, folder, name, language }: Placement,
): Promise<string | undefined> {
  const slug = buildSlug({
    texts: [name ?? parsed.title],
    language: parsed.fields.language ?? language,
    published: parsed.fields.published,
  });
  const taken = await listStems(path.join(root, folder));
  return [slug, withSuffix(slug)]
    .map((each) => `${folder}/${findFreeSlug(each, taken)}${ENDINGS[kind]}`)
    .find((file) => isArticle(files, file));
}

/** Writes files that are not there yet: all of them, or none. */
async function writeNew(
  root: string,
  files: readonly (readonly [file: string, content: string | Uint8Array])[],
): Promise<void> {
  const written: string[] = [];
  try {
    for (const [file, content] of files) {
      const place = path.join(root, file);
      await writeFile(place, content, { flag: 'wx' });
      written.push(place);
    }
  } catch (error) {
    for (const place of written) await rm(place);
    throw error;
  }
}

/** Saves an article under a name that is free, unless the same is there already. */
export async function save(prepared: Prepared, placement: Placement): Promise<Saved> {
  const { root, folder, isDraft } = placement;
  await mkdir(path.join(root, folder), { recursive: true });
  const { files } = await listFiles(root, SEEDS);
  const same = await findSame(root, files, prepared);
  if (same !== undefined) return { file: same, isKnown: true };
  const file = await choosePath([...files.keys()], prepared, placement);
  if (file === undefined)
    return {
      problem: `a text or a page in ${folder}/ is no article but a file of its page; save it in another folder with --into`,
    };
  // The sidecar first: whoever compiles in between must not see an article that is no draft.
  const sidecar = [`${stemOf(file)}.yaml`, DRAFT] as const;
  await writeNew(root, [...(isDraft ? [sidecar] : []), [file, prepared.bytes]]);
  return { file, isKnown: false };
}

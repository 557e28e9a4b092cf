import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { atStart, type Problem } from '../model/problem.ts';

/** The files of a folder. No others are ever read for the site, whatever a path or a link says. */
export interface FileList {
  /** Each file's path on the disk, by its path in Unicode's composed form (NFC), as texts write it. */
  readonly files: ReadonlyMap<string, string>;
  readonly links: ReadonlySet<string>;
  /** What is skipped because of its name; a folder ends in `/`. */
  readonly skipped: readonly string[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * What may be in `seeds/` without being an article: notes, what a repository has beside its texts, installed
 * packages, and files of editors and systems. Jekyll's articles are in `_posts` and `_drafts`.
 */
const SKIPPED =
  /^[.#]|^_(?!(?:posts|drafts)$)|~$|^(?:README(?:\.[\w.-]+)?|LICEN[CS]E(?:\.\w+)?|CONTRIBUTING\.md|CODE_OF_CONDUCT\.md|articles\.lock\.json|Thumbs\.db|desktop\.ini|node_modules)$/;

/**
 * True for a path that is skipped because of its own name or that of a folder in it.
 * @example isSkipped('seeds/_private/kim.md') // → true
 */
export const isSkipped = (file: string): boolean =>
  file.split('/').some((name) => SKIPPED.test(name));

/** What is wrong with a symbolic link, and whether somebody's private file would have been published. */
interface LinkFault {
  readonly message: string;
  readonly isPrivate: boolean;
}

/** The folder of Jekyll's drafts, at any depth. */
const DRAFTS = /(?:^|\/)_drafts\//;

/**
 * True for an article that is a draft because of its folder.
 * @example isInDrafts('seeds/blog/_drafts/kim.md') // → true
 */
export const isInDrafts = (file: string): boolean => DRAFTS.test(file);

/**
 * What is wrong with a symbolic link, if anything. It may only lead to another file of the same
 * folder that could be published itself, never to something private on this machine.
 * @param base the real path of the folder
 */
async function checkLink(base: string, link: string): Promise<LinkFault | undefined> {
  const target = await realpath(link).catch(() => undefined);
  if (target === undefined)
    return { message: 'this link is broken; replace it with the file', isPrivate: false };
  const inside = path.relative(base, target).split(path.sep).join('/');
  if (inside === '' || inside.startsWith('../') || inside === '..' || path.isAbsolute(inside)) {
    const message = 'this link leads out of the folder; replace it with the file itself';
    return { message, isPrivate: true };
  }
  if ((await stat(target)).isDirectory()) {
    const message = 'this link leads to a folder; replace it with the folder itself';
    return { message, isPrivate: isSkipped(inside) };
  }
  if (isSkipped(inside) || path.extname(inside) !== path.extname(link)) {
    const message = `this link leads to ${path.posix.basename(inside)}, which is not published under such a name; replace it with the file itself`;
    return { message, isPrivate: true };
  }
  return undefined;
}

/** What is being listed, in a form that can grow. */
interface Listing {
  readonly files: Map<string, string>;
  readonly links: Set<string>;
  readonly skipped: string[];
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

/** Adds one entry that is no folder. */
async function addFile(
  { files, links, problems, warnings }: Listing,
  entry: Dirent,
  file: string,
  { root, base }: { readonly root: string; readonly base: string },
): Promise<void> {
  const name = file.normalize('NFC');
  if (entry.isSymbolicLink()) {
    const fault = await checkLink(base, path.join(root, file));
    if (fault) {
      (fault.isPrivate ? problems : warnings).push(atStart(name, fault.message));
      return;
    }
  }
  if (files.has(name)) {
    const message = 'two files have this name, in different forms of Unicode; rename one of them';
    problems.push(atStart(name, message));
    return;
  }
  files.set(name, file);
  if (entry.isSymbolicLink()) links.add(name);
}

/**
 * Lists the files of a folder of the project, at any depth, without those that are skipped.
 * @throws if there is no such folder
 */
export async function listFiles(root: string, folder: string): Promise<FileList> {
  const listing: Listing = {
    files: new Map(),
    links: new Set(),
    skipped: [],
    problems: [],
    warnings: [],
  };
  const base = await realpath(path.join(root, folder));
  const list = async (inside: string): Promise<void> => {
    const entries: readonly Dirent[] = await readdir(path.join(root, inside), {
      withFileTypes: true,
    });
    for (const entry of entries) {
      const file = `${inside}/${entry.name}`;
      const name = file.normalize('NFC');
      if (SKIPPED.test(entry.name)) {
        listing.skipped.push(entry.isDirectory() ? `${name}/` : name);
      } else if (entry.name.includes('\ufffd')) {
        const message = 'the name of this file is not UTF-8; rename it';
        listing.warnings.push(atStart(name, message));
      } else if (entry.isDirectory()) await list(file);
      else await addFile(listing, entry, file, { root, base });
    }
  };
  await list(folder);
  return listing;
}

import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { atStart, type Problem } from '../model/problem.ts';

/** The files of a folder. No others are ever read for the site, whatever a path or a link says. */
export interface FileList {
  /** Each file's path on the disk, by its path in Unicode's composed form (NFC), as texts write it. */
  readonly files: ReadonlyMap<string, string>;
  readonly links: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/** What may be in `seeds/` without being an article: notes, and files of editors and systems. */
const SKIPPED = /^[._#]|~$|^(?:README\.md|articles\.lock\.json|Thumbs\.db|desktop\.ini)$/;

/**
 * True for a path that is skipped because of its own name or that of a folder in it.
 * @example isSkipped('seeds/_drafts/kim.md') // → true
 */
export const isSkipped = (file: string): boolean =>
  file.split('/').some((name) => SKIPPED.test(name));

/**
 * What is wrong with a symbolic link, if anything. It may only lead to another file of the same
 * folder that could be published itself, never to something private on this machine.
 * @param base the real path of the folder
 */
async function explainLink(base: string, link: string): Promise<string | undefined> {
  const target = await realpath(link).catch(() => undefined);
  if (target === undefined) return 'this link is broken; replace it with the file';
  const inside = path.relative(base, target).split(path.sep).join('/');
  if (inside === '' || inside.startsWith('../') || inside === '..' || path.isAbsolute(inside)) {
    return 'this link leads out of the folder; replace it with the file itself';
  }
  if ((await stat(target)).isDirectory()) {
    return 'this link leads to a folder; replace it with the folder itself';
  }
  if (isSkipped(inside) || path.extname(inside) !== path.extname(link)) {
    return `this link leads to ${path.posix.basename(inside)}, which is not published under such a name; replace it with the file itself`;
  }
  return undefined;
}

/**
 * Lists the files of a folder of the project, at any depth, without those that are skipped.
 * @throws if there is no such folder
 */
export async function listFiles(root: string, folder: string): Promise<FileList> {
  const files = new Map<string, string>();
  const links = new Set<string>();
  const problems: Problem[] = [];
  const base = await realpath(path.join(root, folder));
  const list = async (inside: string): Promise<void> => {
    const entries: readonly Dirent[] = await readdir(path.join(root, inside), {
      withFileTypes: true,
    });
    for (const entry of entries.filter(({ name }) => !SKIPPED.test(name))) {
      const file = `${inside}/${entry.name}`;
      const name = file.normalize('NFC');
      const blame = (message: string | undefined): boolean => {
        if (message !== undefined) problems.push(atStart(name, message));
        return message !== undefined;
      };
      if (entry.name.includes('\ufffd')) blame('the name of this file is not UTF-8; rename it');
      else if (entry.isDirectory()) await list(file);
      else if (entry.isSymbolicLink() && blame(await explainLink(base, path.join(root, file))))
        continue;
      else if (files.has(name))
        blame('two files have this name, in different forms of Unicode; rename one of them');
      else {
        files.set(name, file);
        if (entry.isSymbolicLink()) links.add(name);
      }
    }
  };
  await list(folder);
  return { files, links, problems };
}

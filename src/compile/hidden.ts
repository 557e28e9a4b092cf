import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Lock } from '../lock/lock.ts';
import { isSkipped } from './list-files.ts';
import { SEEDS } from './seeds.ts';

/** The names by which publishers and editors set a file or folder aside; compile skips all of them. */
const namesAside = (name: string): readonly string[] => [
  `_${name}`,
  `.${name}`,
  `#${name}`,
  `#${name}#`,
  `${name}~`,
];

function isAside(root: string, file: string): boolean {
  const parts = file.split('/');
  return parts.some(
    (part, at) =>
      (at > 0 || part !== SEEDS) &&
      namesAside(part)
        .map((name) => parts.with(at, name))
        .some((aside) => isSkipped(aside.join('/')) && existsSync(path.join(root, ...aside))),
  );
}

/**
 * Files of the lock that still exist under a name that is skipped: `seeds/kim.md` as
 * `seeds/_kim.md`.
 * @param files of the current articles
 */
export const listHidden = (
  root: string,
  { articles }: Lock,
  files: ReadonlySet<string>,
): ReadonlySet<string> =>
  new Set(
    Object.values(articles)
      .filter(({ removed, draft }) => removed === undefined || draft)
      .map(({ file }) => file)
      .filter((file) => !files.has(file) && isAside(root, file)),
  );

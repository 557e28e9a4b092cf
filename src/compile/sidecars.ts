import path from 'node:path';
import { atStart, type Problem } from '../model/problem.ts';
import { suggest } from '../read/fields/suggest.ts';
import { type ClassifiedFiles, stemOf } from './classify-files.ts';

const nameOf = (stem: string): string => path.posix.basename(stem);

/** Reports articles that would share a sidecar, and sidecars that would share an article. */
export function findSharedSidecars({ articles, sidecars }: ClassifiedFiles): readonly Problem[] {
  const byStem = Map.groupBy(articles.keys(), stemOf);
  return [...byStem].flatMap(([stem, [first = '', ...more]]) => {
    const [sidecar, ...others] = sidecars.get(stem) ?? [];
    if (sidecar === undefined) return [];
    return [
      ...more.map((file) => atStart(file, `${first} has the same sidecar; rename one of them`)),
      ...others.map((file) =>
        atStart(file, `${first} has another sidecar, ${sidecar}; keep one of them`),
      ),
    ];
  });
}

/** The sidecars that belong to no article: any other YAML. */
export const listLoneSidecars = ({ articles, sidecars }: ClassifiedFiles): readonly string[] => {
  const stems = new Set([...articles.keys()].map(stemOf));
  return [...sidecars].flatMap(([stem, files]) => (stems.has(stem) ? [] : files));
};

/** Warns of those whose name is close to that of an article without a sidecar: it may be a slip. */
export function findMisspelledSidecars(classified: ClassifiedFiles): readonly Problem[] {
  const lone = listLoneSidecars(classified);
  if (lone.length === 0) return [];
  const stems = [...classified.articles.keys()].map(stemOf);
  const free = stems.filter((stem) => !classified.sidecars.has(stem));
  const byFolder = Map.groupBy(free, path.posix.dirname);
  return lone.flatMap((file) => {
    const near = byFolder.get(path.posix.dirname(file))?.map(nameOf) ?? [];
    const hint = near.length > 0 ? suggest(nameOf(stemOf(file)), near) : '';
    return hint === ''
      ? []
      : [atStart(file, `this is the sidecar of no article, so it is not read${hint}`)];
  });
}

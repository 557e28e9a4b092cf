import type { Problem } from '../../model/problem.ts';
import { mapArticles } from '../../read/article-error.ts';
import type { ParsedArticle } from '../../read/read-article.ts';
import { hashWithFiles } from '../../read/source-hash.ts';
import { MOST_ASSET } from '../asset-limit.ts';
import { createFileFind, type Find } from '../find-file.ts';
import { computeState } from './large-files.ts';
import { type LargeFiles, type MediaFault, type PublishedFile, publishFile } from './publish.ts';
import { type FaultyRecording, findUses, listUses, type Mention } from './uses.ts';

/** Published files, by their path in the project: `seeds/trip/map.png`. */
export type PublishedFiles = ReadonlyMap<string, PublishedFile>;

const AT_A_TIME = 16;

interface Collection {
  /** With their media included in their hashes. */
  readonly parsedArticles: readonly ParsedArticle[];
  readonly files: PublishedFiles;
  readonly findFile: Find<string>;
  /** The media of each article, by the article's file. */
  readonly used: ReadonlyMap<string, readonly PublishedFile[]>;
  /** Files that no article uses, in the order of their names. */
  readonly unused: readonly string[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly faultyRecordings: readonly FaultyRecording[];
}

/** Which files to read at a time: some, but a large one by itself, as it fills the memory. */
function listTogether(
  root: string,
  names: readonly string[],
  placeOf: (file: string) => string,
): readonly (readonly string[])[] {
  const { large = [], small = [] } = Object.groupBy(names, (file) =>
    (computeState(root, placeOf(file))?.size ?? 0) > MOST_ASSET ? 'large' : 'small',
  );
  const groups = Array.from({ length: Math.ceil(small.length / AT_A_TIME) }, (_, at) =>
    small.slice(at * AT_A_TIME, (at + 1) * AT_A_TIME),
  );
  return [...groups, ...large.map((file) => [file])];
}

/** Reads files. */
async function publishAll(
  root: string,
  names: readonly string[],
  open: ReadonlyMap<string, string>,
  large: LargeFiles,
): Promise<{
  readonly files: PublishedFiles;
  readonly faults: ReadonlyMap<string, MediaFault>;
}> {
  const files = new Map<string, PublishedFile>();
  const faults = new Map<string, MediaFault>();
  const placeOf = (file: string): string => open.get(file) ?? file;
  for (const some of listTogether(root, names, placeOf)) {
    const found = await Promise.all(
      some.map((file) => publishFile(root, file, placeOf(file), large)),
    );
    for (const [index, published] of found.entries()) {
      const file = some[index] ?? '';
      if ('problem' in published) faults.set(file, published);
      else files.set(file, published);
    }
  }
  return { files, faults };
}

/**
 * Reads every file that the articles use, once.
 * @param others files in `seeds/` that are not articles
 * @param settings a file with settings, and the files that it names
 * @param open where on the disk each file is that may be published: `others`, and sources of
 * articles that everybody may read
 */
export async function collectMedia(
  root: string,
  parsedArticles: readonly ParsedArticle[],
  others: ReadonlySet<string>,
  open: ReadonlyMap<string, string>,
  large: LargeFiles,
  settings: { readonly file: string; readonly mentions: readonly Mention[] },
): Promise<Collection> {
  const findOther = createFileFind(others);
  const findOpen = createFileFind(open.keys());
  const surroundings = { root, findOther, findOpen };
  const all = [
    ...mapArticles(parsedArticles, (parsed) => ({
      file: parsed.file,
      uses: listUses(parsed, surroundings),
    })),
    { file: settings.file, uses: findUses(settings.file, settings.mentions, surroundings) },
  ];
  const wanted = new Set(all.flatMap(({ uses }) => uses.found.map(({ file }) => file)));
  const { files, faults } = await publishAll(root, [...wanted], open, large);
  // A file that is broken is told once for each article.
  const broken = all.flatMap(({ file: article, uses }) =>
    [...new Map(uses.found.toReversed().map((use) => [use.file, use])).values()]
      .toReversed()
      .flatMap(({ file, isRecording, blame }) => {
        const fault = faults.get(file);
        if (fault === undefined) return [];
        return [{ article, problem: blame(fault.problem), stops: fault.stops, isRecording }];
      }),
  );
  const used = new Map(
    all.map(({ file: user, uses }) => [
      user,
      uses.found.flatMap(({ file }) => files.get(file) ?? []),
    ]),
  );
  return {
    parsedArticles: parsedArticles.map((parsed) => {
      const digests = used.get(parsed.file)?.map(({ digest }) => digest) ?? [];
      return { ...parsed, hash: hashWithFiles(parsed.hash, digests) };
    }),
    files,
    findFile: findOpen,
    used,
    unused: [...others].filter((file) => !wanted.has(file)),
    problems: [
      ...all.flatMap(({ uses }) => uses.problems),
      ...broken.flatMap(({ problem, stops }) => (stops ? [problem] : [])),
    ],
    warnings: [
      ...all.flatMap(({ uses }) => uses.warnings),
      ...broken.flatMap(({ problem, stops, isRecording }) =>
        stops || isRecording ? [] : [problem],
      ),
    ],
    faultyRecordings: [
      ...all.flatMap(({ uses }) => uses.missingRecordings),
      ...broken.flatMap(({ article, problem, stops, isRecording }) =>
        isRecording && !stops ? [{ article, problem }] : [],
      ),
    ],
  };
}

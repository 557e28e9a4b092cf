import type { Problem } from '../../model/problem.ts';
import { mapArticles } from '../../read/article-error.ts';
import type { FieldName } from '../../read/fields/fields.ts';
import { type ParsedArticle, problemWith } from '../../read/read-article.ts';
import { hashWithFiles } from '../../read/source-hash.ts';
import { findFile, isRemote } from '../location.ts';
import { explainUnlisted } from '../seeds.ts';
import { type PublishedFile, publishFile } from './publish.ts';

/** Files that are published, by their path in `seeds/`. */
export type PublishedFiles = ReadonlyMap<string, PublishedFile>;

/** A file that an article shows or offers, and how to say that something is wrong with it. */
interface Use {
  /** Nothing where the path leads out of `seeds/`. */
  readonly file: string | undefined;
  readonly blame: (message: string) => Problem;
}

/** How many files are read at a time. */
const AT_A_TIME = 16;

/** The fields that hold files, with every file in them. */
const locationsOf = ({ fields }: ParsedArticle): readonly (readonly [FieldName, string])[] => [
  ...(fields.image ? [['image', fields.image.location] as const] : []),
  ...[fields.audio?.location, fields.audio?.transcript].flatMap((location) =>
    location === undefined ? [] : [['audio', location] as const],
  ),
  ...(fields.video ? [['video', fields.video.location] as const] : []),
  ...(fields.attachments ?? []).map(({ location }) => ['attachments', location] as const),
];

/**
 * The files that an article uses. A page's own picture, and what a page with an address of its own
 * refers to, may be elsewhere; everything else has to be there.
 */
function listUses(parsed: ParsedArticle, others: Pick<ReadonlySet<string>, 'has'>): readonly Use[] {
  const fromFields = locationsOf(parsed).flatMap(([field, location]): Use[] => {
    if (isRemote(location)) return [];
    const file = findFile(parsed.file, location);
    const isStated = parsed.positions[field] !== undefined;
    if (!isStated && (file === undefined || !others.has(file))) return [];
    return [
      {
        file,
        blame: (message) => problemWith(parsed, field, `${field}: ${message}`),
      },
    ];
  });
  const fromText = parsed.references.flatMap(({ kind, url, line, column }): Use[] => {
    const file = findFile(parsed.file, url);
    const isThere = file !== undefined && others.has(file);
    if (!isThere && (kind === 'link' || parsed.fields.canonical !== undefined)) return [];
    return [{ file, blame: (message) => ({ file: parsed.file, line, column, message }) }];
  });
  return [...fromFields, ...fromText];
}

const OUTSIDE = 'this path leads out of seeds/; move the file into seeds/, and use its path there';

/** What the articles use. */
interface Collection {
  /** Their hashes have the files in them. */
  readonly parsedArticles: readonly ParsedArticle[];
  readonly files: PublishedFiles;
  /** The files of each article, by its own. */
  readonly used: ReadonlyMap<string, readonly PublishedFile[]>;
  readonly problems: readonly Problem[];
}

/**
 * Reads every file that the articles use, once.
 * @param others the files in `seeds/` that are no articles
 * @param open these, and the sources of what everybody may read: where each is on the disk
 */
export async function collectMedia(
  root: string,
  parsedArticles: readonly ParsedArticle[],
  others: ReadonlySet<string>,
  open: ReadonlyMap<string, string>,
): Promise<Collection> {
  const all = mapArticles(parsedArticles, (parsed) => ({ parsed, uses: listUses(parsed, others) }));
  const uses = all.flatMap((each) => each.uses);
  const files = new Map<string, PublishedFile>();
  const faults = new Map<string, string>();
  const names = [...new Set(uses.flatMap(({ file }) => file ?? []))];
  for (let start = 0; start < names.length; start += AT_A_TIME) {
    const some = names.slice(start, start + AT_A_TIME);
    const found = await Promise.all(
      some.map((file) => {
        const onDisk = open.get(file);
        return onDisk === undefined
          ? { problem: explainUnlisted(file) }
          : publishFile(root, file, onDisk);
      }),
    );
    for (const [index, published] of found.entries()) {
      const file = some[index] ?? '';
      if ('problem' in published) faults.set(file, published.problem);
      else files.set(file, published);
    }
  }
  const used = new Map(
    all.map(({ parsed, uses: own }) => [
      parsed.file,
      own.flatMap(({ file = '' }) => files.get(file) ?? []),
    ]),
  );
  return {
    parsedArticles: parsedArticles.map((parsed) => {
      const digests = used.get(parsed.file)?.map(({ digest }) => digest) ?? [];
      return { ...parsed, hash: hashWithFiles(parsed.hash, digests) };
    }),
    files,
    used,
    problems: uses.flatMap(({ file, blame }) => {
      const fault = file === undefined ? OUTSIDE : faults.get(file);
      return fault === undefined ? [] : [blame(fault)];
    }),
  };
}

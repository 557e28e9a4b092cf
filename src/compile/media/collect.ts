import type { Problem } from '../../model/problem.ts';
import { mapArticles } from '../../read/article-error.ts';
import type { FieldName } from '../../read/fields/field-names.ts';
import { type ParsedArticle, problemWith } from '../../read/read-article.ts';
import { hashWithFiles } from '../../read/source-hash.ts';
import { findFile, isRemote } from '../location.ts';
import { explainUnlisted } from '../seeds.ts';
import { type PublishedFile, publishFile } from './publish.ts';

/** Published files, by their path in the project: `seeds/trip/map.png`. */
export type PublishedFiles = ReadonlyMap<string, PublishedFile>;

interface Use {
  /** Undefined if the path leads out of `seeds/`. */
  readonly file: string | undefined;
  readonly blame: (message: string) => Problem;
}

const AT_A_TIME = 16;

const locationsOf = ({ fields }: ParsedArticle): readonly (readonly [FieldName, string])[] => [
  ...(fields.image ? [['image', fields.image.location] as const] : []),
  ...[fields.audio?.location, fields.audio?.transcript].flatMap((location) =>
    location === undefined ? [] : [['audio', location] as const],
  ),
  ...(fields.video ? [['video', fields.video.location] as const] : []),
  ...(fields.attachments ?? []).map(({ location }) => ['attachments', location] as const),
];

/**
 * The files that an article uses. All have to exist, except what may be elsewhere: a picture that
 * an HTML page names in its head, links, and whatever a page with a canonical address refers to.
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

interface Collection {
  /** With their media included in their hashes. */
  readonly parsedArticles: readonly ParsedArticle[];
  readonly files: PublishedFiles;
  /** The media of each article, by the article's file. */
  readonly used: ReadonlyMap<string, readonly PublishedFile[]>;
  readonly problems: readonly Problem[];
}

/**
 * Reads every file that the articles use, once.
 * @param others files in `seeds/` that are not articles
 * @param open where on the disk each file is that may be published: `others`, and sources of
 * articles that everybody may read
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

import type { Fields } from '../../read/fields/schemas.ts';
import type { ArticleReading } from '../../read/read-article.ts';
import type { Seed } from '../../read/seed.ts';
import { createFileFind } from '../find-file.ts';
import { isRemote } from '../location.ts';
import { FRONT_MATTER } from '../seeds.ts';

/** Sources with what was read of them, in the same order, and the files that are no articles. */
interface Sorted {
  readonly seeds: readonly Seed[];
  readonly readings: readonly ArticleReading[];
  readonly others: ReadonlySet<string>;
}

/** What belongs to a recording, and may look like an article: its transcripts, and lines of chapters. */
const listTexts = ({ transcripts = [], chapters }: Fields): readonly string[] =>
  [
    ...transcripts.map(({ location }) => location),
    ...(chapters && 'location' in chapters ? [chapters.location] : []),
  ].filter((location) => !isRemote(location));

/** With a sidecar or front matter, a file says that it is an article. */
const saysSo = ({ sidecar, source: { bytes } }: Seed): boolean =>
  sidecar !== undefined || FRONT_MATTER.test(new TextDecoder().decode(bytes.subarray(0, 16)));

/** Takes for files what episodes name as their transcripts and chapters, wherever it is. */
export function setEpisodeFilesAside({ seeds, readings, others }: Sorted): Sorted {
  const find = createFileFind(
    seeds.filter((seed) => !saysSo(seed)).map(({ source }) => source.file),
  );
  const named = new Set(
    readings.flatMap((reading) => {
      if (!('parsed' in reading)) return [];
      const { file, fields } = reading.parsed;
      return listTexts(fields).flatMap((location) => find(file, location) ?? []);
    }),
  );
  if (named.size === 0) return { seeds, readings, others };
  const isArticle = (at: number): boolean => !named.has(seeds[at]?.source.file ?? '');
  return {
    seeds: seeds.filter((_, at) => isArticle(at)),
    readings: readings.filter((_, at) => isArticle(at)),
    others: new Set([...others, ...named]),
  };
}

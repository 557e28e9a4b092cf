import { type Article, type ArticleMeta, withoutTexts } from '../../model/article.ts';
import type { Sealed } from '../format.ts';
import type { FormatPeriod } from './localize.ts';
import { createRecord, type LibraryRecord } from './records.ts';

/** Articles of an archive, the newest first, with the time that they are of. */
export function seal<T extends ArticleMeta>(
  articles: readonly T[],
  format: FormatPeriod,
): Sealed<T> {
  const [newest, oldest] = [articles[0], articles.at(-1)];
  const timeOf = ({ published, updated }: ArticleMeta): string => published ?? updated;
  return {
    articles,
    ...(newest && oldest && { period: format(timeOf(oldest), timeOf(newest)) }),
  };
}

/** The archives of all articles by their numbers: of one that all was taken away from, nothing but that. */
export function buildArchives(
  articles: readonly Article[],
  archives: number,
  format: FormatPeriod,
): readonly LibraryRecord[] {
  const within = Map.groupBy(articles, ({ archive }) => archive);
  return Array.from({ length: archives }, (_, at) => at + 1).map((number) =>
    createRecord('archive', number, () =>
      seal((within.get(number) ?? []).map(withoutTexts), format),
    ),
  );
}

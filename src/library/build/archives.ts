import { type Article, type ArticleMeta, withoutTexts } from '../../model/article.ts';
import type { Sealed } from '../format.ts';
import type { FormatPeriod } from './localize.ts';
import { createRecord, type LibraryRecord } from './records.ts';

/**
 * An archive, with the days that its articles span.
 * @param articles newest first
 */
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

/** All archives of the site, by number. One whose articles were all removed stays, without any. */
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

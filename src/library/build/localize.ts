import type { Article, ArticleMeta, Instant } from '../../model/article.ts';

/** What is said of an article in the language of the site. */
export type LocalizedTexts = Pick<Article, 'byline' | 'publishedDay' | 'updatedDay'>;

/**
 * Words what pages say of articles in a language: "Ada, Bo and Cy", "June 18, 2021".
 * @see {@link Listing}
 */
export function createLocalizer(
  language: string,
): (article: Pick<ArticleMeta, 'authors' | 'published' | 'updated'>) => LocalizedTexts {
  const list = new Intl.ListFormat(language);
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const formatDay = (instant: Instant): string => day.format(new Date(instant));
  return ({ authors, published, updated }) => {
    const places = authors.keys();
    const parts = list.formatToParts(authors.map(({ name }) => name));
    return {
      byline:
        authors.length > 1
          ? parts.map(
              ({ type, value }) => (type === 'element' ? places.next().value : value) ?? value,
            )
          : undefined,
      publishedDay: published && formatDay(published),
      updatedDay: formatDay(updated),
    };
  };
}

/** Words the time from one instant to another: "June 18 – July 2, 2021". */
export type FormatPeriod = (from: Instant, to: Instant) => string;

export function createFormatPeriod(language: string): FormatPeriod {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return (from, to) => day.formatRange(new Date(from), new Date(to));
}

import type { Article, ArticleMeta, Instant } from '../../model/article.ts';

/** What pages say about an article in the language of the site. */
export type LocalizedTexts = Pick<Article, 'byline' | 'publishedDay' | 'updatedDay'>;

/**
 * Puts days and bylines into the words of a language: "June 18, 2021", and for "Ada, Bo, and Cy"
 * the parts `[0, ', ', 1, ', and ', 2]`.
 */
export function createLocalizer(
  language: string,
  timeZone: string,
): (article: Pick<ArticleMeta, 'authors' | 'published' | 'updated'>) => LocalizedTexts {
  const list = new Intl.ListFormat(language);
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
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

/** The time between two instants in words: "June 18 – July 2, 2021". */
export type FormatPeriod = (from: Instant, to: Instant) => string;

/** Formats periods in a language, a BCP 47 tag, with the days of a time zone. */
export function createFormatPeriod(language: string, timeZone: string): FormatPeriod {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
  return (from, to) => day.formatRange(new Date(from), new Date(to));
}

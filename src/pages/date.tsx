import type { Instant } from '../article/article.ts';

const DAY_LENGTH = '2021-06-18'.length;

const formatDay = (instant: Instant, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(instant),
  );

interface DayProps {
  readonly instant: Instant;
  readonly language: string;
  /** What it is the day of, as microformats2 names it. */
  readonly class?: 'dt-published' | 'dt-updated';
}

/** A day as people of that language write it; the exact time for machines. */
export const Day = ({ instant, language, class: name }: DayProps) => (
  <time
    class={name}
    datetime={instant.endsWith('T00:00:00Z') ? instant.slice(0, DAY_LENGTH) : instant}
  >
    {formatDay(instant, language)}
  </time>
);

/** True where two instants are told apart by the days that are shown of them. */
export const isOtherDay = (a: Instant, b: Instant): boolean =>
  a.slice(0, DAY_LENGTH) !== b.slice(0, DAY_LENGTH);

import type { Instant } from '../article/article.ts';

const DAY_LENGTH = '2021-06-18'.length;

/** A day as people of that language write it; the exact time for machines. */
export const Day = ({ instant, language }: { instant: Instant; language: string }) => (
  <time datetime={instant.endsWith('T00:00:00Z') ? instant.slice(0, DAY_LENGTH) : instant}>
    {new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(instant),
    )}
  </time>
);

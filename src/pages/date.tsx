import type { Instant } from '../model/article.ts';

const DAY_LENGTH = '2021-06-18'.length;

interface DayProps {
  readonly instant: Instant;
  /** As people write it: `June 18, 2021`. */
  readonly day: string | undefined;
  /** What happened then, as a property of microformats2. */
  readonly class?: 'dt-published' | 'dt-updated';
}

/** A day as people write it; the exact time for machines. */
export const Day = ({ instant, day, class: name }: DayProps) => (
  <time
    class={name}
    datetime={instant.endsWith('T00:00:00Z') ? instant.slice(0, DAY_LENGTH) : instant}
  >
    {day}
  </time>
);

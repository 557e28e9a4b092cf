import type { Instant } from './article.ts';

/**
 * True once an article's time has come; at once if it has no date.
 * @example isReleased({ published: '2024-03-01T10:00:00Z' }, '2024-03-01T10:00:00Z') // → true
 */
export const isReleased = (
  { published }: { readonly published?: Instant | undefined },
  now: Instant,
): boolean => published === undefined || published <= now;

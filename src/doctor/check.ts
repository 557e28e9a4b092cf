/** One thing that a deployed site does as it should, or does not. */
export interface Check {
  /** Short and stable, for programs. */
  readonly id: string;
  /** `skipped`: it could not be told, and the message says why. */
  readonly status: 'ok' | 'failed' | 'skipped';
  readonly message: string;
  /** What to do; only where it failed. */
  readonly todo?: string;
}

export const pass = (id: string, message: string): Check => ({ id, status: 'ok', message });

export const skip = (id: string, message: string): Check => ({ id, status: 'skipped', message });

export const fail = (id: string, message: string, todo: string): Check => ({
  id,
  status: 'failed',
  message,
  todo,
});

/** Something that was seen, and what to do about it. */
export interface Fault {
  readonly seen: string;
  readonly todo: string;
}

/** How many faults of a kind are shown. */
const MOST = 3;

/** @example list(['a', 'b', 'c', 'd']) // → 'a, b, c and 1 more' */
export const list = (items: readonly string[]): string =>
  items.length > MOST
    ? `${items.slice(0, MOST).join(', ')} and ${items.length - MOST} more`
    : items.join(', ');

/**
 * One check of what several faults may have been found for: one for each thing there is to do.
 * @param good what to say where there is none
 */
export function judge(id: string, good: string, faults: readonly Fault[]): readonly Check[] {
  if (faults.length === 0) return [pass(id, good)];
  return [...Map.groupBy(faults, ({ todo }) => todo)].map(([todo, each]) =>
    fail(id, list(each.map(({ seen }) => seen)), todo),
  );
}

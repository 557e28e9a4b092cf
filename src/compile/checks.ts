import type { Problem } from '../article/problem.ts';
import type { Story } from './story.ts';

/**
 * Two articles cannot share what tells them apart.
 * @param of what a story has of that kind
 */
export function findTwins<S extends Story>(
  stories: readonly S[],
  field: 'id' | 'slug',
  remedy: string,
  of: (story: S) => string | undefined,
): readonly Problem[] {
  const first = new Map<string, string>();
  return stories.flatMap((story) => {
    const value = of(story);
    if (value === undefined) return [];
    const twin = first.get(value);
    if (twin === undefined) first.set(value, story.file);
    return twin === undefined
      ? []
      : [story.problemWith(field, `the ${field} "${value}" is that of ${twin} too; ${remedy}`)];
  });
}

/** Nothing can have been changed before it was published, or after now. */
export function findWrongDates(stories: readonly Story[], now: number): readonly Problem[] {
  return stories.flatMap(({ fields: { published, updated }, problemWith }) => {
    if (updated === undefined) return [];
    if (Date.parse(updated) > now) {
      return [problemWith('updated', `updated: ${updated} is in the future; write a past time`)];
    }
    return published !== undefined && updated < published
      ? [problemWith('updated', `updated: ${updated} is before published, ${published}; mend one`)]
      : [];
  });
}

import type { Site } from '../article/article.ts';
import { findNext, siteAt } from '../article/calendar.ts';
import { toInstant } from '../article/instant.ts';
import { createEdition } from './create-edition.ts';
import type { Edition } from './edition.ts';

/** Hands articles to the routes. */
export interface Library {
  /**
   * The edition of a moment; the same one for as long as nothing appears.
   * @param time milliseconds since 1970
   */
  at(time: number): Edition;
}

/** A library of articles that all travel in the Worker's bundle. */
export function createLibrary(site: Site): Library {
  let current: { readonly edition: Edition; readonly since: number } | undefined;
  return {
    at(time) {
      if (current && time >= current.since && time < (current.edition.until ?? Infinity)) {
        return current.edition;
      }
      const now = toInstant(time);
      const next = findNext(site, now);
      const edition = createEdition(siteAt(site, now), next ? Date.parse(next) : undefined);
      current = { edition, since: time };
      return edition;
    },
  };
}

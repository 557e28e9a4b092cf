import { hasOldHash, type Lock, type LockEntry } from '../lock/lock.ts';
import type { Instant } from '../model/article.ts';
import { toInstant } from '../model/instant.ts';
import { readFileName } from '../read/file-name.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import { resolveDate } from '../read/written-date.ts';

/**
 * When the current text of an article was written: what the lock says if it knows the text,
 * otherwise now. So a later compile judges a text as the first one did: time alone changes nothing.
 */
function createJudge(lock: Lock, now: number): (parsed: ParsedArticle) => Instant {
  const entries = Object.values(lock.articles);
  const known = new Map<string, LockEntry>([
    ...entries.filter(hasOldHash).map((entry) => [entry.file, entry] as const),
    ...entries.map((entry) => [entry.hash, entry] as const),
    ...entries.map((entry) => [`${entry.hash} ${entry.file}`, entry] as const),
  ]);
  return ({ hash, file }) => {
    const entry = known.get(`${hash} ${file}`) ?? known.get(hash) ?? known.get(file);
    return entry?.changed ?? entry?.firstSeen ?? toInstant(now);
  };
}

/**
 * Drops dates that were read from the text itself and are later than the text: they were misread.
 * Without its `published`, an article gets the day in its file name, if there is one.
 */
function discardFutureDatesOf<S extends ParsedArticle>(
  parsed: S,
  judge: (parsed: ParsedArticle) => Instant,
  timeZone: string,
): S {
  const { published, updated, ...rest } = parsed.fields;
  const said = {
    published: parsed.publishedFrom === 'the text' ? published : undefined,
    updated: parsed.positions.updated === undefined ? updated : undefined,
  };
  if (said.published === undefined && said.updated === undefined) return parsed;
  const known = judge(parsed);
  const keepsPublished = said.published === undefined || said.published <= known;
  const keepsUpdated = said.updated === undefined || said.updated <= known;
  if (keepsPublished && keepsUpdated) return parsed;
  const { published: written } = readFileName(parsed.file);
  const day = keepsPublished ? published : written && resolveDate(written, timeZone);
  const named = day === undefined ? undefined : 'the file name';
  return {
    ...parsed,
    publishedFrom: keepsPublished ? parsed.publishedFrom : named,
    fields: {
      ...rest,
      ...(day !== undefined && { published: day }),
      ...(keepsUpdated && updated !== undefined && { updated }),
    },
  };
}

/**
 * Drops dates that cannot be true: found in a text, but later than the text was written.
 * @param now milliseconds since 1970
 * @param timeZone of the days in file names
 */
export function discardFutureDates<S extends ParsedArticle>(
  parsedArticles: readonly S[],
  lock: Lock,
  now: number,
  timeZone: string,
): readonly S[] {
  const judge = createJudge(lock, now);
  return parsedArticles.map((parsed) => discardFutureDatesOf(parsed, judge, timeZone));
}

import { hasOldHash, type Lock, type LockEntry } from '../lock/lock.ts';
import type { Instant } from '../model/article.ts';
import { toInstant } from '../model/instant.ts';
import { type ParsedArticle, readDay } from '../read/read-article.ts';

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
): S {
  const { published, updated, ...rest } = parsed.fields;
  const said = {
    published: parsed.publishedFrom === 'the text' ? published : undefined,
    updated: parsed.positions.updated === undefined ? updated : undefined,
  };
  if (said.published === undefined && said.updated === undefined) return parsed;
  const written = judge(parsed);
  const keepsPublished = said.published === undefined || said.published <= written;
  const keepsUpdated = said.updated === undefined || said.updated <= written;
  if (keepsPublished && keepsUpdated) return parsed;
  const day = keepsPublished ? published : readDay(parsed.file);
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
 */
export function discardFutureDates<S extends ParsedArticle>(
  parsedArticles: readonly S[],
  lock: Lock,
  now: number,
): readonly S[] {
  const judge = createJudge(lock, now);
  return parsedArticles.map((parsed) => discardFutureDatesOf(parsed, judge));
}

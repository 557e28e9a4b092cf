import type { ParsedArticle } from '../read/read-article.ts';

const hasExpired = ({ fields: { expires } }: ParsedArticle, now: number): boolean =>
  expires !== undefined && Date.parse(expires) <= now;

/**
 * Makes drafts of what has expired. Only compile does: what it publishes stays until the next one, since nothing that
 * is served may depend on the time of rendering.
 * @param now milliseconds since 1970
 */
export const withholdExpired = (
  parsedArticles: readonly ParsedArticle[],
  now: number,
): readonly ParsedArticle[] =>
  parsedArticles.map((parsed) =>
    hasExpired(parsed, now) ? { ...parsed, fields: { ...parsed.fields, draft: true } } : parsed,
  );

/**
 * Why an article is not published: it is a draft, scheduled for later, or has expired.
 * @param now milliseconds since 1970
 */
export function explainWithheld(parsed: ParsedArticle, now: number): string | undefined {
  const { draft, published, expires } = parsed.fields;
  if (draft) return hasExpired(parsed, now) ? `expired on ${expires}` : 'a draft';
  return published !== undefined && Date.parse(published) > now
    ? `scheduled for ${published}`
    : undefined;
}

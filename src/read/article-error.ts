import { atStart, type Problem } from '../model/problem.ts';

/** A bug that one article triggers, with the article's file. */
export class ArticleError extends Error {
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.file = file;
  }
}

/** Whatever `make` throws becomes an {@link ArticleError} with the file. */
export function nameArticle<T>(file: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new ArticleError(file, error);
  }
}

/** Maps articles; an error names the article that caused it. */
export const mapArticles = <S extends { readonly file: string }, T>(
  parsedArticles: readonly S[],
  make: (parsed: S) => T,
): readonly T[] => parsedArticles.map((parsed) => nameArticle(parsed.file, () => make(parsed)));

/** Turns a bug into a problem with the article that triggered it, so that only this article fails. */
export const explainBug = (file: string, { message: why }: Error): Problem =>
  atStart(
    file,
    `a bug in Tidings keeps this from being published (${why}); please report it, and simplify the text for now`,
  );

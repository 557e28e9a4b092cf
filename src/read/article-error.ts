import { atStart, type Problem } from '../model/problem.ts';

/** A bug that shows at one article, by its name. */
export class ArticleError extends Error {
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.file = file;
  }
}

/** What is thrown on the way names the article. */
export function nameArticle<T>(file: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new ArticleError(file, error);
  }
}

/** Makes something of each article, likewise. */
export const mapArticles = <S extends { readonly file: string }, T>(
  parsedArticles: readonly S[],
  make: (parsed: S) => T,
): readonly T[] => parsedArticles.map((parsed) => nameArticle(parsed.file, () => make(parsed)));

/** Whatever is thrown on the way through an article ends that article alone, by its name. */
export const explainBug = (file: string, { message: why }: Error): Problem =>
  atStart(
    file,
    `a bug in Tidings keeps this from being published (${why}); please report it, and simplify the text for now`,
  );

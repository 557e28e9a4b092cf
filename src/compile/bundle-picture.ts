import path from 'node:path';
import type { ParsedArticle } from '../read/read-article.ts';

/** What themes of Hugo take for the picture of the page in whose folder it is. */
const PICTURE = /^(?:featured?|cover|thumb(?:nail)?)(?:[-_.].*)?\.(?:jpe?g|png|webp|avif|gif)$/i;

const INDEX = /^index(?:\.[\w-]+)?\.\w+$/;

/**
 * Gives the articles that are folders, and name no picture, the one in their folder that says what it is for:
 * `seeds/trip/featured.jpg` beside `seeds/trip/index.md`.
 * @param files every file that may be shown
 */
export function findBundlePictures(
  parsedArticles: readonly ParsedArticle[],
  files: ReadonlySet<string>,
): readonly ParsedArticle[] {
  const pictures = [...files].filter((file) => PICTURE.test(path.posix.basename(file)));
  if (pictures.length === 0) return parsedArticles;
  const byFolder = new Map(pictures.toReversed().map((file) => [path.posix.dirname(file), file]));
  return parsedArticles.map((parsed) => {
    const picture = byFolder.get(path.posix.dirname(parsed.file));
    if (
      picture === undefined ||
      parsed.fields.image ||
      !INDEX.test(path.posix.basename(parsed.file))
    )
      return parsed;
    const location = encodeURIComponent(path.posix.basename(picture));
    return { ...parsed, fields: { ...parsed.fields, image: { location } } };
  });
}

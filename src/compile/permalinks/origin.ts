import type { ParsedArticle } from '../../read/read-article.ts';
import type { ZonedTime } from '../../read/written-date.ts';

/** What the parts of an old address are made of. */
export interface Origin {
  readonly article: Pick<ParsedArticle, 'file' | 'title' | 'fields' | 'categories'>;
  /** Those of its file in the site, below what generators have for all articles. */
  readonly folders: readonly string[];
  /** When it was published, in the zone of the site. */
  readonly time: ZonedTime | undefined;
}

/** What a part may have been, the likeliest first; none if the article does not say. */
export type ReadPart = (origin: Origin) => readonly string[];

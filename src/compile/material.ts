import type { Lock } from '../lock/lock.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import type { Settings } from '../settings/settings.ts';
import type { Find } from './find-file.ts';
import type { PublishedFiles } from './media/collect.ts';
import type { WrittenRule } from './rules/parse-rules.ts';
import type { WrittenShows } from './shows/read-shows-file.ts';
import type { UsedFiles } from './site-files.ts';
import type { SiteRoots } from './site-roots.ts';

/** What a site is built from. */
export interface Material {
  readonly settings: Settings;
  /** Published or not. */
  readonly parsedArticles: readonly ParsedArticle[];
  /** As the last compile left it. */
  readonly lock: Lock;
  /** Whether anybody can have seen what was made of the lock. */
  readonly isDeployed: boolean;
  /** The current time for the lock, never before the times in it; in milliseconds since 1970. */
  readonly lockTime: number;
  /** Files of the lock that still exist under a name that is skipped. */
  readonly hidden: ReadonlySet<string>;
  readonly files: PublishedFiles;
  readonly used: UsedFiles;
  /** Finds a file that may be published. */
  readonly findFile: Find<string>;
  /** Articles that could not be read. */
  readonly unread: readonly string[];
  /** Where sites that were copied into `seeds/` have theirs. */
  readonly roots: SiteRoots;
  /** Of `_redirects`, in the order of the file. */
  readonly rules: readonly WrittenRule[];
  readonly shows: WrittenShows;
}

import type { SiteInfo } from '../feed/channel.ts';
import type { SiteSentences } from '../model/sentences.ts';

/** What every page knows of its site. */
export interface PageSite extends SiteInfo {
  /** What the page itself says. */
  readonly sentences: SiteSentences;
}

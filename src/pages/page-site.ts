import type { SiteInfo } from '../feed/channel.ts';
import type { SiteSentences } from '../model/sentences.ts';
import type { Show } from '../model/show.ts';

/** What every page knows of its site. */
export interface PageSite extends SiteInfo {
  /** What the page itself says. */
  readonly sentences: SiteSentences;
  /** Of its main feed. */
  readonly show?: Show | undefined;
}

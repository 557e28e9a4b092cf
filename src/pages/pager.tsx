import type { SentenceName } from '../model/sentences.ts';
import type { PageSite } from './page-site.ts';
import { Say } from './say.tsx';

interface PageLink {
  readonly path: string;
  readonly name: SentenceName;
}

interface PagerProps {
  readonly site: PageSite;
  readonly previous: PageLink | undefined;
  readonly next: PageLink | undefined;
}

/** Links to the previous and the next page, if there are any. */
export const Pager = ({ site, previous, next }: PagerProps) =>
  previous || next ? (
    <nav class="pager" aria-label={site.sentences.pages}>
      {previous && (
        <a href={previous.path} rel="prev">
          <Say site={site} the={previous.name} />
        </a>
      )}
      {next && (
        <a class="onward" href={next.path} rel="next">
          <Say site={site} the={next.name} />
        </a>
      )}
    </nav>
  ) : null;

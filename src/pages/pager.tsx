interface PageLink {
  readonly path: string;
  readonly name: string;
}

interface PagerProps {
  readonly previous: PageLink | undefined;
  readonly next: PageLink | undefined;
}

/** Links to the previous and the next page, if there are any. */
export const Pager = ({ previous, next }: PagerProps) =>
  previous || next ? (
    <nav class="pager" aria-label="Pages">
      {previous && (
        <a href={previous.path} rel="prev">
          {previous.name}
        </a>
      )}
      {next && (
        <a class="onward" href={next.path} rel="next">
          {next.name}
        </a>
      )}
    </nav>
  ) : null;

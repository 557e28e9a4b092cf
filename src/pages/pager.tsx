interface Way {
  readonly path: string;
  readonly name: string;
}

interface PagerProps {
  readonly back: Way | undefined;
  readonly onward: Way | undefined;
}

/** The way to the pages before and behind this one, where there are any. */
export const Pager = ({ back, onward }: PagerProps) =>
  back || onward ? (
    <nav class="pager" aria-label="Pages">
      {back && (
        <a href={back.path} rel="prev">
          {back.name}
        </a>
      )}
      {onward && (
        <a class="onward" href={onward.path} rel="next">
          {onward.name}
        </a>
      )}
    </nav>
  ) : null;

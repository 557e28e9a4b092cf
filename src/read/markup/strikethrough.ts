import type { Options } from 'mdast-util-from-markdown';

type Extension = NonNullable<Options['extensions']>[number];
type Construct = Exclude<NonNullable<NonNullable<Extension['text']>[string]>, readonly unknown[]>;
type Resolver = NonNullable<Construct['resolveAll']>;
type Events = Parameters<Resolver>[0];
type Token = Events[number][1];

/** A run of `~` that may open or close. */
const RUN = 'strikethroughSequenceTemporary';

const lengthOf = ({ start, end }: Token): number => end.offset - start.offset;

/**
 * Says of each run that finds none to close that it closes nothing. The package would look for one through all that
 * comes before, so that a paragraph with thousands of `H~2~O` would take seconds.
 * @see https://github.com/micromark/micromark-extension-gfm-strikethrough: each closes the last of its length
 */
function markHopeless(events: Events): void {
  const open: Token[] = [];
  for (const [kind, token] of events) {
    if (kind !== 'enter' || token.type !== RUN) continue;
    const length = lengthOf(token);
    const last = token._close ? open.findLastIndex((each) => lengthOf(each) === length) : -1;
    token._close = last >= 0;
    // What stands between the two is text from then on.
    if (last >= 0) open.length = last;
    else if (token._open) open.push(token);
  }
}

const resolveFast =
  (resolve: Resolver): Resolver =>
  (events, context) => {
    markHopeless(events);
    return resolve(events, context);
  };

/**
 * Makes the strikethrough of GFM read long paragraphs in the time that they are long; it reads the same.
 * @param gfm changed in place, since micromark tells constructs apart by their identity
 */
export function hastenStrikethrough(gfm: Extension): Extension {
  for (const construct of [gfm.insideSpan?.null ?? []].flat()) {
    if (construct.resolveAll) construct.resolveAll = resolveFast(construct.resolveAll);
  }
  return gfm;
}

/** The start of a fenced block, or a run of backticks. */
const OPENING = /^ {0,3}(?<fence>`{3,}|~{3,})[^\n]*\n|`+/gm;

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Finds the next run of just so many backticks. Whoever asks goes forward through the text. */
function createRuns(source: string): (length: number, from: number) => number {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of source.matchAll(/`+/g)) {
    const alike = runs.get(run.length);
    if (alike) alike.push(index);
    else runs.set(run.length, [index]);
  }
  const used = new Map<number, number>();
  return (length, from) => {
    const alike = runs.get(length) ?? [];
    let at = used.get(length) ?? 0;
    while ((alike[at] ?? from) < from) at += 1;
    used.set(length, at);
    return alike[at] ?? -1;
  };
}

/** Where a fenced block ends that was opened like this: at the end of the text, where nothing closes it. */
function findFenceEnd(source: string, fence: string, from: number): number {
  const closing = new RegExp(`^ {0,3}${fence}[\`~]*[ \\t]*$`, 'gm');
  closing.lastIndex = from;
  return closing.exec(source) ? closing.lastIndex : source.length;
}

/** A Markdown source with blanks for its code, fenced or between backticks: what stands there is no link. */
export function blankCode(source: string): string {
  const findRun = createRuns(source);
  const parts: string[] = [];
  let end = 0;
  const cut = (start: number, next: number): void => {
    parts.push(source.slice(end, start), blank(source.slice(start, next)));
    end = next;
  };
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(source); found; found = OPENING.exec(source)) {
    const [opening] = found;
    const fence = found.groups?.fence;
    if (fence !== undefined) cut(found.index, findFenceEnd(source, fence, OPENING.lastIndex));
    else {
      // A run that nothing closes may be shorter, with a backtick before it.
      for (let length = opening.length; length > 0; length -= 1) {
        const closing = findRun(length, OPENING.lastIndex);
        if (closing < 0) continue;
        cut(OPENING.lastIndex - length, closing + length);
        break;
      }
    }
    OPENING.lastIndex = Math.max(OPENING.lastIndex, end);
  }
  return parts.join('') + source.slice(end);
}

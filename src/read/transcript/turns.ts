/** What somebody says in one go, or a part of it. */
export interface Turn {
  /** In seconds. */
  readonly start?: number | undefined;
  /** Undefined if it is who spoke before, or not known. */
  readonly speaker?: string | undefined;
  /** Plain text. */
  readonly text: string;
}

/** A piece of a transcript as its file has it: often less than a sentence. */
export interface Cue extends Turn {
  readonly end?: number | undefined;
  /** True if somebody else begins to speak, whoever it is. */
  readonly isNew?: boolean | undefined;
}

/** Characters, after which the next sentence begins a paragraph; and after which any piece does. */
const PARAGRAPH = { long: 500, most: 1500 } as const;

/** Seconds of silence that end a paragraph. */
const SILENCE = 3;

const SENTENCE_END = /[.!?…。！？؟।]["'”’»)\]]*$/u;

/** Scripts that put no blanks between words. */
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u;

const join = (before: string, after: string): string => {
  const isUnspaced = UNSPACED.test(before.at(-1) ?? '') && UNSPACED.test(after.at(0) ?? '');
  return before + (isUnspaced || /^[,.;:!?)…]/.test(after) ? '' : ' ') + after;
};

interface Open extends Turn {
  readonly end?: number | undefined;
}

function beginsTurn(turn: Open, cue: Cue, speaker: string | undefined): boolean {
  if (cue.isNew || (cue.speaker !== undefined && cue.speaker !== speaker)) return true;
  if (turn.text.length > PARAGRAPH.most) return true;
  if (!SENTENCE_END.test(turn.text)) return false;
  const silence = (cue.start ?? 0) - (turn.end ?? cue.start ?? 0);
  return turn.text.length > PARAGRAPH.long || silence > SILENCE;
}

/** Puts pieces together to paragraphs: one for each speaker, and of long speeches several. */
export function joinCues(cues: readonly Cue[]): readonly Turn[] {
  const turns: Open[] = [];
  let speaker: string | undefined;
  for (const cue of cues) {
    const text = cue.text.replace(/\s+/g, ' ').trim();
    if (text === '') continue;
    const last = turns.at(-1);
    if (last && !beginsTurn(last, cue, speaker)) {
      turns[turns.length - 1] = { ...last, text: join(last.text, text), end: cue.end };
      continue;
    }
    const isOther = cue.speaker !== undefined && cue.speaker !== speaker;
    speaker = cue.speaker ?? (cue.isNew ? undefined : speaker);
    turns.push({
      start: cue.start,
      end: cue.end,
      speaker: isOther ? cue.speaker : undefined,
      text,
    });
  }
  return turns.map(({ end, ...turn }) => turn);
}

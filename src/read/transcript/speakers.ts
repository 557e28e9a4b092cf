import type { Cue } from './turns.ts';

/** `Sarah: In today's episode`: up to four words, none of which begins with a small letter. */
const LABEL =
  /^(?:-\s*)?(?<name>(?!\p{Ll})[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’-]*(?:\s(?!\p{Ll})[\p{L}\p{N}(][\p{L}\p{M}\p{N}.'’()-]*){0,3})\s?[:：]\s+(?=\S)/u;

/** Subtitles for the deaf have these where somebody else speaks. */
const OTHER = /^(?:>>|&gt;&gt;)\s*/;

const labelOf = (text: string): string | undefined => LABEL.exec(text)?.groups?.name;

/**
 * Takes the names of speakers out of texts that begin with them. One that is there only once, and not at the start, may
 * as well be a sentence: "Note: …".
 */
export function readSpeakers(cues: readonly Cue[]): readonly Cue[] {
  const bare = cues.map((cue) =>
    OTHER.test(cue.text) ? { ...cue, text: cue.text.replace(OTHER, ''), isNew: true } : cue,
  );
  if (bare.some(({ speaker }) => speaker !== undefined)) return bare;
  const names = bare.flatMap(({ text }) => labelOf(text) ?? []);
  const isDialogue = names.length > 1 || labelOf(bare[0]?.text ?? '') !== undefined;
  if (!isDialogue) return bare;
  return bare.map((cue) => {
    const speaker = labelOf(cue.text);
    return speaker === undefined ? cue : { ...cue, speaker, text: cue.text.replace(LABEL, '') };
  });
}

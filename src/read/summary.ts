/** How long a summary grows, in characters; one long first sentence may be longer. */
const SUMMARY_LENGTH = 300;

/**
 * A sentence break that is none: after initials ("U.S."), a title, a month or the like.
 * The segmenter breaks there when a capital follows.
 */
const ABBREVIATION =
  /(?:^|[\s(“"'‘])(?:(?:\p{L}\.)+|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Rev|Hon|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|etc|Inc|Ltd|Co|Corp)\.?\s*$/u;

/** The longest that an abbreviation is, with what stands before it. */
const TAIL_LENGTH = 24;

/** One for each language: making one takes longer than using it. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, made);
  return made;
}

/** The sentences of a paragraph one by one, each with the white space that follows it. */
function* readSentences(paragraph: string, language: string): Generator<string> {
  // Thousands of initials make one sentence: so what is looked at of it is kept apart from all of it.
  const open: string[] = [];
  let tail = '';
  for (const { segment } of segmenterOf(language).segment(paragraph)) {
    open.push(segment);
    tail = (tail + segment).slice(-TAIL_LENGTH);
    if (ABBREVIATION.test(tail)) continue;
    yield open.splice(0).join('');
    tail = '';
  }
  yield open.join('');
}

/** The lead: whole sentences from the start of a paragraph, about 300 characters of them. */
export function buildSummary(paragraph: string, language: string): string {
  let summary = '';
  for (const sentence of readSentences(paragraph, language)) {
    const isTooLong = (summary + sentence).trimEnd().length > SUMMARY_LENGTH;
    if (summary !== '' && isTooLong) break;
    summary += sentence;
  }
  return summary.trim();
}

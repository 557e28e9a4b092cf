/** How long a summary grows, in characters; one long first sentence may be longer. */
const SUMMARY_LENGTH = 300;

/**
 * A sentence break that is none: after initials ("U.S."), a title, a month or the like.
 * The segmenter breaks there when a capital follows.
 */
const ABBREVIATION =
  /(?:^|[\s(“"'‘])(?:(?:\p{L}\.)+|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Rev|Hon|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|vs|etc|Inc|Ltd|Co|Corp)\.?\s*$/u;

/** The sentences of a paragraph, each with the white space that follows it. */
function readSentences(paragraph: string, language: string): readonly string[] {
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(
    paragraph,
  )) {
    open += segment;
    if (ABBREVIATION.test(open)) continue;
    sentences.push(open);
    open = '';
  }
  return open === '' ? sentences : [...sentences, open];
}

/** The lead: whole sentences from the start of a paragraph, about 300 characters of them. */
export function buildSummary(paragraph: string, language: string): string {
  const [first = '', ...rest] = readSentences(paragraph, language);
  let summary = first;
  for (const sentence of rest) {
    if ((summary + sentence).trimEnd().length > SUMMARY_LENGTH) break;
    summary += sentence;
  }
  return summary.trim();
}

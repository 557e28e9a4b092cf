const LONGEST_EXCERPT = 60;

/** The start of a text, for a report. */
export function excerpt(text: string): string {
  if (text.length <= LONGEST_EXCERPT) return text;
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST_EXCERPT) + 1 || LONGEST_EXCERPT).trim()} …`;
}

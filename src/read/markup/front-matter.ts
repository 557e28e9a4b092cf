const OPENING = /^---[ \t]*$/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;

/** The two parts of a source. Each has blank lines in place of the other, so that line numbers stay right. */
export interface Parts {
  readonly yaml?: string | undefined;
  readonly body: string;
}

/** Splits YAML front matter from a text: from `---` on the first line to the next `---` or `...`. */
export function splitFrontMatter(text: string): Parts {
  const lines = text.split('\n');
  const end = OPENING.test(lines[0] ?? '')
    ? lines.findIndex((line, at) => at > 0 && CLOSING.test(line))
    : -1;
  return end < 0
    ? { body: text }
    : {
        yaml: ['', ...lines.slice(1, end)].join('\n'),
        body: '\n'.repeat(end + 1) + lines.slice(end + 1).join('\n'),
      };
}

/** Each closes a line; between two of the second kind there is an empty one. */
const LINES: ReadonlySet<string> = new Set('br li dt dd tr summary figcaption div'.split(' '));
const BLOCKS: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote figure hr details section footer aside header audio video'.split(
    ' ',
  ),
);

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const NAME = /^[a-z][a-z0-9]*/;
const UNEVEN = /\s\s|[^\S ]/;
const ALTERNATIVE = /\salt="(?<text>[^"]*)"/;
const REFERENCE = /&(?<name>amp|lt|gt|quot);/g;

const decode = (text: string): string =>
  text.includes('&') ? text.replace(REFERENCE, (_, name: string) => REFERENCES[name] ?? '') : text;

/** What a start tag says to who only reads. */
function renderStart(name: string, tag: string): string {
  switch (name) {
    case 'img':
      return decode(ALTERNATIVE.exec(tag)?.groups?.text ?? '');
    case 'li':
      return '- ';
    case 'hr':
      return '* * *';
    default:
      return '';
  }
}

/** A text as it grows: what stands between two blocks is written with the second. */
function createWriter() {
  const parts: string[] = [];
  /** How many line ends stand between what was written and what comes. */
  let gap = 0;
  const write = (text: string): void => {
    if (text === '') return;
    if (gap > 0 && parts.length > 0) {
      parts.push((parts.pop() ?? '').trimEnd(), '\n'.repeat(gap));
    }
    parts.push(text);
    gap = 0;
  };
  return {
    write,
    /** Running text: white space is one blank, and none where a line begins. */
    flow(text: string): void {
      if (text === '') return;
      const even = UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text;
      const isFirst = gap > 0 || parts.length === 0 || /\s$/.test(parts.at(-1) ?? '');
      write(isFirst ? even.trimStart() : even);
    },
    /** The next cell of a row. */
    separate(): void {
      if (gap === 0 && parts.length > 0) parts.push('\t');
    },
    /** At least so many line ends. */
    part(lines: number): void {
      gap = Math.max(gap, lines);
    },
    /** The last line end of code is none of its text. */
    dropLineEnd(): void {
      parts.push((parts.pop() ?? '').replace(/\n$/, ''));
    },
    read: (): string => parts.join(''),
  };
}

/**
 * The text of an article's content, for readers that show no HTML: a line a list item or a row, and
 * an empty line between blocks.
 * @param html as an {@link Article} has it: well-formed, with no `<` or `>` in a text or a value,
 * and no reference but to `& < > "`
 * @example htmlToText('<p>AT&amp;T</p><ul><li>one</li></ul>') // → 'AT&T\n\n- one'
 */
export function htmlToText(html: string): string {
  const writer = createWriter();
  let depthOfPre = 0;
  for (let at = 0; at < html.length; ) {
    const start = html.indexOf('<', at);
    const text = decode(html.slice(at, start < 0 ? html.length : start));
    if (depthOfPre > 0) writer.write(text);
    else writer.flow(text);
    if (start < 0) break;
    const end = html.indexOf('>', start);
    const isEnd = html[start + 1] === '/';
    const tag = html.slice(start + (isEnd ? 2 : 1), end);
    const name = NAME.exec(tag)?.[0] ?? '';
    if (name === 'pre') depthOfPre += isEnd ? -1 : 1;
    if (name === 'pre' && isEnd) writer.dropLineEnd();
    if (BLOCKS.has(name)) writer.part(2);
    else if (LINES.has(name)) writer.part(1);
    if (!isEnd && (name === 'td' || name === 'th')) writer.separate();
    if (!isEnd) writer.write(renderStart(name, tag));
    if (name === 'hr') writer.part(2);
    at = end + 1;
  }
  return writer.read().trim();
}

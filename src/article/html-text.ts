/** Each closes a line; between two of the second kind there is an empty one. */
const LINES: ReadonlySet<string> = new Set('br li dt dd tr summary figcaption div'.split(' '));
const BLOCKS: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote figure hr details section footer aside header audio video'.split(
    ' ',
  ),
);

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** A tag, or the text up to the next one. */
const PIECE =
  /<(?<end>\/?)(?<name>[a-z][a-z0-9]*)(?<attributes>(?:[^<>"]|"[^"]*")*)>|(?<text>[^<]+)/g;
const ALTERNATIVE = /\salt="(?<text>[^"]*)"/;
const REFERENCE = /&(?<name>amp|lt|gt|quot);/g;

const decode = (text: string): string =>
  text.replace(REFERENCE, (_, name: string) => REFERENCES[name] ?? '');

/** What a start tag says to who only reads. */
function renderStart(name: string, attributes: string): string {
  switch (name) {
    case 'img':
      return decode(ALTERNATIVE.exec(attributes)?.groups?.text ?? '');
    case 'li':
      return '- ';
    case 'hr':
      return '* * *';
    case 'td':
    case 'th':
      return '\t';
    default:
      return '';
  }
}

/**
 * The text of an article's content, for readers that show no HTML: a line a list item or a row, and
 * an empty line between blocks.
 * @param html as an {@link Article} has it: well-formed, with no reference but to `& < > "`
 * @example htmlToText('<p>AT&amp;T</p><ul><li>one</li></ul>') // → 'AT&T\n\n- one'
 */
export function htmlToText(html: string): string {
  let out = '';
  let depthOfPre = 0;
  /** How many line ends stand between what was written and what comes. */
  let gap = 0;
  const write = (text: string): void => {
    if (text === '') return;
    out += (out === '' ? '' : '\n'.repeat(gap)) + text;
    gap = 0;
  };
  for (const { groups = {} } of html.matchAll(PIECE)) {
    const { text, name = '', end, attributes = '' } = groups;
    if (text !== undefined) {
      const decoded = decode(text);
      if (depthOfPre > 0) write(decoded);
      else {
        const even = decoded.replace(/\s+/g, ' ');
        write(gap > 0 || out === '' || /\s$/.test(out) ? even.trimStart() : even);
      }
      continue;
    }
    if (BLOCKS.has(name)) gap = 2;
    else if (LINES.has(name)) gap = Math.max(gap, 1);
    if (name === 'pre') {
      depthOfPre += end ? -1 : 1;
      if (end) out = out.replace(/\n$/, '');
    }
    if (!end) {
      const start = renderStart(name, attributes);
      write(start === '\t' && (gap > 0 || out.endsWith('\n')) ? '' : start);
      if (name === 'hr' || name === 'br') gap = Math.max(gap, name === 'hr' ? 2 : 1);
    }
  }
  return out.replace(/[^\S\n]+$/gm, '').trim();
}

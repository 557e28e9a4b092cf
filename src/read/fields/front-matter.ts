import { isKnownName } from './field-names.ts';
import { readYamlEntries } from './yaml-entries.ts';

/** How fields are written. */
export type FieldSyntax = 'yaml' | 'toml' | 'json' | 'header';

/** The two parts of a source. Each has blank lines in place of the other, so that line numbers stay right. */
export interface Parts {
  readonly fields?: { readonly syntax: FieldSyntax; readonly text: string } | undefined;
  readonly body: string;
}

/** What opens front matter, how it is written, and what closes it. */
const FENCES: readonly (readonly [open: RegExp, syntax: FieldSyntax, close: RegExp])[] = [
  [/^---[ \t]*(?:yaml)?[ \t]*$/i, 'yaml', /^(?:---|\.\.\.)[ \t]*$/],
  [/^-{3}[ \t]*toml[ \t]*$/i, 'toml', /^-{3}[ \t]*$/],
  [/^-{3}[ \t]*(?:json5?|js|javascript)[ \t]*$/i, 'json', /^-{3}[ \t]*$/],
  [/^\+{3,}[ \t]*$/, 'toml', /^\+{3,}[ \t]*$/],
  [/^;{3,}[ \t]*$/, 'json', /^;{3,}[ \t]*$/],
];

const FIELD_LINE = /^(?<name>[A-Za-z][\w .-]{0,60}?)[ \t]*:(?:[ \t]|$)/;
const RULE = /^---[ \t]*$/;
const INDENTED = /^[ \t]+\S|^[-#](?:[ \t]|$)/;

const blank = (lines: number): string => '\n'.repeat(lines);

function cut(
  lines: readonly string[],
  syntax: FieldSyntax,
  from: number,
  to: number,
  rest: number,
) {
  const text = blank(from) + lines.slice(from, to).join('\n');
  return { fields: { syntax, text }, body: blank(rest) + lines.slice(rest).join('\n') };
}

/** JSON in braces, as Hugo has it: the object ends with the first line that is a lone brace. */
function splitJson(lines: readonly string[]): Parts | undefined {
  if (!/^\{[ \t]*(?:"|$)/.test(lines[0] ?? '')) return undefined;
  const one = /^\{.*\}[ \t]*$/.test(lines[0] ?? '')
    ? 0
    : lines.findIndex((line) => /^\}[ \t]*$/.test(line));
  return one < 0 ? undefined : cut(lines, 'json', 0, one + 1, one + 1);
}

/** JSON without braces, as Hexo has it: up to a line of semicolons. */
function splitBareJson(lines: readonly string[]): Parts | undefined {
  if (!/^"[^"]+"[ \t]*:/.test(lines[0] ?? '')) return undefined;
  const end = lines.findIndex((line) => /^;{3,}[ \t]*$/.test(line));
  if (end < 0) return undefined;
  const { body } = cut(lines, 'json', 0, end, end + 1);
  return { fields: { syntax: 'json', text: `{${lines.slice(0, end).join('\n')}\n}` }, body };
}

/**
 * Fields without anything around them: `Name: value` lines up to an empty line (MultiMarkdown, Pelican), or YAML
 * up to a line of hyphens (Hexo). The first one has to be a field that some generator knows: `Note: …` begins a text.
 */
function splitHeader(lines: readonly string[]): Parts | undefined {
  const first = FIELD_LINE.exec(lines[0] ?? '')?.groups?.name;
  if (first === undefined || !isKnownName(first)) return undefined;
  const end = lines.findIndex((line) => !FIELD_LINE.test(line) && !INDENTED.test(line));
  const rule = lines.findIndex(
    (line) => line !== '' && !FIELD_LINE.test(line) && !INDENTED.test(line),
  );
  if (rule > 0 && RULE.test(lines[rule] ?? '')) return cut(lines, 'yaml', 0, rule, rule + 1);
  const hasTitle = lines
    .slice(0, end < 0 ? undefined : end)
    .some((line) => /^title[ \t]*:/i.test(line));
  const isHeader = hasTitle && (end < 0 || (lines[end] ?? '').trim() === '');
  return isHeader
    ? cut(lines, 'header', 0, end < 0 ? lines.length : end, end < 0 ? lines.length : end)
    : undefined;
}

const NIKOLA_LINE = /^\.\.[ \t]+(?=[A-Za-z][\w .-]*:)/;

/** Nikola's `.. title: A trip` lines, in a comment or not, up to the first that is none. */
function splitNikola(lines: readonly string[]): Parts | undefined {
  const from = (lines[0] ?? '').trim() === '<!--' ? 1 : 0;
  if (!NIKOLA_LINE.test(lines[from] ?? '')) return undefined;
  const end = lines.findIndex((line, at) => at >= from && !NIKOLA_LINE.test(line));
  const to = end < 0 ? lines.length : end;
  const isClosed = from === 1 && (lines[to] ?? '').trim() === '-->';
  return cut(
    lines.map((line, at) => (at < to ? line.replace(NIKOLA_LINE, '') : line)),
    'header',
    from,
    to,
    isClosed ? to + 1 : to,
  );
}

const PANDOC_NAMES = ['title', 'authors', 'date'] as const;

/** Pandoc's title, authors and date, each in a line that begins with `%`. */
function splitPercent(lines: readonly string[]): Parts | undefined {
  const end = lines.findIndex((line) => !/^%(?:[ \t]|$)/.test(line));
  const to = end < 0 ? lines.length : end;
  if (to === 0 || to > PANDOC_NAMES.length || (lines[to] ?? '').trim() !== '') return undefined;
  const named = lines.map((line, at) =>
    at < to ? line.replace(/^%[ \t]*/, `${PANDOC_NAMES[at]}: `) : line,
  );
  return cut(named, 'header', 0, to, to);
}

const EXPORT = /^export const (?:metadata|meta|frontmatter|frontMatter)\b[^={]*= *(?=\{)/;
const ANY_EXPORT = /^export const (?<name>\w+)[^={]*= *(?=\{)/;
const EXPORT_END = /^\}(?: (?:as|satisfies) [^;]*)?;?[ \t]*$/;

const QUOTED = /'[^'\n]*'|"[^"\n]*"/g;
const COMPUTED = /[`()]|\.\.\./;
/** `title: article.title,` on a line of its own: what stands elsewhere is no value. */
const REFERENCE =
  /^[ \t]*\w+[ \t]*:[ \t]*(?!(?:true|false|null|undefined)\b)(?<root>[A-Za-z_$][\w$]*)(?:\.[\w$]+)*[ \t]*,?[ \t]*$/;

/** The object that is exported on a line, if it holds nothing but values: then it is YAML too. */
function readExport(lines: readonly string[], at: number): string | undefined {
  const first = (lines[at] ?? '').replace(ANY_EXPORT, '');
  const isWhole = /\}[^}]*$/.test(first);
  const end = isWhole ? at : lines.findIndex((line, index) => index > at && EXPORT_END.test(line));
  const inner = lines
    .slice(at + 1, Math.max(end, at + 1))
    .map((line) => (REFERENCE.test(line) ? '' : line));
  const object = isWhole ? [first.replace(/\}[^}]*$/, '}')] : [first, ...inner, '}'];
  const text = blank(at) + object.join('\n').replace(/\t/g, '  ');
  const isComputed = COMPUTED.test(text.replace(QUOTED, ''));
  const isPlain = end >= 0 && !isComputed && 'entries' in readYamlEntries(text, '');
  return isPlain ? text : undefined;
}

/** What an MDX page of Next says of itself; where it takes that from another object, what that one says. */
function splitExport(lines: readonly string[]): Parts | undefined {
  const at = lines.findIndex((line) => EXPORT.test(line));
  if (at < 0) return undefined;
  const end = lines.findIndex((line, index) => index > at && EXPORT_END.test(line));
  const roots = new Set(
    lines.slice(at + 1, end).flatMap((line) => REFERENCE.exec(line)?.groups?.root ?? []),
  );
  const source = lines.findIndex((line) => roots.has(ANY_EXPORT.exec(line)?.groups?.name ?? ''));
  const text = (source < 0 ? undefined : readExport(lines, source)) ?? readExport(lines, at);
  return text === undefined
    ? undefined
    : { fields: { syntax: 'json', text }, body: lines.join('\n') };
}

/** What may stand in front of front matter without being the text: empty lines, and a comment. */
const AHEAD = /^[ \t]*(?:<!--.*-->[ \t]*)?$/;

const TOML_LINE = /^[A-Za-z][\w-]*[ \t]*=/;

/** True for a line that begins fields which some generator knows. */
const isFieldLine = (line: string): boolean => {
  const name = FIELD_LINE.exec(line)?.groups?.name;
  return TOML_LINE.test(line) || (name !== undefined && isKnownName(name));
};

/** Front matter between fences, the first of which is in some line. */
function splitFenced(lines: readonly string[], at: number): Parts | undefined {
  for (const [open, syntax, close] of FENCES) {
    if (!open.test(lines[at] ?? '')) continue;
    const end = lines.findIndex((line, index) => index > at && close.test(line));
    if (end > 0) return cut(lines, syntax, at + 1, end, end + 1);
  }
  const long = /^-{4,}[ \t]*$/.test(lines[at] ?? '');
  const end = long ? lines.indexOf(lines[at] ?? '', at + 1) : -1;
  return end > 0 ? cut(lines, 'yaml', at + 1, end, end + 1) : undefined;
}

/** YAML that is opened and never closed ends with its last field, so that nothing of it is published. */
function splitUnclosed(lines: readonly string[], at: number): Parts | undefined {
  if (!RULE.test(lines[at] ?? '')) return undefined;
  const end = lines.findIndex(
    (line, index) => index > at && !FIELD_LINE.test(line) && !INDENTED.test(line),
  );
  const last = end < 0 ? lines.length : end;
  return cut(lines, 'yaml', at + 1, last, last);
}

/**
 * Splits front matter from a text: YAML between `---`, TOML between `+++`, JSON in braces, or lines of
 * `Name: value`. Fences in any other place than the first line have to have fields between them.
 */
export function splitFrontMatter(text: string): Parts {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => !AHEAD.test(line));
  const isSure = isFieldLine(lines[at + 1] ?? '');
  const isPlain = at === 0 && !/^-{4}/.test(lines[0] ?? '');
  const fenced = at >= 0 && (isPlain || isSure) ? splitFenced(lines, at) : undefined;
  return (
    fenced ??
    (isSure ? splitUnclosed(lines, at) : undefined) ??
    splitJson(lines) ??
    splitBareJson(lines) ??
    splitHeader(lines) ??
    splitNikola(lines) ??
    splitPercent(lines) ??
    splitExport(lines) ?? { body: text }
  );
}

import { readByline } from './bylines.ts';
import { readDates } from './dates.ts';
import { createWordJoiner } from './whole-words.ts';

/** What the marks and the layout of a text say, before its words are read. */
export type Form = 'plain' | 'heading' | 'bullet' | 'number' | 'quotation' | 'rule' | 'underline';

/** Lines that belong together by their layout: the smallest piece with a role of its own. */
export interface Block {
  readonly form: Form;
  /** Line numbers, from 1. */
  readonly first: number;
  readonly last: number;
  /** Its lines joined, without the marks of its form. */
  readonly text: string;
  /** The number of its chunk. Chunks are separated by blank lines. */
  readonly chunk: number;
  /** True if it is the only block of its chunk. */
  readonly alone: boolean;
  /** Of a heading; 1 is the highest. */
  readonly level?: 1 | 2 | undefined;
  readonly number?: number | undefined;
}

interface Line {
  readonly number: number;
  /** Trimmed. */
  readonly text: string;
  readonly isIndented: boolean;
}

type Chunk = readonly Line[];

/** How wide text is that a program wrapped at a column, in characters. */
const WRAP = { least: 40, most: 100 } as const;

const RULE = /^(?:(?:[*#•·⁂~_=–—-]\s?){3,}|⁂|[*•·#—])$/u;
const UNDERLINE = /^(?:={3,}|-{3,})$/;
const ATX = /^(?<marks>#{1,6})\s+(?<text>\S.*)$/;
const BULLET = /^[•▪▫◦‣●○■□➤►▸∙·*]\s+(?=\S)/u;
/** A dash may open a dialogue, so it takes two of them to make a list. */
const HYPHEN = /^[-–]\s+(?=\S)/;
const NUMBER = /^(?<number>\d{1,3})[.)]\s+(?=\S)/;
const QUOTE = /^>\s?(?=\S)/;
const SENTENCE_END = /[.!?…:][)\]"'”’»]*$/;
const STARTS_LOWER = /^\p{Ll}/u;
/** Of a line that a program wrapped; some scripts have no small letters. */
const STARTS_INSIDE = /^[\p{Ll}\p{Lo}]/u;
/** "eastvale.example/news/harbour": what begins with an address goes on with nothing above it. */
const ADDRESS = /^(?:https?:\/\/|www\.|[\p{Ll}\p{N}-]+(?:\.[\p{Ll}\p{N}-]+)+\/)/u;
const HYPHENATED = /\p{L}[-\u00ad]$/u;
/** After these, a hyphen stands for the end of a word: "Vor- und Nachteile". */
const SUSPENDS =
  /^(?:and|or|to|und|oder|bis|sowie|bzw\.|beziehungsweise|en|of|tot|och|eller|og|ja|tai|et|ou|i|lub|oraz|nebo|y|e|и|или)\s/iu;
/** Scripts without spaces break anywhere, so a word is one character. */
const FIRST_WORD = /^(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|\S+)/u;

/** How much of a text's end is looked at, in characters. */
const ENDING = 128;

function readChunks(text: string): readonly Chunk[] {
  const chunks: Line[][] = [];
  let open = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = { number: index + 1, text: raw.trim(), isIndented: /^\s/.test(raw) };
    const last = chunks.at(-1);
    if (line.text !== '' && open && last) last.push(line);
    else if (line.text !== '') chunks.push([line]);
    open = line.text !== '';
  }
  return chunks;
}

/** True if the next word would not have fitted on the line. */
const isFull = (line: Line, next: Line, width: number): boolean =>
  line.text.length <= width &&
  line.text.length + 1 + (FIRST_WORD.exec(next.text)?.[0].length ?? 0) > width;

/** The column at which a chunk was wrapped, if every line but the last reaches it. */
function findWidth(chunk: Chunk): number | undefined {
  const width = chunk.reduce((widest, { text }) => Math.max(widest, text.length), 0);
  const isWrapped =
    chunk.length > 2 &&
    width >= WRAP.least &&
    width <= WRAP.most &&
    // Verse and lists begin lines with capitals.
    chunk.some(({ text }) => STARTS_INSIDE.test(text)) &&
    chunk.every((line, index) => {
      const next = chunk[index + 1];
      return next === undefined || isFull(line, next, width);
    });
  return isWrapped ? width : undefined;
}

interface Start {
  readonly form: Form;
  readonly text: string;
  readonly level?: 1 | 2 | undefined;
}

type IsOneWord = ReturnType<typeof createWordJoiner>;

interface Growing {
  readonly start: Start;
  readonly first: number;
  /** The first line of a text is whole: programs do not wrap titles. */
  readonly isTitle: boolean;
  line: Line;
  readonly parts: string[];
  /** The end of its text, with the start of a word that a line end broke. */
  ending: string;
}

/**
 * Adds the next line. The hyphen of a broken word goes only if the whole word is elsewhere in the text, or if
 * it is a soft hyphen.
 */
function addLine(block: Growing, line: Line, next: string, isOneWord: IsOneWord): void {
  const isBroken = HYPHENATED.test(block.ending) && !SUSPENDS.test(next);
  const stem = block.ending.slice(0, -1);
  const isWhole = isBroken && (block.ending.endsWith('\u00ad') || isOneWord(stem, next));
  if (isWhole) block.parts.push((block.parts.pop() ?? '').slice(0, -1));
  block.parts.push(isBroken ? next : ` ${next}`);
  block.ending = (isWhole ? stem + next : next).slice(-ENDING);
  block.line = line;
}

/** Hyphens make a list if two lines of a chunk begin with one, and none of these has another dash. */
function isHyphenList(chunk: Chunk): boolean {
  const items = chunk.filter(({ text }) => HYPHEN.test(text));
  return items.length > 1 && !items.some(({ text }) => /\s[-–—]\s/.test(text.slice(2)));
}

function readMark(line: Line, isList: boolean): { form: Form; mark: string } | undefined {
  const bullet = BULLET.exec(line.text)?.[0];
  if (bullet !== undefined) return { form: 'bullet', mark: bullet };
  const hyphen = isList ? HYPHEN.exec(line.text)?.[0] : undefined;
  if (hyphen !== undefined) return { form: 'bullet', mark: hyphen };
  const number = NUMBER.exec(line.text);
  return number ? { form: 'number', mark: number[0] } : undefined;
}

function isContinued(
  { line, isTitle }: Growing,
  next: Line,
  width: number | undefined,
  inItem: boolean,
): boolean {
  if (inItem && next.isIndented && !line.isIndented) return true;
  if (width !== undefined && isFull(line, next, width)) return true;
  return (
    !isTitle &&
    line.text.length >= WRAP.least &&
    line.text.length <= WRAP.most &&
    !SENTENCE_END.test(line.text) &&
    STARTS_LOWER.test(next.text) &&
    !ADDRESS.test(next.text) &&
    // "von Jana Schmidt"
    readByline(next.text)?.isCertain !== true &&
    readDates(next.text) === undefined
  );
}

/** Drops the number signs that may close a heading (CommonMark §4.2). */
function trimClosing(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end -= 1;
  const heading = text.slice(0, end);
  return end < text.length && /\s$/.test(heading) ? heading.trimEnd() : text;
}

function startBlock(line: Line, chunk: Chunk, isList: boolean): Start {
  const { text } = line;
  if (UNDERLINE.test(text) && chunk.length > 1) return { form: 'underline', text };
  if (RULE.test(text)) return { form: 'rule', text };
  const atx = ATX.exec(text)?.groups;
  if (atx) {
    const level = atx.marks === '#' ? 1 : 2;
    return { form: 'heading', text: trimClosing(atx.text ?? ''), level };
  }
  if (QUOTE.test(text)) return { form: 'quotation', text: text.replace(QUOTE, '') };
  const mark = readMark(line, isList);
  return mark ? { form: mark.form, text: text.slice(mark.mark.length) } : { form: 'plain', text };
}

/** Setext headings: a line of `===` or `---` makes a heading of the line above it. */
function underlineHeadings(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, index) => {
    const below = blocks[index + 1];
    return block.form === 'plain' && below?.form === 'underline' && below.chunk === block.chunk
      ? { ...block, form: 'heading', level: below.text.startsWith('=') ? 1 : 2 }
      : block;
  });
}

/** A number makes a list item only if the item before or after it has the neighbouring number. */
function keepNumbers(blocks: readonly Block[], lines: readonly string[]): readonly Block[] {
  const numberOf = (block: Block | undefined): number =>
    block?.form === 'number'
      ? Number(NUMBER.exec(lines[block.first - 1]?.trim() ?? '')?.groups?.number)
      : Number.NaN;
  return blocks.map((block, index) => {
    if (block.form !== 'number') return block;
    const number = numberOf(block);
    const isInList =
      numberOf(blocks[index - 1]) === number - 1 || numberOf(blocks[index + 1]) === number + 1;
    const [mark = ''] = NUMBER.exec(lines[block.first - 1]?.trim() ?? '') ?? [];
    return isInList ? { ...block, number } : { ...block, form: 'plain', text: mark + block.text };
  });
}

const CLOSED: ReadonlySet<Form> = new Set(['heading', 'rule', 'underline']);

function canJoin(open: Growing, line: Line, start: Start, width: number | undefined): boolean {
  const { form } = open.start;
  if (CLOSED.has(form)) return false;
  if (start.form === 'quotation') return form === 'quotation';
  const inItem = form === 'bullet' || form === 'number';
  return start.form === 'plain' && isContinued(open, line, width, inItem);
}

function growBlocks(
  chunk: Chunk,
  isFirst: boolean,
  width: number | undefined,
  isOneWord: IsOneWord,
): readonly Growing[] {
  const blocks: Growing[] = [];
  const isList = isHyphenList(chunk);
  for (const line of chunk) {
    const start = startBlock(line, chunk, isList);
    const open = blocks.at(-1);
    if (open && canJoin(open, line, start, width)) addLine(open, line, start.text, isOneWord);
    else {
      const ending = start.text.slice(-ENDING);
      const isTitle = isFirst && open === undefined;
      blocks.push({ start, first: line.number, isTitle, line, parts: [start.text], ending });
    }
  }
  return blocks;
}

/** The blocks of a text in order. Together they contain every line that is not blank. */
export function readBlocks(text: string): readonly Block[] {
  const chunks = readChunks(text);
  const widths = chunks.flatMap((chunk) => findWidth(chunk) ?? []);
  const width =
    widths.length > 0 ? widths.reduce((widest, each) => Math.max(widest, each)) : undefined;
  const isOneWord = createWordJoiner(text);
  const blocks = chunks.flatMap((chunk, at) => {
    const grown = growBlocks(chunk, at === 0, width, isOneWord);
    return grown.map(
      ({ start, first, line, parts }): Block => ({
        ...start,
        text: parts.join(''),
        first,
        last: line.number,
        chunk: at,
        alone: grown.length === 1,
      }),
    );
  });
  return keepNumbers(underlineHeadings(blocks), text.split('\n'));
}

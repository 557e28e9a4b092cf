import { createWordJoiner } from './whole-words.ts';

/** What the marks and the layout of a piece of text say, before anybody reads it. */
export type Form = 'plain' | 'heading' | 'bullet' | 'number' | 'quotation' | 'rule' | 'underline';

/** Lines that belong together by their layout: the smallest piece that has a role of its own. */
export interface Unit {
  readonly form: Form;
  /** Its lines, counted from 1. */
  readonly first: number;
  readonly last: number;
  /** Its lines joined, without the marks of its form. */
  readonly text: string;
  /** The number of the block that it stands in: blank lines lie between blocks. */
  readonly block: number;
  /** True where it is the whole of its block. */
  readonly alone: boolean;
  /** The level of a heading, 1 for the highest. */
  readonly level?: 1 | 2 | undefined;
  /** The number that stood before an item of a list. */
  readonly number?: number | undefined;
}

interface Line {
  readonly number: number;
  /** Without white space at either end. */
  readonly text: string;
  readonly isIndented: boolean;
}

type Block = readonly Line[];

/** In characters: how wide text is that a program broke at a column. */
const WRAP = { least: 40, sure: 60, most: 100 } as const;

const RULE = /^(?:(?:[*#•·⁂~_=–—-]\s?){3,}|⁂|[*•·#—])$/u;
const UNDERLINE = /^(?:={3,}|-{3,})$/;
const ATX = /^(?<marks>#{1,6})\s+(?<text>\S.*)$/;
/** A dash may open a dialogue, so it takes two of them to make a list. */
const BULLET = /^[•▪▫◦‣●○■□➤►▸∙·*]\s+(?=\S)/u;
const HYPHEN = /^[-–]\s+(?=\S)/;
const NUMBER = /^(?<number>\d{1,3})[.)]\s+(?=\S)/;
const QUOTE = /^>\s?(?=\S)/;
const SENTENCE_END = /[.!?…:][)\]"'”’»]*$/;
const STARTS_LOWER = /^\p{Ll}/u;
const HYPHENATED = /\p{L}[-\u00ad]$/u;
/** Scripts without spaces break anywhere. */
const FIRST_WORD = /^(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|\S+)/u;

/** What is looked at of a text's end, in characters. */
const ENDING = 128;

function readBlocks(text: string): readonly Block[] {
  const blocks: Line[][] = [];
  let open = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = { number: index + 1, text: raw.trim(), isIndented: /^\s/.test(raw) };
    const last = blocks.at(-1);
    if (line.text !== '' && open && last) last.push(line);
    else if (line.text !== '') blocks.push([line]);
    open = line.text !== '';
  }
  return blocks;
}

/** True where the next word would not have fitted onto the line. */
const isFull = (line: Line, next: Line, width: number): boolean =>
  line.text.length <= width &&
  line.text.length + 1 + (FIRST_WORD.exec(next.text)?.[0].length ?? 0) > width;

/** The column that a block was broken at, where every line but the last reaches it. */
function findWidth(block: Block): number | undefined {
  const width = block.reduce((widest, { text }) => Math.max(widest, text.length), 0);
  const isWrapped =
    block.length > 2 &&
    width >= WRAP.least &&
    width <= WRAP.most &&
    // Verse begins its lines with capitals.
    (width >= WRAP.sure || block.some(({ text }) => STARTS_LOWER.test(text))) &&
    block.every((line, index) => {
      const next = block[index + 1];
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

/** A unit as it grows line by line. */
interface Growing {
  readonly start: Start;
  readonly first: number;
  line: Line;
  readonly parts: string[];
  /** What its text ends in, with the start of a word that a line end broke. */
  ending: string;
}

/**
 * Adds the next line to a text: the hyphen of a broken word goes only where the text has the word
 * whole elsewhere, or where the hyphen is a soft one.
 */
function addLine(unit: Growing, line: Line, next: string, isOneWord: IsOneWord): void {
  const isBroken = HYPHENATED.test(unit.ending);
  const stem = unit.ending.slice(0, -1);
  const isWhole = isBroken && (unit.ending.endsWith('\u00ad') || isOneWord(stem, next));
  if (isWhole) unit.parts.push((unit.parts.pop() ?? '').slice(0, -1));
  unit.parts.push(isBroken ? next : ` ${next}`);
  unit.ending = (isWhole ? stem + next : next).slice(-ENDING);
  unit.line = line;
}

/** Hyphens make a list of a block where two lines begin with one, and none of these has a dash in it. */
function isHyphenList(block: Block): boolean {
  const items = block.filter(({ text }) => HYPHEN.test(text));
  return items.length > 1 && !items.some(({ text }) => /\s[-–—]\s/.test(text.slice(2)));
}

/** What opens an item of a list: its form, and the mark. */
function readMark(line: Line, isList: boolean): { form: Form; mark: string } | undefined {
  const bullet = BULLET.exec(line.text)?.[0];
  if (bullet !== undefined) return { form: 'bullet', mark: bullet };
  const hyphen = isList ? HYPHEN.exec(line.text)?.[0] : undefined;
  if (hyphen !== undefined) return { form: 'bullet', mark: hyphen };
  const number = NUMBER.exec(line.text);
  return number ? { form: 'number', mark: number[0] } : undefined;
}

/** How the next line follows on the current one, or nothing where it begins a unit of its own. */
function isContinued(line: Line, next: Line, width: number | undefined, inItem: boolean): boolean {
  if (inItem && next.isIndented && !line.isIndented) return true;
  if (width !== undefined && isFull(line, next, width)) return true;
  return (
    line.text.length >= WRAP.least &&
    line.text.length <= WRAP.most &&
    !SENTENCE_END.test(line.text) &&
    STARTS_LOWER.test(next.text)
  );
}

/** A heading without the number signs that may close it (CommonMark 4.2). */
function trimClosing(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end -= 1;
  const heading = text.slice(0, end);
  return end < text.length && /\s$/.test(heading) ? heading.trimEnd() : text;
}

/** What a line is that begins a unit. */
function startUnit(line: Line, block: Block, isList: boolean): Start {
  const { text } = line;
  if (UNDERLINE.test(text) && block.length > 1) return { form: 'underline', text };
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

/** Setext: a line of `===` or `---` makes the line above it a heading. */
function underlineHeadings(units: readonly Unit[]): readonly Unit[] {
  return units.map((unit, index) => {
    const below = units[index + 1];
    return unit.form === 'plain' && below?.form === 'underline' && below.block === unit.block
      ? { ...unit, form: 'heading', level: below.text.startsWith('=') ? 1 : 2 }
      : unit;
  });
}

/** A number in front of a line makes a list where the next number follows it at once. */
function keepNumbers(units: readonly Unit[], lines: readonly string[]): readonly Unit[] {
  const numberOf = (unit: Unit | undefined): number =>
    unit?.form === 'number'
      ? Number(NUMBER.exec(lines[unit.first - 1]?.trim() ?? '')?.groups?.number)
      : Number.NaN;
  return units.map((unit, index) => {
    if (unit.form !== 'number') return unit;
    const number = numberOf(unit);
    const isInList =
      numberOf(units[index - 1]) === number - 1 || numberOf(units[index + 1]) === number + 1;
    const [mark = ''] = NUMBER.exec(lines[unit.first - 1]?.trim() ?? '') ?? [];
    return isInList ? { ...unit, number } : { ...unit, form: 'plain', text: mark + unit.text };
  });
}

const CLOSED: ReadonlySet<Form> = new Set(['heading', 'rule', 'underline']);

/** True where a line goes on with the unit above it. */
function canJoin(open: Growing, line: Line, start: Start, width: number | undefined): boolean {
  const { form } = open.start;
  if (CLOSED.has(form)) return false;
  if (start.form === 'quotation') return form === 'quotation';
  const inItem = form === 'bullet' || form === 'number';
  return start.form === 'plain' && isContinued(open.line, line, width, inItem);
}

/** The units of one block. */
function growUnits(
  block: Block,
  width: number | undefined,
  isOneWord: IsOneWord,
): readonly Growing[] {
  const units: Growing[] = [];
  const isList = isHyphenList(block);
  for (const line of block) {
    const start = startUnit(line, block, isList);
    const open = units.at(-1);
    if (open && canJoin(open, line, start, width)) addLine(open, line, start.text, isOneWord);
    else {
      const ending = start.text.slice(-ENDING);
      units.push({ start, first: line.number, line, parts: [start.text], ending });
    }
  }
  return units;
}

/** The units of a text in order. Together they hold every line of it that is not blank. */
export function readUnits(text: string): readonly Unit[] {
  const blocks = readBlocks(text);
  const widths = blocks.flatMap((block) => findWidth(block) ?? []);
  const width =
    widths.length > 0 ? widths.reduce((widest, each) => Math.max(widest, each)) : undefined;
  const isOneWord = createWordJoiner(text);
  const units = blocks.flatMap((block, at) => {
    const grown = growUnits(block, width, isOneWord);
    return grown.map(
      ({ start, first, line, parts }): Unit => ({
        ...start,
        text: parts.join(''),
        first,
        last: line.number,
        block: at,
        alone: grown.length === 1,
      }),
    );
  });
  return keepNumbers(underlineHeadings(units), text.split('\n'));
}

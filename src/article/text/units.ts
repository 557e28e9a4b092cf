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
const ATX = /^(?<marks>#{1,6})\s+(?<text>\S.*?)(?:\s+#+)?$/;
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
  const width = Math.max(...block.map(({ text }) => text.length));
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

/**
 * A line and the next in one: the hyphen of a broken word goes only where the text has the word
 * whole elsewhere, or where the hyphen is a soft one.
 */
function joinLines(text: string, next: string, whole: string): string {
  if (!HYPHENATED.test(text)) return `${text} ${next}`;
  const stem = text.slice(0, -1);
  const start = /[\p{L}\p{M}]+$/u.exec(stem)?.[0] ?? '';
  const end = /^[\p{L}\p{M}]+/u.exec(next)?.[0] ?? '';
  const isOneWord =
    text.endsWith('\u00ad') ||
    (end !== '' && whole.includes(start + end) && !whole.includes(`${start}-${end}`));
  return (isOneWord ? stem : text) + next;
}

/** What opens an item of a list: its form, and the mark. */
function readMark(line: Line, block: Block): { form: Form; mark: string } | undefined {
  const bullet = BULLET.exec(line.text)?.[0];
  if (bullet !== undefined) return { form: 'bullet', mark: bullet };
  const hyphen = HYPHEN.exec(line.text)?.[0];
  const isList = (): boolean =>
    block.filter(({ text }) => HYPHEN.test(text)).length > 1 &&
    !block.some(({ text }) => HYPHEN.test(text) && /\s[-–—]\s/.test(text.slice(2)));
  if (hyphen !== undefined && isList()) return { form: 'bullet', mark: hyphen };
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

interface Start {
  readonly form: Form;
  readonly text: string;
  readonly level?: 1 | 2 | undefined;
}

/** What a line is that begins a unit. */
function startUnit(line: Line, block: Block): Start {
  const { text } = line;
  if (UNDERLINE.test(text) && block.length > 1) return { form: 'underline', text };
  if (RULE.test(text)) return { form: 'rule', text };
  const atx = ATX.exec(text)?.groups;
  if (atx) return { form: 'heading', text: atx.text ?? '', level: atx.marks === '#' ? 1 : 2 };
  if (QUOTE.test(text)) return { form: 'quotation', text: text.replace(QUOTE, '') };
  const mark = readMark(line, block);
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

/** The units of a text in order. Together they hold every line of it that is not blank. */
export function readUnits(text: string): readonly Unit[] {
  const blocks = readBlocks(text);
  const widths = blocks.flatMap((block) => findWidth(block) ?? []);
  const width = widths.length > 0 ? Math.max(...widths) : undefined;
  const units: Unit[] = [];
  for (const [blockIndex, block] of blocks.entries()) {
    let open: { unit: Unit; line: Line } | undefined;
    for (const line of block) {
      const start = startUnit(line, block);
      const canJoin =
        start.form === 'plain' || (start.form === 'quotation' && open?.unit.form === 'quotation');
      const inItem = open?.unit.form === 'bullet' || open?.unit.form === 'number';
      const isJoinable = open && !['heading', 'rule', 'underline'].includes(open.unit.form);
      if (
        open &&
        canJoin &&
        isJoinable &&
        (start.form === 'quotation' || isContinued(open.line, line, width, inItem))
      ) {
        const joined = {
          ...open.unit,
          last: line.number,
          text: joinLines(open.unit.text, start.text, text),
        };
        units[units.length - 1] = joined;
        open = { unit: joined, line };
      } else {
        const unit = {
          ...start,
          first: line.number,
          last: line.number,
          block: blockIndex,
          alone: false,
        };
        units.push(unit);
        open = { unit, line };
      }
    }
  }
  const inBlock = Map.groupBy(units, ({ block }) => block);
  return keepNumbers(
    underlineHeadings(
      units.map((unit) => ({ ...unit, alone: inBlock.get(unit.block)?.length === 1 })),
    ),
    text.split('\n'),
  );
}

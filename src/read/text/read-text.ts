import type { Element } from 'hast';
import { h } from 'hastscript';
import { renderContent } from '../markup/render-content.ts';
import { type ParsedSource, readSaid } from '../parsed-source.ts';
import { classifyBlocks } from './classify-blocks.ts';
import { readLabelledCaption, unwrapCredit } from './credits.ts';
import { findLead } from './lead.ts';
import { type ClassifiedBlock, type Overrides, ROLES } from './roles.ts';

const LONG_TITLE = {
  column: 1,
  message:
    'the line is too long for a title, so its first sentence is the title; put a title above it',
} as const;

type Children = (Element | string)[];

const putBetween = (separator: string, elements: readonly Element[]): Children =>
  elements.flatMap((element, at) => (at === 0 ? [element] : [separator, element]));

/** HTML §4.4.12: a caption with its credit, kept without the picture, which is not in the text. */
function buildFigure(caption: string, credit: string): Element {
  const cite = credit === '' ? [] : [h('cite', unwrapCredit(credit))];
  return h('figure', h('figcaption', caption, caption && credit && ' ', cite));
}

const buildCaption = (
  { text, split }: ClassifiedBlock,
  credit: ClassifiedBlock | undefined,
): Element =>
  split
    ? buildFigure(split.caption, split.credit)
    : buildFigure(readLabelledCaption(text) ?? text, credit?.text ?? '');

/** @param start number of the first item, in a numbered list */
function buildList(start: number | undefined, texts: readonly string[]): Element {
  const items = putBetween(
    '\n',
    texts.map((text) => h('li', text)),
  );
  if (start === undefined) return h('ul', items);
  return h('ol', start === 1 ? {} : { start }, items);
}

const buildParagraphs = (texts: readonly string[]): Children =>
  putBetween(
    '\n',
    texts.map((text) => h('p', text)),
  );

function buildRun(
  run: readonly ClassifiedBlock[],
  next: ClassifiedBlock | undefined,
  previous: ClassifiedBlock | undefined,
): readonly Element[] {
  const [first] = run;
  if (!first) return [];
  const texts = run.map(({ text }) => text);
  switch (first.role) {
    case 'paragraph':
      return texts.map((text) => h('p', text));
    case 'note':
      return texts.map((text) => h('p', h('small', text)));
    case 'heading':
      return run.map(({ text, level }) => h(level === 2 ? 'h3' : 'h2', text));
    case 'item':
      return [buildList(first.number, texts)];
    case 'quotation':
      return [h('blockquote', buildParagraphs(texts))];
    case 'verse':
      return [
        h(
          'p',
          texts.flatMap((text, at) => (at === 0 ? [text] : [h('br'), `\n${text}`])),
        ),
      ];
    case 'break':
      return [h('hr')];
    case 'apart':
      return [h('footer', buildParagraphs(texts))];
    case 'caption':
      return run.map((block, index) =>
        buildCaption(block, index === run.length - 1 && next?.role === 'credit' ? next : undefined),
      );
    case 'credit':
      return run
        .slice(previous?.role === 'caption' ? 1 : 0)
        .map(({ text }) => buildFigure('', text));
    default:
      return [];
  }
}

/** Groups consecutive blocks with one role. Verse must also share a chunk, and list items a form. */
function groupRuns(blocks: readonly ClassifiedBlock[]): readonly (readonly ClassifiedBlock[])[] {
  const runs: ClassifiedBlock[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1)?.at(-1);
    const goesOn =
      last?.role === block.role &&
      (block.role !== 'verse' || last.chunk === block.chunk) &&
      (block.role !== 'item' || last.form === block.form) &&
      block.role !== 'break';
    if (goesOn) runs.at(-1)?.push(block);
    else runs.push([block]);
  }
  return runs;
}

/** Reads raw text, as people copy it from a page. */
export function readText(text: string, overrides?: Overrides): ParsedSource {
  const blocks = classifyBlocks(text, overrides);
  const title = blocks.find(({ role, said }) => role === 'title' || said?.title !== undefined);
  const said = blocks.flatMap((block) => block.said ?? []);
  const authors = new Map(
    said.flatMap((each) => each.authors ?? []).map((author) => [author.name, author]),
  );
  const runs = groupRuns(blocks.filter(({ role }) => ROLES[role].isShown && role !== 'title'));
  const elements = runs.flatMap((run, index) =>
    buildRun(run, runs[index + 1]?.[0], runs[index - 1]?.at(-1)),
  );
  return {
    title: title && { text: title.said?.title ?? title.text, line: title.first },
    ...renderContent(h(null, putBetween('\n', elements))),
    references: [],
    lead: findLead(blocks),
    said: readSaid({
      authors: authors.size > 0 ? [...authors.values()] : undefined,
      published: said.map(({ published }) => published).find(Boolean),
      updated: said.map(({ updated }) => updated).find(Boolean),
      rights:
        said
          .map(({ rights }) => rights)
          .filter(Boolean)
          .join(' ') || undefined,
    }),
    leftOut: blocks
      .filter(({ role }) => !ROLES[role].isShown)
      .map(({ role, first, text: line }) => ({ line: first, what: ROLES[role].name, text: line })),
    warnings: title?.said?.title === undefined ? [] : [{ ...LONG_TITLE, line: title.first }],
  };
}

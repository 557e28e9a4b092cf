import { textToHtml } from '../html.ts';
import { type ParsedSource, readSaid } from '../parsed-source.ts';
import { readLabelledCaption } from './credits.ts';
import { skipDateline } from './dateline.ts';
import { readPassages } from './passages.ts';
import { type Overrules, type Passage, ROLES } from './roles.ts';

/** Shorter, a paragraph without the end of a sentence is no lead: in characters. */
const LEAD_LENGTH = 80;

const isLead = (text: string): boolean =>
  text.length > LEAD_LENGTH || /[.!?…。！？]["'”’»)」』]*$/u.test(text);

/** HTML §4.4.12: the caption with its credit, kept without the picture that the text lacks. */
const renderFigure = (caption: string, credit: string): string =>
  `<figure><figcaption>${[caption && textToHtml(caption), credit && `<cite>${textToHtml(credit)}</cite>`].filter(Boolean).join(' ')}</figcaption></figure>`;

const renderCaption = ({ text, split }: Passage, credit: Passage | undefined): string =>
  split
    ? renderFigure(split.caption, split.credit)
    : renderFigure(readLabelledCaption(text) ?? text, credit?.text ?? '');

/** @param start the number of the first item, in a numbered list */
function renderList(start: number | undefined, items: string): string {
  if (start === undefined) return `<ul>${items}</ul>`;
  return `<ol${start === 1 ? '' : ` start="${start}"`}>${items}</ol>`;
}

/** The HTML of passages of one kind that stand together. */
function renderRun(
  run: readonly Passage[],
  next: Passage | undefined,
  previous: Passage | undefined,
): string {
  const [first] = run;
  if (!first) return '';
  const wrap = (tag: string, texts: readonly string[]): string =>
    texts.map((text) => `<${tag}>${text}</${tag}>`).join('\n');
  const texts = run.map(({ text }) => textToHtml(text));
  switch (first.role) {
    case 'paragraph':
      return wrap('p', texts);
    case 'note':
      return wrap(
        'p',
        texts.map((text) => `<small>${text}</small>`),
      );
    case 'heading':
      return run
        .map(({ text, level }) => wrap(level === 2 ? 'h3' : 'h2', [textToHtml(text)]))
        .join('\n');
    case 'item':
      return renderList(first.number, wrap('li', texts));
    case 'quotation':
      return wrap('blockquote', [wrap('p', texts)]);
    case 'verse':
      return wrap('p', [texts.join('<br/>\n')]);
    case 'break':
      return '<hr/>';
    case 'apart':
      return wrap('footer', [wrap('p', texts)]);
    case 'caption':
      return run
        .map((passage, index) =>
          renderCaption(
            passage,
            index === run.length - 1 && next?.role === 'credit' ? next : undefined,
          ),
        )
        .join('\n');
    case 'credit':
      return run
        .slice(previous?.role === 'caption' ? 1 : 0)
        .map(({ text }) => renderFigure('', text))
        .join('\n');
    default:
      return '';
  }
}

/** Passages of one role that stand together; verse and lists also have to be of one block or form. */
function groupRuns(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  const runs: Passage[][] = [];
  for (const passage of passages) {
    const last = runs.at(-1)?.at(-1);
    const goesOn =
      last?.role === passage.role &&
      (passage.role !== 'verse' || last.block === passage.block) &&
      (passage.role !== 'item' || last.form === passage.form) &&
      passage.role !== 'break';
    if (goesOn) runs.at(-1)?.push(passage);
    else runs.push([passage]);
  }
  return runs;
}

function findLead(passages: readonly Passage[]): string | undefined {
  const find = (isGood: (passage: Passage) => boolean): string | undefined =>
    passages.find(isGood)?.text;
  const lead =
    find(({ role, text }) => role === 'paragraph' && isLead(text)) ??
    find(({ role }) => role === 'paragraph') ??
    find(({ role }) => ['item', 'quotation', 'verse', 'note', 'apart'].includes(role));
  return lead === undefined ? undefined : skipDateline(lead);
}

/** Reads raw text as people copy it from a page. */
export function readText(text: string, overrules?: Overrules): ParsedSource {
  const passages = readPassages(text, overrules);
  const title = passages.find(({ role }) => role === 'title');
  const said = passages.flatMap((passage) => passage.said ?? []);
  const authors = new Map(
    said.flatMap((each) => each.authors ?? []).map((author) => [author.name, author]),
  );
  const runs = groupRuns(passages.filter(({ role }) => ROLES[role].isShown && role !== 'title'));
  return {
    title: title && { text: title.text, line: title.first },
    contentHtml: runs
      .map((run, index) => renderRun(run, runs[index + 1]?.[0], runs[index - 1]?.at(-1)))
      .filter((html) => html !== '')
      .join('\n'),
    references: [],
    lead: findLead(passages),
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
    leftOut: passages
      .filter(({ role }) => !ROLES[role].isShown)
      .map(({ role, first, text: line }) => ({ line: first, what: ROLES[role].name, text: line })),
    warnings: [],
  };
}

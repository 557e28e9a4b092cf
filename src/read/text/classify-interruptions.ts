import type { Block } from './blocks.ts';
import { CERTAIN_COUNT, foldPhrase, readSurrounding } from './boilerplate.ts';
import { isReserved, isSureNote } from './endings.ts';
import { endsSentence } from './prose.ts';
import type { Classification, Pass } from './roles.ts';

/** Labels that lists of links have; in a text of its own hardly a line would say one of them. */
const LIST_LABEL =
  /\s|^(?:related|recommended|trending|tags|topics|keywords|temas|themen|schlagworte|relacionadas|argomenti|polecamy|popular|популярное)$/;

/** The name of another article, in characters. */
const LINK_LENGTH = 120;

/** Lines that are short on purpose: the fewest, and the longest in characters. */
const VERSE_LINES = 3;
const VERSE_WIDTH = 60;

/** A chunk of short lines with hardly a label among them is verse or a list of the text's own. */
function isOwnChunk(chunk: readonly Block[]): boolean {
  const isVerse =
    chunk.length >= VERSE_LINES && chunk.every(({ text }) => text.length <= VERSE_WIDTH);
  if (!isVerse) return false;
  const labels = chunk.filter(({ text }) => readSurrounding(text) !== undefined);
  return labels.length < chunk.length / 2;
}

/** Other articles' names below a label: `Read more`, then a line for each. */
function isLinkList([label, ...rest]: readonly Block[]): boolean {
  const isLabel =
    label !== undefined &&
    LIST_LABEL.test(foldPhrase(label.text)) &&
    readSurrounding(label.text) !== undefined;
  return (
    isLabel &&
    rest.length > 0 &&
    rest.every(({ text }) => text.length <= LINK_LENGTH && !endsSentence(text))
  );
}

/** What a line is that a page, or whoever wrote it, put between two paragraphs. */
function readInterruption(text: string): Classification | undefined {
  const surrounding = readSurrounding(text);
  // A number of anything else may be a result, a score or a price.
  if (surrounding && (surrounding !== 'counter' || CERTAIN_COUNT.test(text)))
    return { role: surrounding, why: 'it interrupts the text' };
  if (isSureNote(text)) return { role: 'note', why: 'it credits contributors' };
  return isReserved(text)
    ? { role: 'rights', why: 'it states the copyright', said: { rights: text } }
    : undefined;
}

/** Decides about advertisements, links and buttons between the paragraphs of a text. */
export const classifyInterruptions: Pass = (blocks, decided) => {
  const classified = new Map<number, Classification>();
  const chunks = new Map(
    Map.groupBy(blocks, ({ chunk }) => chunk)
      .entries()
      .map(([chunk, around]) => {
        const isLinks = isLinkList(around);
        return [chunk, { isLinks, isOwn: !isLinks && isOwnChunk(around) }] as const;
      }),
  );
  for (const [index, { form, text, chunk }] of blocks.entries()) {
    if (decided.has(index) || (form !== 'plain' && form !== 'bullet')) continue;
    const { isLinks = false, isOwn = false } = chunks.get(chunk) ?? {};
    const found = isLinks || isOwn ? undefined : readInterruption(text);
    if (isLinks) classified.set(index, { role: 'promotion', why: 'it is below a label for links' });
    else if (found) classified.set(index, found);
  }
  return classified;
};

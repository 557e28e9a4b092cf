import type { Block } from './blocks.ts';
import { CERTAIN_COUNT, foldPhrase, readSurrounding } from './boilerplate.ts';
import { isReserved, isSureNote } from './endings.ts';
import { endsSentence } from './prose.ts';
import type { Classification, Pass } from './roles.ts';

/** Labels of link lists. They hardly occur as a line of the text itself. */
const LIST_LABEL =
  /\s|^(?:related|recommended|trending|tags|topics|keywords|temas|themen|schlagworte|relacionadas|argomenti|polecamy|popular|популярное)$/;

/** In characters: the title of another article. */
const LINK_LENGTH = 120;

/** Lines that are short on purpose: how many at least, and how long at most, in characters. */
const VERSE_LINES = 3;
const VERSE_WIDTH = 60;

/** A chunk of short lines is verse or the article's own list, if less than half of them are labels. */
function isOwnChunk(chunk: readonly Block[]): boolean {
  const isVerse =
    chunk.length >= VERSE_LINES && chunk.every(({ text }) => text.length <= VERSE_WIDTH);
  if (!isVerse) return false;
  const labels = chunk.filter(({ text }) => readSurrounding(text) !== undefined);
  return labels.length < chunk.length / 2;
}

/** Titles of other articles below a label: `Read more`, then one on each line. */
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

function readInterruption(text: string): Classification | undefined {
  const surrounding = readSurrounding(text);
  // Other numbers may be a result, a score or a price.
  if (surrounding && (surrounding !== 'counter' || CERTAIN_COUNT.test(text)))
    return { role: surrounding, why: 'it interrupts the text' };
  if (isSureNote(text)) return { role: 'note', why: 'it credits contributors' };
  return isReserved(text)
    ? { role: 'rights', why: 'it states the copyright', said: { rights: text } }
    : undefined;
}

/** Classifies advertisements, links and buttons between the paragraphs of a text. */
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

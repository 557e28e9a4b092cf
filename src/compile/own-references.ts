import { decodePercent } from '../model/percent.ts';
import type { Reference, ReferenceSlot } from '../read/markup/reference.ts';
import type { ParsedArticle } from '../read/read-article.ts';
import type { Seed } from '../read/seed.ts';

const FRONT_MATTER = /^(?:\ufeff)?(---|\+\+\+)[^\S\n]*\r?\n.*?\n\1[^\S\n]*\r?\n/s;

/** Start tags as our own HTML has them, with the values of attributes in double quotes. */
const TAG = /<(?<name>[a-z][^\s/>]*)(?:\s+[^\s=>/]+(?:="[^"]*")?)*\s*\/?>/g;
const ADDRESS = /\s(?<attribute>href|src|poster)="(?<value>[^"]*)"/g;

const decodeValue = (value: string): string =>
  value.replace(/&#x26;|&amp;/gi, '&').replace(/&#x22;|&quot;/gi, '"');

/** Finds addresses in the source of an article, one after another. */
function createLocate(text: string): (url: string) => Pick<Reference, 'line' | 'column'> {
  let from = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  return (url) => {
    const { pathname } = new URL(url);
    const spellings = [url, url.replaceAll('&', '&amp;'), pathname, decodePercent(pathname)];
    const at =
      [from, 0]
        .flatMap((start) => spellings.map((each) => text.indexOf(each, start)))
        .find((each) => each >= 0) ?? 0;
    from = at + 1;
    const before = text.slice(0, at);
    return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
  };
}

interface Cut {
  readonly at: number;
  readonly end: number;
  readonly slot: ReferenceSlot;
}

/** Puts slots where attributes were; those that are there move on. */
function cutOut(
  { contentHtml: html, slots: known }: Pick<ParsedArticle, 'contentHtml' | 'slots'>,
  cuts: readonly Cut[],
): Pick<ParsedArticle, 'contentHtml' | 'slots'> {
  const removedBefore = (place: number): number =>
    cuts.reduce((sum, { at, end }) => (end <= place ? sum + end - at : sum), 0);
  const slots = [...known, ...cuts.map(({ at, slot }) => ({ ...slot, at }))]
    .toSorted((a, b) => a.at - b.at)
    .map((slot) => ({ ...slot, at: slot.at - removedBefore(slot.at) }));
  const ends = [0, ...cuts.map(({ end }) => end)];
  const pieces = ends.map((end, index) => html.slice(end, cuts[index]?.at));
  return { contentHtml: pieces.join(''), slots };
}

/** An article whose absolute addresses on the site itself are references, as relative ones are. */
export function markOwnReferences(
  parsed: ParsedArticle,
  seed: Seed,
  isOwn: (url: string) => boolean,
): ParsedArticle {
  const { contentHtml: html } = parsed;
  const locate = createLocate(new TextDecoder().decode(seed.source.bytes));
  const references = [...parsed.references];
  const found = [...html.matchAll(TAG)].flatMap((tag) =>
    [...tag[0].matchAll(ADDRESS)].flatMap(({ index, 0: text, groups }) => {
      const url = decodeValue(groups?.value ?? '');
      if (!isOwn(url)) return [];
      const kind = tag.groups?.name === 'a' ? 'link' : 'media';
      references.push({ kind, url, ...locate(url) });
      const at = tag.index + index;
      const slot = { attribute: groups?.attribute ?? '', reference: references.length - 1 };
      return [{ at, end: at + text.length, slot }];
    }),
  );
  return found.length === 0 ? parsed : { ...parsed, ...cutOut(parsed, found), references };
}

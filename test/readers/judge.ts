import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { toString as toText } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Channel } from '../../src/feed/channel.ts';
import type { FeedFormat } from '../../src/feed/formats.ts';
import { expectItem, FIELDS } from './expect-item.ts';
import type { Field, ReadItem } from './read-item.ts';

/** `all` that there is, the `first` of several, something `wrong`, or nothing. */
export type Verdict = 'all' | 'first' | 'wrong' | undefined;

/** What becomes of one field. */
export interface Judged {
  readonly verdict: Verdict;
  /** Of how many items it is wrong, and an example. */
  readonly wrong?: number;
  readonly example?: string;
}

/** Whether it finds every item once. */
export type Judgement = ReadonlyMap<Field | 'items', Judged>;

type Files = NonNullable<ReadItem['files']>;
type Value = string | number | readonly unknown[] | undefined;

/** HTML in one spelling, without what only a screen needs. */
function normalizeHtml(html: string): string {
  const tree = fromHtml(html, { fragment: true });
  visit(tree, 'element', (element) => {
    const { tabIndex, ...rest } = element.properties;
    element.properties = Object.fromEntries(Object.entries(rest).toSorted());
  });
  return toHtml(tree).trim();
}

/** The text of HTML that is text alone; any element in it stays, and is seen. */
function htmlToText(html: string): string {
  const tree = fromHtml(html, { fragment: true });
  return tree.children.every(({ type }) => type === 'text') ? toText(tree) : html;
}

const toTime = (date: ReadItem['published']): number | undefined =>
  date ? new Date(date).getTime() : undefined;

/** Without what is unknown, in the order of their addresses. */
const listFiles = (files: Files): Files =>
  files
    .filter(({ url }) => url)
    .map(({ url, type, length }) => ({ url, type, length: Number(length) || undefined }))
    .toSorted((a, b) => String(a.url).localeCompare(String(b.url)));

/** One field in a form that can be compared; nothing for anything empty. */
function normalize(item: ReadItem, field: Field): Value {
  const value = item[field];
  if (value === undefined || value === null || value === '') return undefined;
  switch (field) {
    case 'published':
    case 'updated':
      return toTime(item[field]);
    case 'content':
      return normalizeHtml(item.content ?? '');
    case 'duration':
      return Number(value);
    case 'files':
      return listFiles(item.files ?? []);
    case 'authors':
    case 'tags':
      return (item[field] ?? []).filter((name) => name);
    default:
      return String(value).trim();
  }
}

const isEmpty = (value: Value): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

/** With text where a reader says that it gives HTML. */
const readHtml = (item: ReadItem, format: FeedFormat): ReadItem => ({
  ...item,
  ...(item.titleType?.includes('html') && item.title && { title: htmlToText(item.title) }),
  ...(format !== 'json' && item.summary && { summary: htmlToText(item.summary) }),
});

/** A reader may know no more of a file than where it is. */
const areFiles = (found: Files, wanted: Files): boolean =>
  found.length === wanted.length &&
  found.every(({ url, type, length }, at) => {
    const file = wanted[at];
    return (
      url === file?.url &&
      (type ?? file?.type) === file?.type &&
      (length ?? file?.length) === file?.length
    );
  });

/** Some readers have one author an item, or join all of them in one line. */
function readsNames(found: readonly unknown[], wanted: readonly unknown[]) {
  if (found.length === 1 && found[0] === wanted.join(', ')) return 'all';
  return found.length === 1 && found[0] === wanted[0] ? 'first' : 'wrong';
}

/** Whether what was found of one item is all of what was wanted, or the first of it. */
function judgeValue(
  field: Field,
  found: ReadItem,
  wanted: ReadItem,
  channel: Channel,
): 'all' | 'first' | 'wrong' {
  const [value, right] = [normalize(found, field), normalize(wanted, field)];
  if (field === 'files') {
    const [files, all] = [listFiles(found.files ?? []), listFiles(wanted.files ?? [])];
    if (areFiles(files, all)) return 'all';
    return areFiles(files, listFiles(wanted.files?.slice(0, 1) ?? [])) ? 'first' : 'wrong';
  }
  if (JSON.stringify(value) === JSON.stringify(right) || (isEmpty(value) && isEmpty(right)))
    return 'all';
  if (field === 'authors' && Array.isArray(right) && Array.isArray(value))
    return readsNames(value, right);
  // An article without a date was changed at some time; one without a language has that of the feed.
  if (field === 'published' && !right && value === normalize(wanted, 'updated')) return 'all';
  return field === 'language' && !right && value === channel.language ? 'all' : 'wrong';
}

/** The item that stands for another: by its id or link; by its place, where a reader has no ids. */
const findItem = (items: readonly ReadItem[], { id, link }: ReadItem, at: number) =>
  items.find((item) => item.id === id) ??
  items.find((item) => !item.id && item.link === link) ??
  (items.some((item) => item.id) ? undefined : items[at]);

function judgeField(
  field: Field,
  pairs: readonly (readonly [ReadItem, ReadItem])[],
  channel: Channel,
): Judged {
  if (pairs.every(([found]) => isEmpty(normalize(found, field)))) return { verdict: undefined };
  const verdicts = pairs.map(([found, wanted]) => judgeValue(field, found, wanted, channel));
  const [found, wanted] = pairs[verdicts.indexOf('wrong')] ?? [];
  if (found && wanted) {
    const say = (item: ReadItem) => JSON.stringify(normalize(item, field) ?? null);
    const wrong = verdicts.filter((verdict) => verdict === 'wrong').length;
    return { verdict: 'wrong', wrong, example: `${say(found)} for ${say(wanted)}` };
  }
  return { verdict: verdicts.includes('first') ? 'first' : 'all' };
}

/** Whether every item was found, and nothing else. */
const judgeItems = (given: number, found: number, wanted: number): Judged =>
  given === wanted && found === wanted
    ? { verdict: 'all' }
    : {
        verdict: 'wrong',
        wrong: Math.max(given, wanted) - found,
        example: `${given} for ${wanted}`,
      };

/** Holds what a reader finds against what a document of a channel says. */
export function judge(given: readonly ReadItem[], channel: Channel, format: FeedFormat): Judgement {
  const items = given.map((item) => readHtml(item, format));
  const pairs = channel.items.flatMap((item, at) => {
    const wanted = expectItem(item, channel, format);
    const found = findItem(items, wanted, at);
    return found ? [[found, wanted] as const] : [];
  });
  return new Map<Field | 'items', Judged>([
    ['items', judgeItems(items.length, pairs.length, channel.items.length)],
    ...FIELDS.map((field) => [field, judgeField(field, pairs, channel)] as const),
  ]);
}

const WORST = ['wrong', 'first', 'all', undefined] as const;

/** What several documents show of one reader: the worst of each field. */
export const join = (judgements: readonly Judgement[]): Judgement =>
  new Map(
    (['items', ...FIELDS] as const).map((field) => {
      const judged = judgements.flatMap((judgement) => judgement.get(field) ?? []);
      const worst = WORST.find((verdict) => judged.some((each) => each.verdict === verdict));
      const one = judged.find(({ verdict }) => verdict === worst) ?? { verdict: undefined };
      const wrong = judged.reduce((sum, each) => sum + (each.wrong ?? 0), 0);
      return [field, wrong > 0 ? { ...one, wrong } : one];
    }),
  );

import { z } from 'zod';
import { readEmail, readUrl } from '../../model/address.ts';
import type { Person } from '../../model/article.ts';
import { isMap } from './maps.ts';
import { type PartIssue, type PartParams, readParts } from './read-parts.ts';
import { checked, findMisspelt, listOf, readLine, TEXT } from './values.ts';

const PERSON = ['name', 'url', 'email', 'avatar'] as const;

/** What themes call the parts of an author. */
const ALIASES: Readonly<Record<(typeof PERSON)[number], readonly string[]>> = {
  name: ['name', 'display_name', 'full_name', 'key', 'title', 'nick', 'username'],
  url: ['url', 'uri', 'website', 'link', 'homepage', 'page', 'href', 'web'],
  email: ['email', 'mail', 'e-mail'],
  avatar: ['avatar', 'image_url', 'imageURL', 'image', 'picture', 'photo', 'gravatar'],
};

const ADDRESSES: ReadonlySet<string> = new Set(
  [...ALIASES.url, ...ALIASES.avatar, 'img'].map((name) => name.toLowerCase()),
);
const E_MAILS: ReadonlySet<string> = new Set(ALIASES.email);

/** Of several addresses of one kind, feeds have the first. */
const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

const isUrl = (text: unknown): text is string =>
  typeof text === 'string' && 'value' in readUrl(text);

const isEmail = (text: unknown): text is string =>
  typeof text === 'string' && 'value' in readEmail(text);

const MARKDOWN_LINK = /^\s*\[(?<name>[^\]]+)\]\((?<url>[^)\s]*)\)\s*$/;

/** `Jane Doe <jane@x.test>` or `jane@x.test (Jane Doe)`. */
const ADDRESS =
  /^(?:(?<before>[^<>]+?)\s*<(?<one>[^<>\s@]+@[^<>\s@]+)>|(?<two>[^()\s@]+@[^()\s@]+)\s+\((?<after>[^()]+)\))$/;

/** Obsidian's `[[Jane Doe]]`. */
const WIKI_LINK = /^\s*\[\[(?:[^|\]]*\/)?(?<page>[^|\]]+)(?:\|(?<shown>[^\]]+))?\]\]\s*$/;

/** A map of authors by name or key: `{ jane: { name: Jane } }`. */
const isMapOfPeople = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isMap(value) && Object.values(value).length > 0 && Object.values(value).every(isMap);

type Context = z.core.$RefinementCtx;

/** What is wrong with a part of a person; undefined for a good one, and for one that is no address. */
function findFault(
  name: string,
  given: unknown,
  isDoubtful: (text: string) => boolean,
): string | undefined {
  const isAddress = ADDRESSES.has(name.toLowerCase());
  if (!isAddress && !E_MAILS.has(name.toLowerCase())) return undefined;
  const text = firstOf(given);
  if (text === null || text === undefined || typeof text === 'boolean') return undefined;
  if (typeof text !== 'string') return TEXT;
  if (text.trim() === '') return undefined;
  const reading = isAddress ? readUrl(text) : readEmail(text);
  return 'value' in reading || (isAddress && !isDoubtful(text)) ? undefined : reading.problem;
}

/** `[Ada](javascript:x)` and `Ada <ada@x>`: the name is as good without it. */
function tellWritten(
  text: string,
  context: Context,
  isDoubtful: (text: string) => boolean,
  path: readonly PropertyKey[],
): void {
  const { name, url = '' } = MARKDOWN_LINK.exec(text)?.groups ?? {};
  const { before, after, one, two = '' } = ADDRESS.exec(text.trim())?.groups ?? {};
  const reading = name === undefined ? readEmail(one ?? two) : readUrl(url);
  const instead = name ?? before ?? after;
  if (instead === undefined || 'value' in reading || (name && !isDoubtful(url))) return;
  const params: PartParams = { isPart: true, instead };
  context.addIssue({ code: 'custom', message: reading.problem, path: [...path], params });
}

/**
 * Tells each address of people that is none. It is left out alone: a person is as good without it.
 * @param value a person, a list, or a map of them by their keys
 * @param isDoubtful whether a text that is no URL should be told
 */
export function tellAddresses(
  value: unknown,
  context: Context,
  isDoubtful: (text: string) => boolean = () => true,
  path: readonly PropertyKey[] = [],
): void {
  if (typeof value === 'string') tellWritten(value, context, isDoubtful, path);
  if (Array.isArray(value) || isMapOfPeople(value)) {
    for (const [key, each] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key;
      tellAddresses(each, context, isDoubtful, [...path, step]);
    }
  } else if (isMap(value)) {
    for (const [name, given] of Object.entries(value)) {
      const message = findFault(name, given, isDoubtful);
      const params: PartParams = { isPart: true };
      if (message !== undefined)
        context.addIssue({ code: 'custom', message, path: [...path, name], params });
    }
  }
}

/** The parts of an author that feeds have; an address that is not absolute is none. */
function toPerson(value: unknown, context: z.core.$RefinementCtx): unknown {
  if (typeof value === 'string') {
    const address = ADDRESS.exec(value.trim())?.groups;
    if (address) {
      const email = address.one ?? address.two;
      return { name: address.before ?? address.after, ...(isEmail(email) && { email }) };
    }
    const { name = value, url } = MARKDOWN_LINK.exec(value)?.groups ?? {};
    const wiki = WIKI_LINK.exec(name)?.groups;
    return { name: wiki?.shown ?? wiki?.page ?? name, ...(isUrl(url) && { url }) };
  }
  if (!isMap(value)) return value;
  const { url, email, avatar, ...rest } = Object.fromEntries(
    Object.entries(ALIASES).map(([part, names]) => [
      part,
      names.map((name) => firstOf(value[name])).find((each) => each !== undefined && each !== null),
    ]),
  );
  const misspelt = findMisspelt(Object.keys(value), Object.values(ALIASES).flat());
  if (misspelt) {
    const message = `an author has no "${misspelt.part}"; did you mean "${misspelt.name}"?`;
    context.addIssue({ code: 'custom', message, path: [misspelt.part] });
  }
  return {
    ...rest,
    ...(isUrl(url) && { url }),
    ...(isEmail(email) && { email }),
    ...(isUrl(avatar) && { avatar }),
  };
}

const person = z.preprocess(
  toPerson,
  z.object(
    {
      name: checked(TEXT, readLine, 'an author needs a name; add it as "name"'),
      url: z
        .string()
        .transform((url) => new URL(url).href)
        .optional(),
      email: z.string().optional(),
      avatar: z
        .string()
        .transform((url) => new URL(url).href)
        .optional(),
    },
    'this is not an author; use a name, or "name" with url, email and avatar',
  ),
);

/** Themes write paths of their own sites, of which nothing is told. */
const hasScheme = (text: string): boolean => /^\s*[a-z][a-z\d+.-]*:/i.test(text);

/** The people of a map by their keys, as a list; anything else as it is. */
export const listPeople = (value: unknown): unknown =>
  isMapOfPeople(value)
    ? Object.entries(value).map(([key, each]) => ({ key, ...(isMap(each) && each) }))
    : value;

/** One author or several. */
export const people = z.preprocess((value, context) => {
  tellAddresses(value, context, hasScheme);
  return listPeople(value);
}, listOf(person));

/** Reads the author that some data describes; undefined if they have no name. */
export function readPerson(data: unknown): Person | undefined {
  const read = person.safeParse(data);
  return read.success ? read.data : undefined;
}

/** Addresses of an author that are none, with where in the data they are. */
export const listAddressFaults = (data: unknown): readonly Pick<PartIssue, 'path' | 'message'>[] =>
  readParts(people, data).issues.filter(({ isPart }) => isPart);

/** Reads authors by their keys: `{ jane: { name: 'Jane' } }`. */
export const readPeople = (
  data: Readonly<Record<string, unknown>>,
): readonly (readonly [key: string, person: Person])[] =>
  Object.entries(data).flatMap(([key, value]) => {
    const read = readPerson(isMap(value) ? { key, ...value } : value);
    return read ? [[key.toLowerCase(), read] as const] : [];
  });

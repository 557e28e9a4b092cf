import { z } from 'zod';
import { readEmail, readUrl } from '../../model/address.ts';
import type { Person } from '../../model/article.ts';
import { isMap } from './maps.ts';
import { checked, findMisspelt, listOf, readLine, TEXT } from './values.ts';

const PERSON = ['name', 'url', 'email', 'avatar'] as const;

/** What themes call the parts of an author. */
const ALIASES: Readonly<Record<(typeof PERSON)[number], readonly string[]>> = {
  name: ['name', 'display_name', 'full_name', 'key', 'title', 'nick', 'username'],
  url: ['url', 'uri', 'website', 'link', 'homepage', 'page', 'href', 'web'],
  email: ['email', 'mail', 'e-mail'],
  avatar: ['avatar', 'image_url', 'imageURL', 'image', 'picture', 'photo', 'gravatar'],
};

const ADDRESSES: ReadonlySet<string> = new Set([...ALIASES.url, ...ALIASES.avatar, 'img']);

const isUrl = (text: unknown): text is string =>
  typeof text === 'string' && 'value' in readUrl(text);

/**
 * Tells each address of a person that is none. It is left out alone: the person is as good without it.
 * @param isDoubtful whether a text that is no URL should be told
 */
export function tellAddresses(
  value: unknown,
  context: z.core.$RefinementCtx,
  isDoubtful: (text: string) => boolean = () => true,
): void {
  const given = isMap(value) ? Object.entries(value) : [];
  for (const [name, text] of given) {
    if (!ADDRESSES.has(name.toLowerCase()) || typeof text !== 'string' || !text.trim()) continue;
    const reading = readUrl(text);
    if ('value' in reading || !isDoubtful(text)) continue;
    const params = { isPart: true };
    context.addIssue({ code: 'custom', message: reading.problem, path: [name], params });
  }
}

const MARKDOWN_LINK = /^\s*\[(?<name>[^\]]+)\]\((?<url>[^)\s]*)\)\s*$/;

/** `Jane Doe <jane@x.test>` or `jane@x.test (Jane Doe)`. */
const ADDRESS =
  /^(?:(?<before>[^<>]+?)\s*<(?<one>[^<>\s@]+@[^<>\s@]+)>|(?<two>[^()\s@]+@[^()\s@]+)\s+\((?<after>[^()]+)\))$/;

/** Obsidian's `[[Jane Doe]]`. */
const WIKI_LINK = /^\s*\[\[(?:[^|\]]*\/)?(?<page>[^|\]]+)(?:\|(?<shown>[^\]]+))?\]\]\s*$/;

/** The parts of an author that feeds have; an address that is not absolute is none. */
function toPerson(value: unknown, context: z.core.$RefinementCtx): unknown {
  if (typeof value === 'string') {
    const address = ADDRESS.exec(value.trim())?.groups;
    if (address)
      return { name: address.before ?? address.after, email: address.one ?? address.two };
    const { name = value, url } = MARKDOWN_LINK.exec(value)?.groups ?? {};
    const wiki = WIKI_LINK.exec(name)?.groups;
    return { name: wiki?.shown ?? wiki?.page ?? name, ...(isUrl(url) && { url }) };
  }
  if (!isMap(value)) return value;
  const { url, email, avatar, ...rest } = Object.fromEntries(
    Object.entries(ALIASES).map(([part, names]) => [
      part,
      names.map((name) => value[name]).find((each) => each !== undefined && each !== null),
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
    ...(typeof email === 'string' && 'value' in readEmail(email) && { email }),
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

const author = z.preprocess((value, context) => {
  tellAddresses(value, context, hasScheme);
  return value;
}, person);

/** A map of authors by name or key: `{ jane: { name: Jane } }`. */
const isMapOfPeople = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isMap(value) && Object.values(value).length > 0 && Object.values(value).every(isMap);

/** One author or several. */
export const people = z.preprocess(
  (value) =>
    isMapOfPeople(value)
      ? Object.entries(value).map(([key, each]) => ({ key, ...(isMap(each) && each) }))
      : value,
  listOf(author),
);

/** Reads the author that some data describes; undefined if they have no name. */
export function readPerson(data: unknown): Person | undefined {
  const read = person.safeParse(data);
  return read.success ? read.data : undefined;
}

/** Reads authors by their keys: `{ jane: { name: 'Jane' } }`. */
export const readPeople = (
  data: Readonly<Record<string, unknown>>,
): readonly (readonly [key: string, person: Person])[] =>
  Object.entries(data).flatMap(([key, value]) => {
    const read = readPerson(isMap(value) ? { key, ...value } : value);
    return read ? [[key.toLowerCase(), read] as const] : [];
  });

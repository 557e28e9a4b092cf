import type { Piece } from './pieces.ts';
import type { Arguments } from './tag.ts';

/** What of an article its tags may show, by the names that templates have for it. */
export type PageValues = Readonly<Record<string, string>>;

/** What a tag is in the text, by its arguments; undefined if it is nothing that readers could see. */
export type Meaning = (given: Arguments, page: PageValues) => Piece | undefined;

/** The first of some arguments that is given; or else the one at a place. */
export const pick = (
  { named, positional }: Arguments,
  names: string,
  at?: number,
): string | undefined =>
  names
    .split(' ')
    .map((name) => named[name])
    .find((value) => value !== undefined && value !== '') ??
  (at === undefined ? undefined : positional[at]);

/** Whether a URL says where it is by itself. */
export const isAddress = (url: string): boolean => /^(?:https?:)?\/\//.test(url);

/** @example nameUrl('https://dev.to/kim/sails/') // → 'dev.to/kim/sails' */
export const nameUrl = (url: string): string => {
  const { host, pathname } = URL.parse(url.replace(/^\/\//, 'https://')) ?? {};
  return host === undefined ? url : `${host}${pathname ?? ''}`.replace(/\/$/, '');
};

/** The same meaning under several names. */
export const named = (names: string, meaning: Meaning): readonly (readonly [string, Meaning])[] =>
  names.split(' ').map((name) => [name, meaning] as const);

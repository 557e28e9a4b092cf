import { decodePercent } from '../../model/percent.ts';
import { readAddress, slug } from './values.ts';

/** What the address of a page on another site says: its path, and a name made of the last part of it. */
interface Permalink {
  readonly path: string;
  readonly name?: string | undefined;
}

const ENDING = /\.(?:html?|php|aspx?|xhtml|md)$/i;

/**
 * Reads the address that an article has elsewhere.
 * @example readPermalink('/2020/05/Old_Name/index.html') // → path as given, name 'old-name'
 */
export function readPermalink(permalink: string): Permalink | undefined {
  const reading = readAddress(permalink.includes('/') ? permalink : `/${permalink}`);
  if ('problem' in reading) return undefined;
  const parts = reading.value.split('/').filter((part) => part !== '');
  const last = parts.at(-1)?.replace(ENDING, '') ?? '';
  const name = slug.safeParse(decodePercent(last === 'index' ? (parts.at(-2) ?? '') : last));
  return { path: reading.value, name: name.success ? name.data : undefined };
}

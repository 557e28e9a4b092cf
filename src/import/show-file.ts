import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { codeOf } from '../compile/system-error.ts';

/** Where compile reads what shows say of themselves. */
const SHOW_FILE = 'seeds/_podcasts.yml';

const NEW_ADDRESS =
  'a podcast: directories follow it if its old feed names the new one in <itunes:new-feed-url>, so set that at the old host';

type Show = Readonly<Record<string, unknown>>;

/** True if nothing is said, in any part. */
const isNothing = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === 'object' && value !== null && Object.values(value).every(isNothing));

const list = (show: Show): string =>
  Object.keys(show)
    .filter((name) => !isNothing(show[name]))
    .join(', ');

/**
 * Writes down what a podcast says of itself, unless somebody has done so.
 * @returns what a person should look at
 */
export async function writeShow(root: string, show: Show): Promise<readonly string[]> {
  const said = Object.fromEntries(Object.entries(show).filter(([, value]) => !isNothing(value)));
  try {
    await writeFile(path.join(root, SHOW_FILE), stringify([said], { lineWidth: 0 }), {
      flag: 'wx',
    });
    return [`what the show says of itself is in ${SHOW_FILE} now: ${list(show)}`, NEW_ADDRESS];
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return [
      `${SHOW_FILE} was there, so what the show says of itself was left out: ${list(show)}`,
      NEW_ADDRESS,
    ];
  }
}

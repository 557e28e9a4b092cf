import type { SettingProblem } from '../../settings/settings.ts';
import { PART_NAME } from './values.ts';

/** The words that Jekyll has for patterns. */
const STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** A part as Jekyll and Hugo, WordPress, and Ghost write it. */
const PART = new RegExp(`:(${PART_NAME})|%(${PART_NAME})%|\\{(${PART_NAME})\\}`, 'g');

const UNKNOWN = /:\w+(?:\[[^\]/]*\]?)?|%[a-z_]+%|\{\w*\}?/i;

/** Text and names of parts by turns, beginning with text. */
export type Pattern = readonly string[];

/** A style of Jekyll's as a pattern; in Hexo and Hugo, patterns need no slash in front. */
const expandStyle = (word: string): string =>
  Object.hasOwn(STYLES, word) ? (STYLES[word] ?? word) : word.replace(/^(?=[:%{])/, '/');

/**
 * Reads the setting PERMALINKS: patterns with blanks between them.
 * @example readPatterns('/:year/%postname%/') // → [['/', 'year', '/', 'postname', '/']]
 */
export const readPatterns = (setting: string): readonly Pattern[] =>
  setting
    .split(/\s+/)
    .map(expandStyle)
    .map((pattern) => pattern.split(PART).filter((text) => text !== undefined));

/** Says what is wrong with the setting PERMALINKS. */
export function checkPermalinks(setting: string | undefined): readonly SettingProblem[] {
  const words = setting === undefined ? [] : setting.split(/\s+/).map(expandStyle);
  const blame = (message: string): SettingProblem => ({ name: 'PERMALINKS', message });
  return words.flatMap((word): readonly SettingProblem[] => {
    if (!word.startsWith('/')) {
      return [blame(`PERMALINKS: "${word}" is not a path; use one such as /:year/:month/:slug/`)];
    }
    const [unknown] = UNKNOWN.exec(word.replace(PART, '')) ?? [];
    const hint = 'see docs/moving-here.md#old-permalinks';
    return unknown === undefined
      ? []
      : [blame(`PERMALINKS: nothing is known as "${unknown}"; ${hint}`)];
  });
}

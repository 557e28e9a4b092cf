import { readEmail, readUrl } from '../model/address.ts';
import { isFit, isVisible } from '../model/characters.ts';
import { readLanguage } from '../model/language.ts';
import type { Reading } from '../model/reading.ts';
import { CATEGORY_NAMES } from './categories.ts';

/** The `[vars]` of wrangler.toml, as in the Worker's environment. */
export type Vars = Readonly<Record<string, unknown>>;

/** The host of `SITE_URL` in a new project. Nobody owns it, so nothing is deployed for it. */
export const EXAMPLE_HOST = 'tidings.example';

const readLine = (text: string): Reading<string> =>
  isFit(text) && isVisible(text)
    ? { value: text }
    : {
        problem:
          'it has a line break or a control character, or nothing visible; write one line of text',
      };

/** Only an origin: the routes start at the root of the host, so a path would be lost. */
function readSiteUrl(text: string): Reading<string> {
  const reading = readUrl(text);
  if ('problem' in reading) return reading;
  const { origin, href } = new URL(reading.value);
  return href === `${origin}/`
    ? { value: origin }
    : { problem: `"${text}" has more than a scheme and a host; use ${origin}` };
}

const readCategory = (text: string): Reading<string> =>
  CATEGORY_NAMES.includes(text)
    ? { value: text }
    : {
        problem: `"${text}" is not an Apple podcast category; use one such as News or News > Politics`,
      };

const readWholeNumber =
  (least: number, most: number) =>
  (text: string): Reading<number> =>
    /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most
      ? { value: Number(text) }
      : { problem: `"${text}" is not valid; use a whole number from ${least} to ${most}` };

/** Whether there is such a zone is for compile to say: knowing them all takes an isolate long. */
const readTimeZone = (text: string): Reading<string> =>
  /^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(text)
    ? { value: text }
    : { problem: `"${text}" is not a time zone; use one such as Europe/Berlin or UTC` };

/** Every setting: its check, its default if it is optional, and a sentence about it. */
export const SETTINGS = {
  SITE_URL: {
    required: true,
    read: readSiteUrl,
    sentence: 'the absolute URL of the site, without a path',
  },
  SITE_TITLE: { required: true, read: readLine, sentence: 'the name of the site' },
  SITE_DESCRIPTION: { required: true, read: readLine, sentence: 'one sentence about the site' },
  SITE_LANGUAGE: {
    required: true,
    read: readLanguage,
    sentence: 'the language of the site, as a BCP 47 tag such as `en` or `pt-BR`',
  },
  SITE_TIMEZONE: {
    required: false,
    read: readTimeZone,
    default: 'UTC',
    sentence: 'the time zone of dates that state none, and of the days on pages: an IANA name',
  },
  SITE_MATH: {
    required: false,
    read: (text) =>
      text === 'true' || text === 'false'
        ? { value: text }
        : { problem: `"${text}" is neither "true" nor "false"; use one of these` },
    default: 'false',
    sentence: '`"true"` if `$…$` is a formula in every article that does not say otherwise',
  },
  SITE_AUTHOR: {
    required: false,
    read: readLine,
    sentence: 'the author of articles that do not name one, by default the title of the site',
  },
  SITE_EMAIL: {
    required: false,
    read: readEmail,
    sentence: 'where readers can write to, as the feeds say',
  },
  SITE_COPYRIGHT: {
    required: false,
    read: readLine,
    sentence: 'the copyright line of RSS, Atom and the pages',
  },
  SITE_ICON: {
    required: false,
    read: readUrl,
    sentence: 'the URL of a square PNG or JPEG that readers show with the feed',
  },
  SITE_CATEGORY: {
    required: false,
    read: readCategory,
    sentence:
      "what the site is about: one of Apple's podcast categories, such as `News > Politics`",
  },
  FEED_LIMIT: {
    required: false,
    read: readWholeNumber(1, 1000),
    default: 50,
    sentence: 'how many articles a feed has',
  },
  FEED_MAX_AGE: {
    required: false,
    read: readWholeNumber(60, 86_400),
    default: 900,
    sentence: 'for how many seconds a reader may keep a feed',
  },
  PERMALINKS: {
    required: false,
    read: readLine,
    sentence:
      'the patterns of the addresses that articles had elsewhere, such as `/:year/:month/:slug/`',
  },
  HUB_URL: { required: false, read: readUrl, sentence: 'the WebSub hub that the feeds announce' },
} as const satisfies Record<string, Rule>;

interface Rule {
  readonly required: boolean;
  readonly read: (text: string) => Reading<string | number>;
  readonly default?: string | number;
  readonly sentence: string;
}

export type SettingName = keyof typeof SETTINGS;

type ValueOf<R> = R extends { read: (text: string) => Reading<infer T> } ? T : never;
type AbsenceOf<R> = R extends { required: true } | { default: unknown } ? never : undefined;

/** The checked settings, by their names in wrangler.toml. */
export type Settings = {
  readonly [N in SettingName]: ValueOf<(typeof SETTINGS)[N]> | AbsenceOf<(typeof SETTINGS)[N]>;
};

/** Something wrong with one setting. */
export interface SettingProblem {
  readonly name: string;
  readonly message: string;
}

function readSetting(rule: Rule, given: unknown): Reading<string | number | undefined> {
  const text = typeof given === 'string' ? given.trim() : given;
  if (text === undefined || text === '') {
    return rule.required
      ? { problem: `not set; set it to ${rule.sentence}` }
      : { value: rule.default };
  }
  return typeof text === 'string' || typeof text === 'number'
    ? rule.read(String(text))
    : { problem: 'it is neither text nor a number; put it in quotes' };
}

/** Reads all settings, or says everything that is wrong with them. An empty text counts as not set. */
export function readSettings(
  vars: Vars,
): { readonly settings: Settings } | { readonly problems: readonly SettingProblem[] } {
  const settings: Record<string, unknown> = {};
  const problems: SettingProblem[] = [];
  for (const name of SETTING_NAMES) {
    const reading = readSetting(SETTINGS[name], vars[name]);
    if ('problem' in reading) problems.push({ name, message: `${name}: ${reading.problem}` });
    else settings[name] = reading.value;
  }
  // Every name in the table has passed its own check.
  return problems.length > 0 ? { problems } : { settings: settings as Settings };
}

/** True for the name of a setting. */
export const isSetting = (name: string): boolean => Object.hasOwn(SETTINGS, name);

/** In the order of the table. */
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

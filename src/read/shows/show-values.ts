import { z } from 'zod';
import { readEmail, readUrl } from '../../model/address.ts';
import type { Reading } from '../../model/reading.ts';
import { MEDIUMS, SHOW_TYPES } from '../../model/show.ts';
import { podcastTexts } from '../fields/episode-values.ts';
import { license } from '../fields/license-values.ts';
import { type DataMap, isMap, renameParts } from '../fields/maps.ts';
import { picture, recording } from '../fields/media-values.ts';
import { participants } from '../fields/participant-values.ts';
import { readPerson, tellAddresses } from '../fields/people.ts';
import { places } from '../fields/place-values.ts';
import {
  checked,
  date,
  flag,
  language,
  line,
  listOf,
  readLine,
  TEXT,
  toList,
  url,
} from '../fields/values.ts';
import type { ShowFieldName } from './show-names.ts';

const EXPLICIT: Readonly<Record<string, boolean>> = { explicit: true, clean: false };

/** Apple once had words for both. */
const explicit = z.preprocess(
  (value) => EXPLICIT[String(value).trim().toLowerCase()] ?? value,
  flag,
);

const oneOf = <T extends string>(names: readonly T[]) =>
  checked(TEXT, (text): Reading<T> => {
    const value = names.find((name) => name.toLowerCase() === text.trim().toLowerCase());
    return value === undefined
      ? { problem: `"${text}" is not known; use one of ${names.join(', ')}` }
      : { value };
  });

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function readGuid(text: string): Reading<string> {
  const value = text.trim().toLowerCase();
  return UUID.test(value)
    ? { value }
    : {
        problem: `"${text}" is not the guid of a show; use one such as 917393e3-1b1e-5cef-ace4-edaa54e1f810`,
      };
}
const guid = checked(TEXT, readGuid);

/** Several names, as one text. */
const author = z.preprocess((value) => {
  const names = toList(value).map((each) => readPerson(each)?.name ?? each);
  return names.some(isMap) ? value : names.join(', ');
}, line);

const OWNER = { name: ['name', 'fullname', 'title'], email: ['email', 'mail'] } as const;

const NO_OWNER = 'this is not an owner; use "name" and "email"';

/** What a map says of an owner; undefined if it says nothing. A part that was left out counts. */
function toOwner(value: DataMap): unknown {
  const isNamed = Object.keys(value).some((name) =>
    /^(?:(?:full_?)?name|title|e?-?mail)$/i.test(name),
  );
  return isNamed ? renameParts(value, OWNER) : undefined;
}

/** A name, an e-mail address, or both: `Jane <jane@x.test>`. */
const owner = z.preprocess(
  (value, context) => {
    if (typeof value === 'string' && 'value' in readEmail(value.trim())) {
      return { email: value.trim() };
    }
    tellAddresses(value, context);
    return isMap(value) ? toOwner(value) : (readPerson(value) ?? value);
  },
  z.object({ name: line.optional(), email: checked(TEXT, readEmail).optional() }, NO_OWNER),
);

const SUBCATEGORY = ['subcategory', 'subcategories', 'sub', 'children', 'categories'];

/** `News > Politics` as such, or `News` with what is within it. */
function spellCategories(value: unknown): readonly unknown[] {
  return toList(value).flatMap((each) => {
    if (!isMap(each)) return [each];
    const { name, within } = renameParts(each, {
      name: ['name', 'text', 'category', 'title'],
      within: SUBCATEGORY,
    });
    if (name !== undefined) {
      const names = within === undefined ? [] : spellCategories(within);
      return names.length > 0 ? names.map((inner) => `${name} > ${inner}`) : [name];
    }
    // `News: Politics`, as a map.
    return Object.entries(each).flatMap(([outer, inner]) =>
      spellCategories(inner).map((one) => (one === '' ? outer : `${outer} > ${one}`)),
    );
  });
}

const categories = z.preprocess(spellCategories, z.array(line));

/** What a link without words is called. */
const hostOf = (address: unknown): unknown =>
  (typeof address === 'string' && URL.parse(address)?.hostname.replace(/^www\./, '')) || address;

const funding = listOf(
  z.preprocess(
    (value) => {
      const parts = isMap(value)
        ? renameParts(value, {
            url: ['url', 'href', 'link'],
            text: ['text', 'title', 'label', 'name', 'message'],
          })
        : { url: value };
      return { text: hostOf(parts.url), ...parts };
    },
    z.object({ url: checked(TEXT, readUrl, 'funding needs an address; add "url"'), text: line }),
  ),
);

const readSeason = (text: string): Reading<number> =>
  /^[1-9]\d{0,5}$/.test(text.trim())
    ? { value: Number(text) }
    : { problem: `"${text}" is not a season; use a whole number, as in 2` };

const trailers = listOf(
  z.preprocess(
    (value) => {
      if (!isMap(value)) return { file: value };
      const { published, season } = renameParts(value, {
        published: ['published', 'date', 'pubdate', 'publishedat'],
        season: ['season'],
      });
      return { file: value, published, season };
    },
    z
      .object({
        file: recording,
        published: date,
        season: checked(TEXT, readSeason).optional(),
      })
      .transform(({ file, ...said }) => ({ ...file, ...said })),
  ),
);

const RULE =
  /^FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[\w,+:.-]+)*$/;

/** What the namespace's examples say of the words of Apple. */
const RULES: Readonly<Record<string, string>> = {
  daily: 'FREQ=DAILY',
  weekly: 'FREQ=WEEKLY',
  biweekly: 'FREQ=WEEKLY;INTERVAL=2',
  monthly: 'FREQ=MONTHLY',
  bimonthly: 'FREQ=MONTHLY;INTERVAL=2',
  yearly: 'FREQ=YEARLY',
};

function readRule(text: string): Reading<string> {
  const value = text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase();
  return RULE.test(value)
    ? { value }
    : { problem: `"${text}" is not a rule of iCalendar; use one such as FREQ=WEEKLY` };
}

const updateFrequency = z.preprocess(
  (value) => {
    const parts = isMap(value)
      ? renameParts(value, {
          text: ['text', 'name', 'title'],
          rrule: ['rrule', 'rule'],
          dtstart: ['dtstart', 'start'],
        })
      : { text: value };
    const known = RULES[String(parts.text).trim().toLowerCase()];
    return known === undefined ? parts : { rrule: known, ...parts };
  },
  z.object({
    text: checked(TEXT, readLine, 'it needs words for people; add "text"'),
    rrule: checked(TEXT, readRule).optional(),
    dtstart: date.optional(),
  }),
);

const podroll = listOf(
  z.preprocess(
    (value) =>
      isMap(value)
        ? renameParts(value, {
            guid: ['guid', 'feedguid', 'podcastguid'],
            feedUrl: ['url', 'feedurl', 'feed'],
            title: ['title', 'name'],
          })
        : { guid: value },
    z.object({ guid, feedUrl: url.optional(), title: line.optional() }),
  ),
);

/** What each field of a show contains. */
export const SHOW_SCHEMAS = {
  tag: line,
  title: line,
  subtitle: line,
  description: line,
  link: url,
  language,
  author,
  owner,
  email: checked(TEXT, readEmail),
  image: picture,
  category: categories,
  subcategory: categories,
  copyright: line,
  explicit,
  type: oneOf(SHOW_TYPES),
  block: flag,
  complete: flag,
  new_feed_url: url,
  guid,
  locked: flag,
  persons: participants(),
  funding,
  locations: places,
  license,
  medium: oneOf(MEDIUMS),
  trailers,
  txt: podcastTexts,
  update_frequency: updateFrequency,
  podroll,
} as const satisfies Record<ShowFieldName, z.ZodType>;

/** A wrong value of these would hurt listeners, or show what nobody should see. */
export const NEEDED_OF_SHOW: ReadonlySet<ShowFieldName> = new Set([
  'tag',
  'explicit',
  'block',
  'guid',
]);

/** What the publisher says of a show. */
export type ShowFields = {
  readonly [N in ShowFieldName]?: z.infer<(typeof SHOW_SCHEMAS)[N]>;
};

import { z } from 'zod';
import { isAbsoluteIri, readUrl } from '../../model/address.ts';
import { isVisible } from '../../model/characters.ts';
import type {
  Discussion,
  License,
  Participant,
  Place,
  PodcastText,
  Soundbite,
} from '../../model/episode.ts';
import type { Reading } from '../../model/reading.ts';
import { readByteLength } from './byte-length.ts';
import { isMap, renameParts } from './maps.ts';
import { location, readLocation } from './media-values.ts';
import { listPeople, readPerson, tellAddresses } from './people.ts';
import type { PartParams } from './read-parts.ts';
import { readTime, readTimedLine } from './times.ts';
import { checked, flag, language, line, listOf, readLine, TEXT, url } from './values.ts';

const NUMBER = 'it is not a number; write it with digits, as in 12';

/** `12`, `#12`, `S02`, `Episode 12`; between two episodes also `12.5`. No number has more than nine digits. */
const NUMBERED =
  /^(?:#|(?:s|season|staffel|saison|e|ep|episode|folge|épisode)\.?\s*#?)?\s*(\d{1,9}(?:\.\d{1,9})?)$/i;

const readNumber = (text: string): Reading<number> => {
  const number = NUMBERED.exec(text.trim())?.[1];
  return number === undefined ? { problem: NUMBER } : { value: Number(number) };
};

const readWhole = (text: string): Reading<number> => {
  const read = readNumber(text);
  return 'value' in read && !Number.isInteger(read.value)
    ? { problem: 'it is not a whole number; use one, as in 2' }
    : read;
};

/** A number, with what is shown instead. */
const numbered = (shown: readonly string[], read: (text: string) => Reading<number>) =>
  z.preprocess(
    (value) =>
      isMap(value)
        ? renameParts(value, { number: ['number', 'no', 'value'], shown })
        : { number: value },
    z.object({ number: checked(NUMBER, read), shown: line.optional() }),
  );

export const season = numbered(['name', 'title'], readWhole);
export const episodeNumber = numbered(['display', 'label', 'name'], readNumber);

/** A map by our names for its parts; a text alone is one of them. */
const mapWith = <T extends z.ZodRawShape>(
  names: Readonly<Record<string, readonly string[]>>,
  alone: string,
  shape: T,
) =>
  z.preprocess(
    (value) => (isMap(value) ? renameParts(value, names) : { [alone]: value }),
    z.object(shape),
  );

const FILE = ['file', 'src', 'path', 'location', 'href', 'url'] as const;

const readMediaType = (text: string): Reading<string> =>
  /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/i.test(text.trim())
    ? { value: text.trim().toLowerCase() }
    : { problem: `"${text}" is not a media type; use one such as text/vtt` };
const mediaType = checked(TEXT, readMediaType);

/** The picture of an episode, for directories. */
export const episodeImage = mapWith({ location: FILE }, 'location', { location: location() });

export const transcripts = listOf(
  mapWith(
    { location: FILE, language: ['language', 'lang'], type: ['type', 'mediatype'], rel: ['rel'] },
    'location',
    {
      location: location(),
      language: language.optional(),
      type: mediaType.optional(),
      rel: line.optional(),
    },
  ),
);

/** What the namespace has of a person besides, by the names that people write. */
const OF_PERSON = { role: ['role'], group: ['group'], url: ['href'], avatar: ['img'] } as const;

const textOf = (part: unknown): string | undefined => line.safeParse(part).data;
const addressOf = (part: unknown): string | undefined => url.safeParse(part).data;

/** What the apps show; of a person who is not named there is nothing to show. */
function toParticipant(value: unknown, role: string | undefined): Participant | undefined {
  const person = readPerson(value);
  if (!person) return undefined;
  const parts = isMap(value) ? renameParts(value, OF_PERSON) : {};
  return {
    name: person.name,
    role: textOf(parts.role)?.toLowerCase() ?? role,
    group: textOf(parts.group)?.toLowerCase(),
    url: person.url ?? addressOf(parts.url),
    avatar: person.avatar ?? addressOf(parts.avatar),
  };
}

/** Tells a role or a group that is no text, such as a list. A person is as good without it. */
function tellWords(value: unknown, context: z.core.$RefinementCtx): void {
  for (const [name, part] of Object.entries(isMap(value) ? value : {})) {
    if (!/^(?:role|group)$/i.test(name) || typeof part !== 'object' || part === null) continue;
    const params: PartParams = { isPart: true };
    context.addIssue({ code: 'custom', message: TEXT, path: [name], params });
  }
}

const NO_PERSON = 'this is not a person; use a name, or "name" with role, url and avatar';

/** Names with commas between them, as in `guests: Ada Müller, Bo Chen`. */
const splitNames = (value: unknown): unknown =>
  typeof value === 'string' && !/[()<>[\]]/.test(value)
    ? value.split(/\s*[,;]\s*/).filter(isVisible)
    : value;

/** People with a role that they have if they state none. */
export const participants = (role?: string) =>
  z.preprocess(
    (value, context) => {
      tellAddresses(value, context);
      return splitNames(listPeople(value));
    },
    listOf(
      z.unknown().transform((value, context): Participant => {
        tellWords(value, context);
        const read = toParticipant(value, role);
        if (read) return read;
        context.addIssue({ code: 'custom', message: NO_PERSON });
        return z.NEVER;
      }),
    ),
  );

/** `geo:48.8,2.2`, or `48.8, 2.2`. */
function readGeo(text: string): Reading<string> {
  const [, latitude, longitude, rest = ''] =
    /^(?:geo:)?\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)((?:,-?[\d.]+)?(?:;[\w=.-]+)*)$/i.exec(
      text.trim(),
    ) ?? [];
  return Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180
    ? { value: `geo:${latitude},${longitude}${rest}` }
    : { problem: `"${text}" is no place on earth; write it as geo:48.858,2.294` };
}

const PLACE = {
  name: ['name', 'title', 'place', 'label'],
  geo: ['geo', 'coordinates'],
  latitude: ['lat', 'latitude'],
  longitude: ['lon', 'lng', 'long', 'longitude'],
  osm: ['osm'],
  country: ['country', 'countrycode'],
  rel: ['rel'],
} as const;

function toPlace(value: unknown): unknown {
  if (!isMap(value)) return { name: value };
  const { latitude, longitude, ...parts } = renameParts(value, PLACE);
  const geo = Array.isArray(parts.geo) ? parts.geo.join(',') : parts.geo;
  return {
    ...parts,
    geo: geo ?? (latitude === undefined ? undefined : `${latitude},${longitude}`),
  };
}

export const places = listOf(
  z.preprocess(
    toPlace,
    z.object({
      name: checked(TEXT, readLine, 'a place needs a name; add "name"'),
      geo: checked(TEXT, readGeo).optional(),
      osm: line.optional(),
      country: line.optional(),
      rel: line.optional(),
    }),
  ),
) satisfies z.ZodType<readonly Place[]>;

const NO_PASSAGE = 'a soundbite needs start and duration; write it as "1:13-2:13 Title"';

const SOUNDBITE = {
  start: ['start', 'starttime', 'from', 'time'],
  duration: ['duration', 'length'],
  end: ['end', 'endtime', 'to'],
  title: ['title', 'name', 'text'],
} as const;

function toSoundbite(value: unknown): unknown {
  if (typeof value !== 'string') return isMap(value) ? renameParts(value, SOUNDBITE) : value;
  const timed = readTimedLine(value);
  if (!timed) return value;
  const { start, end, text } = timed;
  // `73.0 60.0 Title`, as the element has them.
  const [, duration, title] = /^(\d+(?:\.\d+)?)(?:\s+(.*))?$/.exec(text) ?? [];
  return end === undefined && duration !== undefined
    ? { start, duration, title: title || undefined }
    : { start, end, title: text || undefined };
}

const passage = z
  .preprocess(
    toSoundbite,
    z.object(
      {
        start: checked(NO_PASSAGE, readTime),
        duration: checked(NO_PASSAGE, readTime).optional(),
        end: checked(NO_PASSAGE, readTime).optional(),
        title: line.optional(),
      },
      NO_PASSAGE,
    ),
  )
  .transform(({ start, duration, end, title }, context): Soundbite => {
    const lasts = duration ?? (end === undefined ? 0 : Math.round((end - start) * 1000) / 1000);
    if (lasts > 0) return { start, duration: lasts, title };
    context.addIssue({ code: 'custom', message: NO_PASSAGE });
    return z.NEVER;
  });

export const soundbites = listOf(passage);

const CREATIVE_COMMONS =
  /^https?:\/\/creativecommons\.org\/(?:licenses\/(?<kind>[a-z-]+)\/(?<version>[\d.]+)|publicdomain\/zero\/(?<zero>[\d.]+))/i;
/** Those that the namespace has a list of are in lower case: `CC-BY-4.0`, `CC BY 4.0`. */
const WELL_KNOWN = /^(?:cc0?|mit|apache|gpl|agpl|lgpl|bsd|mpl|wtfpl|unlicense|gfdl|fal|odbl)\b/i;

const LICENSE = {
  name: ['name', 'identifier', 'id', 'license', 'title'],
  url: ['url', 'href', 'link'],
} as const;

/** Tells an address that is none, and leaves out nothing else. */
function tellLicenseAddress(value: unknown, context: z.core.$RefinementCtx): void {
  const given = isMap(value) ? renameParts(value, { url: LICENSE.url }).url : undefined;
  const reading = given === undefined ? undefined : readUrl(String(given));
  if (!reading || 'value' in reading) return;
  const name = Object.entries(value ?? {}).find(([, part]) => part === given)?.[0] ?? '';
  const params: PartParams = { isPart: true };
  context.addIssue({ code: 'custom', message: reading.problem, path: [name], params });
}

function toLicense(value: unknown, context: z.core.$RefinementCtx): unknown {
  tellLicenseAddress(value, context);
  const parts = isMap(value) ? renameParts(value, LICENSE) : { name: value };
  const url = [parts.url, parts.name].find(
    (each) => typeof each === 'string' && 'value' in readUrl(each),
  );
  const { kind, version, zero } = CREATIVE_COMMONS.exec(String(url ?? ''))?.groups ?? {};
  const known = kind ? `cc-${kind.toLowerCase()}-${version}` : zero && `cc0-${zero}`;
  const name = parts.name === url ? (known ?? url) : parts.name;
  return {
    name:
      typeof name === 'string' && WELL_KNOWN.test(name)
        ? name.trim().toLowerCase().replace(/\s+/g, '-')
        : name,
    url,
  };
}

export const license = z.preprocess(
  toLicense,
  z.object({
    name: checked(TEXT, readLine, 'a licence needs a name; add "name"'),
    url: z.string().optional(),
  }),
) satisfies z.ZodType<License>;

export const podcastTexts = listOf(
  mapWith({ text: ['text', 'value', 'txt'], purpose: ['purpose'] }, 'text', {
    text: line,
    purpose: line.optional(),
  }),
) satisfies z.ZodType<readonly PodcastText[]>;

/** Who speaks which protocol, by the host; all others speak ActivityPub. */
const PROTOCOLS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)bsky\.app$/, 'atproto'],
  [/(?:^|\.)(?:twitter|x)\.com$/, 'twitter'],
];

const guessProtocol = (uri: unknown): string => {
  const url = typeof uri === 'string' ? URL.parse(uri) : null;
  if (url?.protocol === 'at:') return 'atproto';
  const known = PROTOCOLS.find(([host]) => host.test(url?.hostname ?? ''));
  return known?.[1] ?? 'activitypub';
};

function toDiscussion(value: unknown): unknown {
  if (value === false || /^(?:disabled|false|no|off)$/i.test(String(value)))
    return { protocol: 'disabled' };
  const parts = isMap(value)
    ? renameParts(value, {
        uri: ['uri', 'url', 'href', 'link'],
        protocol: ['protocol', 'platform'],
        accountId: ['accountid', 'account'],
        accountUrl: ['accounturl'],
        priority: ['priority'],
      })
    : { uri: value };
  const protocol = parts.protocol ?? guessProtocol(parts.uri);
  return { ...parts, protocol };
}

const NO_URI = 'a discussion needs the address of a post; add "uri"';

/** What a browser would run or open on a machine is the address of nothing that others can see. */
const OF_NOBODY = /^\s*(?:javascript|vbscript|data|blob|file|about):/i;

const readUri = (text: string): Reading<string> =>
  isAbsoluteIri(text.trim()) && !OF_NOBODY.test(text)
    ? { value: text.trim() }
    : { problem: `"${text}" is not an absolute address; write all of it, starting with https://` };

export const discussions = listOf(
  z
    .preprocess(
      toDiscussion,
      z.object({
        protocol: line,
        uri: checked(TEXT, readUri).optional(),
        accountId: line.optional(),
        accountUrl: checked(TEXT, readUrl).optional(),
        priority: checked(NUMBER, readWhole).optional(),
      }),
    )
    .transform((said, context): Discussion => {
      const protocol = said.protocol.toLowerCase();
      if (protocol === 'disabled') return { protocol };
      if (said.uri !== undefined) return { ...said, protocol };
      context.addIssue({ code: 'custom', message: NO_URI });
      return z.NEVER;
    }),
);

const UNITS: Readonly<Record<string, number>> = { k: 1000, m: 1_000_000 };

/** In bits per second: `128000`, `128k`, `128 kbps`. */
function readBitrate(text: string): Reading<number> {
  const [, number, unit = ''] =
    /^(\d{1,12}(?:\.\d{1,9})?)\s*([km]?)(?:bps|bit\/s|bits?)?$/i.exec(text.trim()) ?? [];
  return number === undefined
    ? { problem: `"${text}" is not a bitrate; use bits per second, or 128k` }
    : { value: Number(number) * (UNITS[unit.toLowerCase()] ?? 1) };
}

const SOURCE = mapWith(
  { uri: ['uri', ...FILE], mediaType: ['contenttype', 'type', 'mediatype'] },
  'uri',
  { uri: checked(TEXT, readUri), mediaType: mediaType.optional() },
);

const NO_FILE = 'an alternate enclosure needs a path or a URL; add "file"';

const ALTERNATE = {
  location: FILE,
  sources: ['sources', 'source'],
  type: ['type', 'mediatype'],
  length: ['length', 'size', 'bytes'],
  bitrate: ['bitrate'],
  height: ['height'],
  language: ['lang', 'language'],
  title: ['title', 'name'],
  rel: ['rel'],
  codecs: ['codecs', 'codec'],
  isDefault: ['default'],
} as const;

const uriOf = (value: unknown): unknown =>
  isMap(value) ? renameParts(value, { uri: ['uri', ...FILE] }).uri : value;

/** The first source that can be fetched is the file, if none is named. */
function toAlternate(value: unknown): unknown {
  const parts = isMap(value) ? renameParts(value, ALTERNATE) : { location: value };
  const sources = parts.sources === undefined ? [] : [parts.sources].flat();
  if (parts.location !== undefined) return { ...parts, sources };
  const first = sources
    .map(uriOf)
    .find((uri) => typeof uri === 'string' && 'value' in readLocation(uri));
  return {
    ...parts,
    location: first,
    sources: sources.filter((each) => uriOf(each) !== first),
  };
}

/** Other recordings of the same. */
export const alternates = listOf(
  z.preprocess(
    toAlternate,
    z.object({
      location: location(NO_FILE),
      sources: z.array(SOURCE),
      type: mediaType.optional(),
      length: checked(TEXT, readByteLength).optional(),
      bitrate: checked(NUMBER, readBitrate).optional(),
      height: checked(NUMBER, readWhole).optional(),
      language: language.optional(),
      title: line.optional(),
      rel: line.optional(),
      codecs: line.optional(),
      isDefault: flag.optional(),
    }),
  ),
);

import { z } from 'zod';
import { readUrl } from '../../model/address.ts';
import type { License, Participant, Place, PodcastText } from '../../model/episode.ts';
import type { Reading } from '../../model/reading.ts';
import { isMap, renameParts } from './maps.ts';
import { readPerson } from './people.ts';
import { checked, line, listOf, TEXT } from './values.ts';

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

/** What the apps show; of a person who is not named there is nothing to show. */
function toParticipant(value: unknown, role: string | undefined): Participant | undefined {
  const person = readPerson(value);
  if (!person) return undefined;
  const parts = isMap(value)
    ? renameParts(value, { role: ['role'], group: ['group'], url: ['href'], avatar: ['img'] })
    : {};
  const text = (part: unknown): string | undefined => {
    const read = line.safeParse(part);
    return read.success ? read.data : undefined;
  };
  const address = (part: unknown): string | undefined => {
    const read = typeof part === 'string' ? readUrl(part) : { problem: '' };
    return 'value' in read ? read.value : undefined;
  };
  return {
    name: person.name,
    role: text(parts.role)?.toLowerCase() ?? role,
    group: text(parts.group)?.toLowerCase(),
    url: person.url ?? address(parts.url),
    avatar: person.avatar ?? address(parts.avatar),
  };
}

const NO_PERSON = 'this is not a person; use a name, or "name" with role, url and avatar';

/** Names with commas between them, as in `guests: Ada Müller, Bo Chen`. */
const splitNames = (value: unknown): unknown =>
  typeof value === 'string' && !/[()<>[\]]/.test(value) ? value.split(/\s*[,;]\s*/) : value;

/** People with a role that they have if they state none. */
export const participants = (role?: string) =>
  z.preprocess(
    splitNames,
    listOf(
      z.unknown().transform((value, context): Participant => {
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
      name: checked(TEXT, (text) => ({ value: text.trim() }), 'a place needs a name; add "name"'),
      geo: checked(TEXT, readGeo).optional(),
      osm: line.optional(),
      country: line.optional(),
      rel: line.optional(),
    }),
  ),
) satisfies z.ZodType<readonly Place[]>;

const CREATIVE_COMMONS =
  /^https?:\/\/creativecommons\.org\/(?:licenses\/(?<kind>[a-z-]+)\/(?<version>[\d.]+)|publicdomain\/zero\/(?<zero>[\d.]+))/i;
/** Those that the namespace has a list of are in lower case: `CC-BY-4.0`, `CC BY 4.0`. */
const WELL_KNOWN = /^(?:cc0?|mit|apache|gpl|agpl|lgpl|bsd|mpl|wtfpl|unlicense|gfdl|fal|odbl)\b/i;

function toLicense(value: unknown): unknown {
  const parts = isMap(value)
    ? renameParts(value, {
        name: ['name', 'identifier', 'id', 'license', 'title'],
        url: ['url', 'href', 'link'],
      })
    : { name: value };
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
  z.object({ name: line, url: z.string().optional() }),
) satisfies z.ZodType<License>;

export const podcastTexts = listOf(
  mapWith({ text: ['text', 'value', 'txt'], purpose: ['purpose'] }, 'text', {
    text: line,
    purpose: line.optional(),
  }),
) satisfies z.ZodType<readonly PodcastText[]>;

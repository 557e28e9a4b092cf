import { z } from 'zod';
import type { Place } from '../../model/episode.ts';
import type { Reading } from '../../model/reading.ts';
import { isMap, renameParts } from './maps.ts';
import { checked, line, listOf, readLine, TEXT } from './values.ts';

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

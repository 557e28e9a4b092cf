import { z } from 'zod';
import { readUrl } from '../../model/address.ts';
import type { License } from '../../model/episode.ts';
import { isMap, renameParts } from './maps.ts';
import type { PartParams } from './read-parts.ts';
import { checked, readLine, TEXT } from './values.ts';

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

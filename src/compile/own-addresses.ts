import type { Problem } from '../model/problem.ts';
import type { FieldName } from '../read/fields/field-names.ts';
import type { Fields } from '../read/fields/schemas.ts';
import { type ParsedArticle, problemWith } from '../read/read-article.ts';
import type { Seed } from '../read/seed.ts';
import type { Find } from './find-file.ts';
import { markOwnReferences } from './own-references.ts';

/** Where an absolute URL is on the site itself: from its path on; undefined elsewhere. */
export type ReadOwn = (url: string) => string | undefined;

const bareHost = (host: string): string => host.replace(/^www\./, '');

/** From its path on. */
export function restOfOwn(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return pathname + search + hash;
}

/**
 * With `www.` in front or without, over HTTP or HTTPS: all of it will be here.
 * @example createReadOwn('https://x.test')('http://www.x.test/a.png?b') // → '/a.png?b'
 */
export function createReadOwn(siteUrl: string): ReadOwn {
  const own = bareHost(new URL(siteUrl).host);
  return (address) => {
    const url = address.includes(own) ? URL.parse(address) : null;
    return url && /^https?:$/.test(url.protocol) && bareHost(url.host) === own
      ? restOfOwn(url.href)
      : undefined;
  };
}

/** What to do about a file that is missing at an address of the site itself. */
export const explainOwn = (url: string): string =>
  `"${url}" is at your SITE_URL, where nothing is once it leads here; import with --media before you move the domain, or put the file into seeds/`;

/** Fields with other locations of their files. */
function placeFields(
  fields: Fields,
  place: (field: FieldName, location: string) => string,
): Fields {
  const { image, audio, video, attachments } = fields;
  const { episode_image: art, transcripts, alternate_enclosures: alternates } = fields;
  const put = <S extends { readonly location: string }>(field: FieldName, stated: S): S => ({
    ...stated,
    location: place(field, stated.location),
  });
  const putAll = <S extends { readonly location: string }>(field: FieldName, all: readonly S[]) =>
    all.map((each) => put(field, each));
  return {
    ...fields,
    ...(image && { image: put('image', image) }),
    ...(audio && { audio: put('audio', audio) }),
    ...(video && { video: put('video', video) }),
    ...(attachments && { attachments: putAll('attachments', attachments) }),
    ...(art && { episode_image: put('episode_image', art) }),
    ...(transcripts && { transcripts: putAll('transcripts', transcripts) }),
    ...(alternates && { alternate_enclosures: putAll('alternate_enclosures', alternates) }),
  };
}

/**
 * Treats addresses of the site itself as those without a host: what they name is found among the files and articles, or
 * is missing.
 * @param findOther among the files that are not articles
 */
export function useOwnAddresses(
  parsedArticles: readonly ParsedArticle[],
  seeds: readonly Seed[],
  findOther: Find<string>,
  siteUrl: string | undefined,
): { readonly parsedArticles: readonly ParsedArticle[]; readonly warnings: readonly Problem[] } {
  if (siteUrl === undefined) return { parsedArticles, warnings: [] };
  const readOwn = createReadOwn(siteUrl);
  const host = bareHost(new URL(siteUrl).host);
  const isOwn = (url: string): boolean => readOwn(url) !== undefined;
  const seedOf = new Map(seeds.map((seed) => [seed.source.file, seed]));
  const warnings: Problem[] = [];
  const used = parsedArticles.map((parsed): ParsedArticle => {
    const fields = placeFields(parsed.fields, (field, location) => {
      const path = readOwn(location);
      if (path === undefined) return location;
      if (findOther(parsed.file, path) !== undefined) return path;
      if (parsed.positions[field])
        warnings.push(problemWith(parsed, field, `${field}: ${explainOwn(location)}`));
      return location;
    });
    const seed = parsed.contentHtml.includes(host) ? seedOf.get(parsed.file) : undefined;
    return { ...(seed ? markOwnReferences(parsed, seed, isOwn) : parsed), fields };
  });
  return { parsedArticles: used, warnings };
}

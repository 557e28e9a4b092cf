import type { Show, Trailer } from '../../model/show.ts';
import { asMarked, type Marked, SITE_MARK } from '../../model/site-mark.ts';
import type { ShowFieldName } from '../../read/shows/show-names.ts';
import type { ShowFields } from '../../read/shows/show-values.ts';
import { resolveDate } from '../../read/written-date.ts';
import { findCategory } from '../../settings/categories.ts';
import { isRemote } from '../location.ts';
import { isCover, WANTED_COVER } from '../media/cover.ts';
import type { PublishedFile } from '../media/publish.ts';
import { guessMediaType } from '../media/remote-type.ts';

/** What a show is resolved with. */
export interface ShowContext {
  /** Finds a published file by its path in the settings. */
  readonly find: (location: string) => PublishedFile | undefined;
  /** Of dates that state none. */
  readonly timeZone: string;
  /** Tells what is wrong with a field. */
  readonly warn: (field: ShowFieldName, message: string) => void;
}

type Written<N extends ShowFieldName> = NonNullable<ShowFields[N]>;

const describePicture = ({ mediaType, width, height }: Partial<PublishedFile>): string =>
  width === undefined ? `${mediaType}` : `${mediaType} of ${width} × ${height} pixels`;

const explainCover = (seen: string): string =>
  `this is ${seen}, and directories reject a show whose picture is not ${WANTED_COVER}; export it anew`;

function resolveImage(
  { location }: Written<'image'>,
  { find, warn }: ShowContext,
): Marked | undefined {
  if (isRemote(location)) {
    // Of a picture elsewhere only its name is known.
    const mediaType = guessMediaType(location, 'image');
    if (!/^image\/(?:jpeg|png)$/.test(mediaType)) warn('image', explainCover(mediaType));
    return asMarked(location);
  }
  const file = find(location);
  if (file && !isCover(file)) warn('image', explainCover(describePicture(file)));
  return file && asMarked(SITE_MARK + file.path);
}

function resolveCategories(
  { category = [], subcategory = [] }: Pick<ShowFields, 'category' | 'subcategory'>,
  { warn }: ShowContext,
): readonly (readonly string[])[] {
  const [first, ...others] = category;
  // What is within the only category that is named.
  const within = others.length === 0 && findCategory(first ?? '') ? subcategory : [];
  const names = within.length > 0 ? within.map((each) => `${first} > ${each}`) : category;
  return names.flatMap((name) => {
    const found = findCategory(name);
    const message = `"${name}" is not an Apple podcast category; use one such as News or News > Politics`;
    if (found === undefined) warn('category', `${message} (left out until then)`);
    return found === undefined ? [] : [found.split(' > ')];
  });
}

function resolveTrailer(
  { location, byteLength, mediaType, published, season, ...said }: Written<'trailers'>[number],
  { find, timeZone }: ShowContext,
): readonly Trailer<Marked>[] {
  const file = isRemote(location) ? undefined : find(location);
  if (!file && !isRemote(location)) return [];
  const facts = file
    ? {
        url: asMarked(SITE_MARK + file.path),
        mediaType: file.mediaType,
        byteLength: file.byteLength,
      }
    : {
        url: asMarked(location),
        mediaType: guessMediaType(location, 'audio', mediaType),
        byteLength,
      };
  return [
    {
      ...facts,
      title: said.title ?? 'Trailer',
      published: resolveDate(published, timeZone),
      season,
    },
  ];
}

/** Undefined if neither of its parts could be read. */
function resolveOwner({ owner, email }: ShowFields): Show<Marked>['owner'] {
  const parts = { ...owner, ...(email && { email }) };
  return parts.name || parts.email ? parts : undefined;
}

const unlessEmpty = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined;

/** A show as the Worker needs it, with the addresses of its files. */
export function resolveShow(fields: ShowFields, context: ShowContext): Show<Marked> {
  const { update_frequency: frequency } = fields;
  const categories = resolveCategories(fields, context);
  const trailers = (fields.trailers ?? []).flatMap((trailer) => resolveTrailer(trailer, context));
  return {
    title: fields.title,
    subtitle: fields.subtitle,
    description: fields.description,
    link: fields.link,
    language: fields.language,
    author: fields.author,
    owner: resolveOwner(fields),
    image: fields.image && resolveImage(fields.image, context),
    categories: unlessEmpty(categories),
    copyright: fields.copyright,
    isExplicit: fields.explicit,
    type: fields.type,
    isBlocked: fields.block,
    isComplete: fields.complete,
    newFeedUrl: fields.new_feed_url,
    guid: fields.guid,
    isLocked: fields.locked,
    persons: unlessEmpty(fields.persons ?? []),
    funding: unlessEmpty(fields.funding ?? []),
    places: unlessEmpty(fields.locations ?? []),
    license: fields.license,
    medium: fields.medium,
    trailers: unlessEmpty(trailers),
    texts: unlessEmpty(fields.txt ?? []),
    updateFrequency: frequency && {
      text: frequency.text,
      rule: frequency.rrule,
      start: frequency.dtstart && resolveDate(frequency.dtstart, context.timeZone),
    },
    podroll: unlessEmpty(fields.podroll ?? []),
  };
}

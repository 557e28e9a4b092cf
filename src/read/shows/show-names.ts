import { foldName } from '../fields/field-names.ts';

/** The fields of a show, and the names that hosts, generators and feeds have for them. */
export const SHOW_NAMES = {
  tag: [],
  title: ['name', 'show', 'itunes_title'],
  subtitle: ['tagline', 'itunes_subtitle'],
  description: ['summary', 'about', 'itunes_summary'],
  link: ['url', 'website', 'homepage'],
  language: ['lang', 'locale'],
  author: ['authors', 'itunes_author', 'creator'],
  owner: ['itunes_owner', 'owner_name'],
  email: ['owner_email', 'itunes_email', 'contact'],
  image: ['cover', 'artwork', 'picture', 'logo', 'cover_image', 'cover_art', 'itunes_image'],
  category: ['categories', 'itunes_category', 'itunes_categories'],
  subcategory: ['subcategories', 'sub_category', 'itunes_subcategory'],
  copyright: ['rights'],
  explicit: ['itunes_explicit', 'parental_advisory'],
  type: ['itunes_type', 'show_type', 'podcast_type'],
  block: ['itunes_block', 'is_blocked', 'blocked'],
  complete: ['itunes_complete', 'is_completed', 'completed'],
  new_feed_url: ['itunes_new_feed_url', 'new_feed', 'moved_to'],
  guid: ['podcast_guid', 'uuid', 'id'],
  locked: ['podcast_locked', 'is_locked', 'lock'],
  persons: ['person', 'people', 'hosts', 'host', 'podcast_person'],
  funding: ['podcast_funding', 'donate', 'donations', 'support'],
  locations: ['location', 'place', 'podcast_location'],
  license: ['licence', 'podcast_license'],
  medium: ['podcast_medium'],
  trailers: ['trailer', 'podcast_trailer'],
  txt: ['podcast_txt'],
  update_frequency: ['podcast_update_frequency', 'frequency', 'schedule'],
  podroll: ['podcast_podroll', 'recommendations'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ShowFieldName = keyof typeof SHOW_NAMES;

const FOLDED: ReadonlyMap<string, ShowFieldName> = new Map(
  Object.entries(SHOW_NAMES).flatMap(([name, others]) =>
    // Object.entries forgets the type of the keys.
    [name, ...others].map((other) => [foldName(other), name as ShowFieldName] as const),
  ),
);

/** `itunes:type` and `itunes_type` are one name. */
const fold = (name: string): string => foldName(name.replaceAll(':', '_'));

export const findShowField = (name: string): ShowFieldName | undefined => FOLDED.get(fold(name));

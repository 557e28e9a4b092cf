import { isSlip } from './suggest.ts';

/**
 * The fields of an article, and the names that they have elsewhere. Where several name one field, tags are
 * collected, and of all others the first in this order counts.
 */
export const NAMES = {
  title: ['headline', 'titre', 'titel', 'titulo'],
  published: [
    'date',
    'pubDate',
    'publishDate',
    'datePublished',
    'published_at',
    'created',
    'created_at',
    'dateCreated',
    'pubDatetime',
  ],
  updated: [
    'lastmod',
    'last_modified_at',
    'modified',
    'updatedDate',
    'updated_at',
    'last_updated',
    'update',
    'dateModified',
    'modDatetime',
    'last_update',
  ],
  slug: ['postSlug'],
  permalink: ['url'],
  summary: ['description', 'excerpt', 'abstract', 'spoiler', 'subtitle', 'teaser', 'dek'],
  authors: ['author', 'by', 'byline', 'creator', 'writer', 'autor', 'auteur'],
  tags: ['tag', 'categories', 'category', 'keywords', 'topics', 'topic'],
  image: [
    'cover',
    'images',
    'featured_image',
    'feature_image',
    'cover_image',
    'hero_image',
    'hero',
    'thumbnail',
    'banner',
    'og_image',
    'social_image',
    'header_image',
  ],
  media_folder: ['media_subpath', 'img_path'],
  audio: ['podcast'],
  video: [],
  attachments: ['attachment'],
  language: ['lang', 'locale'],
  external_url: ['external', 'link', 'external_link'],
  canonical: ['canonical_url'],
  rights: ['copyright', 'license', 'licence'],
  draft: [],
  feed: [],
  sitemap: [],
  math: ['katex', 'mathjax', 'use_mathjax', 'latex', 'has_math', 'enable_math'],
  id: ['guid'],
  aliases: ['alias', 'redirect_from', 'redirects', 'redirect'],
  season: ['itunes_season', 'podcast_season', 'season_number'],
  season_name: ['season_title'],
  episode: ['itunes_episode', 'podcast_episode', 'episode_number'],
  episode_display: ['episode_label'],
  itunes_title: ['episode_title'],
  itunes_block: [],
  episode_image: ['itunes_image', 'episode_art', 'episode_artwork', 'episode_cover'],
  chapters: ['chapter', 'chapter_marks', 'podcast_chapters', 'psc_chapters'],
  transcripts: ['transcript', 'podcast_transcript'],
  hosts: ['host'],
  guests: ['guest'],
  persons: ['person', 'people', 'podcast_person', 'cast'],
  locations: ['location', 'place', 'podcast_location'],
  soundbites: ['soundbite', 'podcast_soundbite'],
  episode_license: ['podcast_license'],
  txt: ['podcast_txt'],
  social_interact: ['podcast_social_interact'],
  alternate_enclosures: ['alternate_enclosure', 'alternates', 'podcast_alternate_enclosure'],
  drop: [],
  keep: [],
  caption: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FieldName = keyof typeof NAMES;

/** What only a recording has: without one, these are names of something else. */
export const OF_RECORDING: ReadonlySet<FieldName> = new Set([
  'season',
  'season_name',
  'episode',
  'episode_display',
  'itunes_title',
  'itunes_block',
  'episode_image',
  'chapters',
  'transcripts',
  'hosts',
  'guests',
  'persons',
  'locations',
  'soundbites',
  'episode_license',
  'txt',
  'social_interact',
  'alternate_enclosures',
]);

/** `Pub-Date`, `pub_date` and `pubDate` are one name, and so are `itunes:season` and `itunes_season`. */
export const foldName = (name: string): string => name.toLowerCase().replace(/[\s_.:-]/g, '');

/** Every name of a field, and the field. */
export const FIELD_NAMES: ReadonlyMap<string, FieldName> = new Map(
  Object.entries(NAMES).flatMap(([name, others]) =>
    // Object.entries forgets the type of the keys.
    [name, ...others].map((other) => [other, name as FieldName] as const),
  ),
);

const FOLDED: ReadonlyMap<string, FieldName> = new Map(
  [...FIELD_NAMES].map(([name, field]) => [foldName(name), field]),
);

export const findField = (name: string): FieldName | undefined => FOLDED.get(foldName(name));

/** The same in an article that has a recording, or has none. */
export function findFieldOf(name: string, hasRecording: boolean): FieldName | undefined {
  const field = findField(name);
  return field !== undefined && OF_RECORDING.has(field) && !hasRecording ? undefined : field;
}

/** The place of a name in the order of its field's names: the least counts. */
export const rankOf = (name: string, field: FieldName): number =>
  [field, ...NAMES[field]].map(foldName).indexOf(foldName(name));

/** What generators and their themes know, and Tidings has no use for. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  `layout type kind weight order position toc showToc tableOfContents comments comment commentsId disqus math template
  templateKey templateEngineOverride engine renderer menu menus nav navOrder nav_order sidebar sidebar_label sidebar_position
  series linkTitle short_title navTitle section sections parent has_children path uri filename aside author_profile read_time
  readingTime reading_time minutes words wordcount share related related_posts toc_label toc_sticky toc_icon header overlay
  classes css cssclass cssclasses js style styles scripts theme color icon emoji mermaid highlight code hljs syntax
  status stage state visibility sticky pinned pin top featured highlighted promote popular favorite hidden hide
  hideMeta hideSummary searchHidden disableShare disableHLJS showWordCount showReadingTime ShowBreadCrumbs
  data rate links lists page pages pagination permalinks base subject format markup outputs cascade resources
  keyword seo meta metadata robots noindex nofollow sitemap og twitter card social
  insert_anchor_links sort_by paginate_by in_search_index generate_feed eleventyNavigation eleventyComputed
  eleventyExcludeFromCollections pagefind custom_edit_url pagination_next pagination_prev pagination_label hide_title
  hide_table_of_contents unlisted toc_min_heading_level toc_max_heading_level editPost ShowToc TocOpen
  post post_id postid wordpress_id wp_id blogger_id ghost_id views likes rating score location place venue event
  isbn book movie album artist github gist repo project version language_code translationKey translations
  created_by modified_by updated_by editor editors reviewers contributors source sources via credit credits cite citation
  photo photos gallery width height size alt caption_text mood music weather up aliases_of publish published
  publisher publishers local locals videos languages covers feeds titles captions created_on creation
  rss hiddenInRss rss_ignore exclude_from_feed excludeFromFeed isDraft password abbrlink save_as
  baseHeaderLevel latexInput latexMode latexFooter htmlHeader xhtmlHeader quotesLanguage affiliation`
    .split(/\s+/)
    .map(foldName),
);

/** Maps of fields: Zola's `[extra]` and `[taxonomies]`, Hugo's `[params]`, a theme's `header` and `seo`. */
const GROUPS: ReadonlySet<string> = new Set([
  'extra',
  'params',
  'taxonomies',
  'header',
  'seo',
  'metadata',
]);

export const isGroup = (name: string): boolean => GROUPS.has(foldName(name));

/** True for a name that front matter elsewhere has. */
export const isKnownElsewhere = (name: string): boolean =>
  ELSEWHERE.has(foldName(name)) || isGroup(name);

/** True for a name that no text begins with: "Guests: Ada" may be its first line. */
export const isKnownName = (name: string): boolean =>
  findFieldOf(name, false) !== undefined || isKnownElsewhere(name);

/** A plural, or one of several with numbers, is a field of its own. */
const isOneOfSeveral = (given: string, name: string): boolean =>
  given === `${name}s` || name === `${given}s` || /\d$/.test(given);

/**
 * The field that a name is one slip away from.
 * @example findSlip('pubished') // → 'published'
 */
export function findSlip(name: string): string | undefined {
  if (findField(name) !== undefined || isKnownElsewhere(name)) return undefined;
  const given = foldName(name);
  return [...FIELD_NAMES].find(
    ([each, field]) =>
      !OF_RECORDING.has(field) &&
      isSlip(given, foldName(each)) &&
      !isOneOfSeveral(given, foldName(each)),
  )?.[0];
}

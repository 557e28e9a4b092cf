import type { z } from 'zod';
import { alternates } from './alternate-values.ts';
import { chapters } from './chapter-values.ts';
import { discussions } from './discussion-values.ts';
import {
  episodeImage,
  episodeNumber,
  podcastTexts,
  season,
  soundbites,
  transcripts,
} from './episode-values.ts';
import type { FieldName } from './field-names.ts';
import { license } from './license-values.ts';
import { episode, picture, recording, recordings } from './media-values.ts';
import { participants } from './participant-values.ts';
import { people } from './people.ts';
import { places } from './place-values.ts';
import {
  addresses,
  date,
  feed,
  flag,
  id,
  language,
  line,
  lines,
  slug,
  tags,
  url,
} from './values.ts';

/** What each field of an article contains. */
export const SCHEMAS = {
  title: line,
  published: date,
  updated: date,
  expires: date,
  slug,
  permalink: line,
  summary: line,
  authors: people,
  tags,
  image: picture,
  media_folder: line,
  audio: episode,
  video: recording,
  attachments: recordings,
  language,
  external_url: url,
  canonical: url,
  rights: line,
  draft: flag,
  feed,
  sitemap: flag,
  math: flag,
  id,
  aliases: addresses,
  season,
  season_name: line,
  episode: episodeNumber,
  episode_display: line,
  itunes_title: line,
  itunes_block: flag,
  episode_image: episodeImage,
  chapters,
  transcripts,
  hosts: participants('host'),
  guests: participants('guest'),
  persons: participants(),
  locations: places,
  soundbites,
  episode_license: license,
  txt: podcastTexts,
  social_interact: discussions,
  alternate_enclosures: alternates,
  drop: lines,
  keep: lines,
  caption: lines,
} as const satisfies Record<FieldName, z.ZodType>;

/** These override how a raw text was read, line by line, so only its sidecar has them. */
export const OVERRIDES: ReadonlySet<FieldName> = new Set(['drop', 'keep', 'caption']);

/** A wrong value of these would hurt readers. Any other field with one is left out, with a warning. */
export const NEEDED: ReadonlySet<FieldName> = new Set([
  'published',
  'draft',
  'audio',
  ...OVERRIDES,
]);

/** What the publisher says about an article, besides its text. */
export type Fields = {
  readonly [N in FieldName]?: z.infer<(typeof SCHEMAS)[N]>;
};

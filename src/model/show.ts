import type { License, Participant, Place, PodcastText } from './episode.ts';
import type { Marked } from './site-mark.ts';
import type { TermKey } from './term.ts';

/** In Apple's words: of a serial show the oldest episode comes first. */
export const SHOW_TYPES = ['episodic', 'serial'] as const;

const KINDS = [
  'podcast',
  'music',
  'video',
  'film',
  'audiobook',
  'newsletter',
  'blog',
  'publisher',
  'course',
] as const;

/**
 * What a show is; with an L behind it, a list of such things elsewhere.
 * @see https://podcasting2.org/docs/podcast-namespace/tags/medium
 */
export const MEDIUMS: readonly string[] = [...KINDS, ...KINDS.map((kind) => `${kind}L`), 'mixed'];

/** A file that advertises a show, or a season of it. */
export interface Trailer<Text = string> {
  readonly url: Text;
  readonly mediaType: string;
  readonly byteLength?: number | undefined;
  readonly title: string;
  /** RFC 3339, in UTC. */
  readonly published: string;
  readonly season?: number | undefined;
}

/** A link for those who want to pay. */
export interface Funding {
  readonly url: string;
  readonly text: string;
}

/** When new episodes come. */
export interface UpdateFrequency {
  /** For people. */
  readonly text: string;
  /** RFC 5545 §3.3.10: `FREQ=WEEKLY`. */
  readonly rule?: string | undefined;
  /** RFC 3339, in UTC. */
  readonly start?: string | undefined;
}

/** Another show, which this one recommends. */
export interface Recommendation {
  readonly guid: string;
  readonly feedUrl?: string | undefined;
  readonly title?: string | undefined;
}

/** Somebody who can be asked about a show. */
export interface Owner {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** What a show says of itself; the site says the rest. */
export interface Show<Text = string> {
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly description?: string | undefined;
  /** Absolute; without it, the page of the list. */
  readonly link?: string | undefined;
  /** A BCP 47 tag. */
  readonly language?: string | undefined;
  readonly author?: string | undefined;
  readonly owner?: Owner | undefined;
  readonly image?: Text | undefined;
  /** Each from the top down: `['News', 'Politics']`. */
  readonly categories?: readonly (readonly string[])[] | undefined;
  readonly copyright?: string | undefined;
  readonly isExplicit?: boolean | undefined;
  readonly type?: (typeof SHOW_TYPES)[number] | undefined;
  /** True for one that directories should not show. */
  readonly isBlocked?: boolean | undefined;
  /** True for one that gets no more episodes. */
  readonly isComplete?: boolean | undefined;
  /** Where its feed is from now on. */
  readonly newFeedUrl?: string | undefined;
  /** A UUID. */
  readonly guid?: string | undefined;
  readonly isLocked?: boolean | undefined;
  readonly persons?: readonly Participant[] | undefined;
  readonly funding?: readonly Funding[] | undefined;
  readonly places?: readonly Place[] | undefined;
  readonly license?: License | undefined;
  readonly medium?: string | undefined;
  readonly trailers?: readonly Trailer<Text>[] | undefined;
  readonly texts?: readonly PodcastText[] | undefined;
  readonly updateFrequency?: UpdateFrequency | undefined;
  readonly podroll?: readonly Recommendation[] | undefined;
}

/** The shows of a site: its own, and those of tags. */
export interface Shows {
  readonly main?: Show<Marked> | undefined;
  readonly terms: Readonly<Partial<Record<TermKey, Show<Marked>>>>;
}

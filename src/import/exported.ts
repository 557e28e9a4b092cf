import type { ByteSource } from './byte-source.ts';

/** A picture of an article elsewhere. */
export interface ExportedPicture {
  readonly url: string;
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
}

/** A recording, a film or another file of an article elsewhere. */
export interface ExportedFile {
  readonly url: string;
  readonly title?: string | undefined;
  /** In seconds, or as `h:mm:ss`. */
  readonly duration?: string | undefined;
  /** In bytes; and its media type, where its name does not tell. */
  readonly length?: number | undefined;
  readonly type?: string | undefined;
}

/** What is said of an episode besides its recording, by the names of its fields. */
export type EpisodeFields = Readonly<Record<string, unknown>>;

/** What an export says of one article, whichever system it is from. */
export interface ExportedArticle {
  readonly title?: string | undefined;
  /** By which feed readers know it. */
  readonly id?: string | undefined;
  /** Its address: a URL, or a path. */
  readonly link?: string | undefined;
  /** In WordPress, where every article is at `/?p=12` too. */
  readonly number?: string | undefined;
  /** What its address would end with, where that is told by a query. */
  readonly name?: string | undefined;
  /** False where the end of the address is no good slug. */
  readonly isNamedByLink?: boolean | undefined;
  /** RFC 3339, or without a zone where the export has none. */
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly authors?: readonly { readonly name: string; readonly url?: string | undefined }[];
  readonly tags?: readonly string[];
  /** Plain text. */
  readonly summary?: string | undefined;
  readonly language?: string | undefined;
  readonly isDraft?: boolean | undefined;
  /** A page, such as "About": it is in no list. */
  readonly isPage?: boolean | undefined;
  readonly image?: ExportedPicture | undefined;
  readonly audio?: ExportedFile | undefined;
  readonly video?: ExportedFile | undefined;
  /** What is said of the recording, or else of the film. */
  readonly episode?: EpisodeFields | undefined;
  readonly attachments?: readonly ExportedFile[];
  readonly canonical?: string | undefined;
  readonly externalUrl?: string | undefined;
  readonly text: { readonly html: string };
}

/** A file that is in the export itself: the name that an article is given for it, and its bytes. */
export interface IncludedFile {
  readonly file: string;
  readonly source: ByteSource;
}

/** What an export has in it, piece by piece. */
export type Found =
  | { readonly type: 'article'; readonly article: ExportedArticle }
  /** Something that does not come: what it is, or why. */
  | { readonly type: 'left out'; readonly what: string; readonly name?: string | undefined }
  /** Something for a person to look at. */
  | { readonly type: 'look'; readonly what: string; readonly name?: string | undefined };

/** An export that has been opened. */
export interface Export {
  /** The system, for people. */
  readonly system: string;
  /** The folder in `seeds/` that its articles go to. */
  readonly folder: string;
  /** The address of the old site. */
  readonly site?: string | undefined;
  /** Hosts that pictures and recordings may be fetched from, in front of those in the articles' addresses. */
  readonly mediaHosts: ReadonlySet<string>;
  /** The paths of its articles, so that links between them stay on the site. */
  readonly paths: ReadonlySet<string>;
  /** What a podcast says of itself, by the names of the fields in `seeds/_podcasts.yml`. */
  readonly show?: Readonly<Record<string, unknown>> | undefined;
  readonly found: () => AsyncIterable<Found> | Iterable<Found>;
  /** The file that is in the export for an address, if there is one. */
  readonly findFile?: (address: string) => IncludedFile | undefined;
  readonly close?: () => void;
}

/** What an importer is given besides the export. */
export interface ImportContext {
  /** The address of the old site, for exports that do not say. */
  readonly site?: string | undefined;
}

export const leftOut = (what: string, name?: string): Found => ({ type: 'left out', what, name });
export const look = (what: string, name?: string): Found => ({ type: 'look', what, name });

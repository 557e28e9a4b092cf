import type { OldSite } from './addresses.ts';

/** A file in the library of a WordPress site. */
export interface Attachment {
  readonly url: string;
  readonly alt: string;
  readonly caption: string;
  readonly title: string;
  /** The article that it was added to. */
  readonly parent: string;
  /** Its place among those of its article. */
  readonly order: number;
}

/** What texts of a WordPress site refer to. */
export interface WordPressLibrary extends OldSite {
  /** False for what other systems write in its format: their texts are HTML as it is. */
  readonly isWordPress: boolean;
  /** By their numbers. */
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** Blocks that several texts share, by their numbers. */
  readonly blocks: ReadonlyMap<string, string>;
}

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|heic)$/i;
const SOUND = /\.(?:mp3|m4a|m4b|ogg|oga|opus|wav|wma|flac|aac)$/i;
const FILM = /\.(?:mp4|m4v|webm|ogv|mov|wmv|avi|mpe?g|3gp)$/i;

const isNamed = (pattern: RegExp, { url }: Attachment): boolean =>
  pattern.test(URL.parse(url)?.pathname ?? url);

/** A picture's address may have no ending, as that of an image service. */
export const isPicture = (file: Attachment): boolean =>
  isNamed(PICTURE, file) || !/\.\w{2,5}$/.test(URL.parse(file.url)?.pathname ?? '');
export const isSound = (file: Attachment): boolean => isNamed(SOUND, file);
export const isFilm = (file: Attachment): boolean => isNamed(FILM, file);

const byParent = new WeakMap<WordPressLibrary, Map<string, Attachment[]>>();

/** The files of an article, in their order. */
export function listAttached(library: WordPressLibrary, article: string): readonly Attachment[] {
  let known = byParent.get(library);
  if (!known) {
    known = Map.groupBy(library.attachments.values(), ({ parent }) => parent);
    byParent.set(library, known);
  }
  return (known.get(article) ?? []).toSorted((a, b) => a.order - b.order);
}

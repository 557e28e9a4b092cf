import type { MediaFile } from './media-file.ts';

/** A part of a recording. */
export interface Chapter<Text = string> {
  /** In seconds. */
  readonly start: number;
  /** In seconds, if it ends before the next one begins. */
  readonly end?: number | undefined;
  readonly title?: string | undefined;
  /** A page about it. */
  readonly url?: string | undefined;
  /** The absolute URL of a picture. */
  readonly image?: Text | undefined;
  /** True for one that only changes the picture, and that no table of contents has. */
  readonly isSilent?: boolean | undefined;
}

/** Somebody who is heard in an episode, or who made it. */
export interface Participant {
  readonly name: string;
  /** Of the Podcast Taxonomy: `guest`. */
  readonly role?: string | undefined;
  readonly group?: string | undefined;
  readonly url?: string | undefined;
  readonly avatar?: string | undefined;
}

/** Where an episode was made, or what it is about. */
export interface Place {
  readonly name: string;
  /** RFC 5870: `geo:48.858,2.294`. */
  readonly geo?: string | undefined;
  /** Of OpenStreetMap: `R113314`. */
  readonly osm?: string | undefined;
  readonly country?: string | undefined;
  readonly rel?: string | undefined;
}

/** A passage to advertise an episode with; both times in seconds. */
export interface Soundbite {
  readonly start: number;
  readonly duration: number;
  readonly title?: string | undefined;
}

export interface License {
  /** In lower case where it is a well-known one: `cc-by-4.0`. */
  readonly name: string;
  readonly url?: string | undefined;
}

/** A text for a program, such as the proof that a show is somebody's. */
export interface PodcastText {
  readonly text: string;
  readonly purpose?: string | undefined;
}

/** Where an episode is talked about. */
export interface Discussion {
  /** `disabled` stands alone: there is none. */
  readonly protocol: string;
  readonly uri?: string | undefined;
  readonly accountId?: string | undefined;
  readonly accountUrl?: string | undefined;
  readonly priority?: number | undefined;
}

/** Another recording of the same, for apps that can choose. */
export interface AlternateEnclosure<Text = string> extends MediaFile<Text> {
  /** Where else the same file is: absolute URIs of any scheme. */
  readonly sources: readonly { readonly uri: string; readonly mediaType?: string | undefined }[];
  /** In bits per second. */
  readonly bitrate?: number | undefined;
  readonly language?: string | undefined;
  readonly rel?: string | undefined;
  readonly codecs?: string | undefined;
  readonly isDefault?: boolean | undefined;
}

export interface Transcript<Text = string> extends MediaFile<Text> {
  /** A BCP 47 tag, if it differs from that of the article. */
  readonly language?: string | undefined;
  readonly isCaptions?: boolean | undefined;
}

/** What is said in a recording, for its page. */
export interface TranscriptText<Text = string> {
  /** Safe HTML: paragraphs. */
  readonly html: Text;
  /** A BCP 47 tag, if the transcript states one. */
  readonly language?: string | undefined;
}

/** What an article says of its recording, besides the file. */
export interface Episode<Text = string> {
  readonly season?: number | undefined;
  readonly seasonName?: string | undefined;
  /** Directories take whole numbers from 1 on; others stand between two episodes. */
  readonly number?: number | undefined;
  /** Shown instead of the number: `Day 5`. */
  readonly display?: string | undefined;
  /** Without the number of the episode and the name of the show. */
  readonly title?: string | undefined;
  readonly isBlocked?: boolean | undefined;
  /** A picture that directories take. */
  readonly image?: MediaFile<Text> | undefined;
  readonly chapters?: readonly Chapter<Text>[] | undefined;
  /** The file of the chapters. */
  readonly chaptersFile?: MediaFile<Text> | undefined;
  readonly transcripts?: readonly Transcript<Text>[] | undefined;
  /** True if there is a record with the text of one of them. */
  readonly isTranscribed?: boolean | undefined;
  readonly persons?: readonly Participant[] | undefined;
  readonly places?: readonly Place[] | undefined;
  readonly soundbites?: readonly Soundbite[] | undefined;
  readonly license?: License | undefined;
  readonly texts?: readonly PodcastText[] | undefined;
  readonly discussions?: readonly Discussion[] | undefined;
  readonly alternates?: readonly AlternateEnclosure<Text>[] | undefined;
}

/** True for a picture of a kind that directories take; of a file elsewhere the type is a guess. */
export const isEpisodeArt = ({ mediaType }: Pick<MediaFile, 'mediaType'>): boolean =>
  !mediaType.startsWith('image/') || /^image\/(?:jpeg|png)$/.test(mediaType);

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

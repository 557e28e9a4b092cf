/** A recording, a video, a picture or another file that belongs to an article. */
export interface MediaFile<Text = string> {
  /** Absolute. */
  readonly url: Text;
  /** As registered with IANA: `image/jpeg`. */
  readonly mediaType: string;
  /** Known only for the site's own files. */
  readonly byteLength?: number | undefined;
  readonly title?: string | undefined;
  /** In pixels. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** In seconds. */
  readonly duration?: number | undefined;
}

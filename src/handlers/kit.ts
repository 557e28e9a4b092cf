import type { Answering } from '../answering.ts';
import type { Channels } from '../channels.ts';
import type { Library } from '../library/library.ts';
import type { Settings } from '../settings.ts';

/** What every handler works with. */
export interface Kit {
  readonly answer: Answering;
  readonly channels: Channels;
  readonly library: Library;
  readonly settings: Settings;
}

export type Answer = Response | Promise<Response>;

import type { Answering } from '../answering.ts';
import type { Channels } from '../channels.ts';
import type { Settings } from '../settings.ts';

/** What every handler works with. */
export interface Kit {
  readonly answer: Answering;
  readonly channels: Channels;
  readonly settings: Settings;
}

export type Answer = Response | Promise<Response>;

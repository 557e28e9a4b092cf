import { renderAtom } from './atom.ts';
import type { Channel } from './channel.ts';
import type { FeedFormat } from './formats.ts';
import { renderJson } from './json.ts';
import { renderRss } from './rss.ts';

/** The renderer of each format; none knows of the others. */
export const RENDER: Readonly<Record<FeedFormat, (channel: Channel) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJson,
};

import { globSync } from 'node:fs';
import process from 'node:process';
import { FEED_FORMATS, type FeedFormat } from '../../src/feed/formats.ts';
import { RENDER } from '../../src/feed/render.ts';
import { CHANNELS } from './documents.ts';
import { type Judgement, join, judge } from './judge.ts';
import { READERS, type Reader } from './readers.ts';

/** One reader and one format. */
export interface Measured {
  readonly reader: Reader;
  readonly format: FeedFormat;
  /** Nothing where it was not asked. */
  readonly judgement?: Judgement;
}

/** As many as there are processors where CI runs. */
const AT_ONCE = 2;

/** True for `npm run readers`, which asks those too that are large or slow. */
export const ASKS_ALL = process.env.npm_lifecycle_event === 'readers';

export const isInstalled = ({ debian }: Reader): boolean =>
  !debian || globSync(debian.file).length > 0;

const isAsked = (reader: Reader): boolean =>
  isInstalled(reader) && (ASKS_ALL || !reader.debian || reader.debian.isLight);

const isFormat = (name: string): name is FeedFormat => name in FEED_FORMATS;

export const MEASURES: readonly Measured[] = READERS.flatMap((reader) =>
  Object.keys(reader.formats)
    .filter(isFormat)
    .map((format) => ({ reader, format })),
);

async function measure({ reader, format }: Measured): Promise<Measured> {
  const read = reader.formats[format]?.read;
  if (!read || !isAsked(reader)) return { reader, format };
  const judgements: Judgement[] = [];
  for (const channel of Object.values(CHANNELS)) {
    try {
      judgements.push(judge(await read(RENDER[format](channel)), channel, format));
    } catch (error) {
      const wrong = channel.items.length;
      judgements.push(new Map([['items', { verdict: 'wrong', wrong, example: String(error) }]]));
    }
  }
  return { reader, format, judgement: join(judgements) };
}

/** Asks every reader that is here, a few at once. */
export async function measureAll(): Promise<readonly Measured[]> {
  const waiting = [...MEASURES.entries()];
  const measured: Measured[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      measured[next[0]] = await measure(next[1]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return measured;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** How many there are. */
export const READERS = 10_000;
const POSTS_A_DAY = 1;

/** Of what the feed does not have, such as an old article: `Last-Modified` tells it, the feed and its tag do not. */
const OTHER_CHANGES_A_DAY = 1;

/** Of the readers, how many know how to ask, and how often they ask: shares that make up 1. */
const KINDS = [
  { name: 'tag', share: 0.55 },
  { name: 'date', share: 0.15 },
  { name: 'careless', share: 0.3 },
] as const;
const INTERVALS = [
  { seconds: 15 * MINUTE, share: 0.1 },
  { seconds: 30 * MINUTE, share: 0.2 },
  { seconds: HOUR, share: 0.5 },
  { seconds: DAY, share: 0.2 },
] as const;

/** What the edge is told: see `src/http/policy.ts`. */
const FRESH = 5 * MINUTE;

/**
 * The fraction of a reader: spread evenly over 0 to 1, and without a pattern between two multipliers
 * that are irrational to one another.
 */
const spread = (reader: number, multiplier: number): number => (reader * multiplier) % 1;

function pick<T extends { readonly share: number }>(list: readonly T[], fraction: number): T {
  let left = fraction;
  for (const each of list) {
    left -= each.share;
    if (left < 0) return each;
  }
  // The shares add up to 1, but for what floating point loses.
  return list.at(-1) as T;
}

/** What a response costs: bytes on the wire, and milliseconds of processor time. */
export interface Cost {
  readonly bytes: number;
  readonly cpu: number;
}

/** What all polls of a week came to. */
export interface Total {
  requests: number;
  runs: number;
  bytes: number;
  /** Of these, what was sent once more for a change of something else. */
  again: number;
  /** Milliseconds. */
  cpu: number;
}

/**
 * A week of polls at one feed, in the order of time. The edge is one cache, as the upper tier of
 * Cloudflare's is, and a deployment empties it. Every run of the Worker is taken to render anew, as
 * if no isolate were ever kept.
 */
export function simulate(full: Cost, notModified: Cost, rendering: number, rival: Cost) {
  const readers = Array.from({ length: READERS }, (_, reader) => {
    const { seconds } = pick(INTERVALS, spread(reader, Math.SQRT2));
    const kind = pick(KINDS, spread(reader, Math.sqrt(3))).name;
    return { kind, seconds, phase: spread(reader, Math.sqrt(5)) * seconds, has: -1, knows: -1 };
  });
  const polls = new Float64Array(
    readers.reduce((sum, { seconds, phase }) => sum + Math.ceil((WEEK - phase) / seconds), 0),
  );
  let count = 0;
  for (const [index, { seconds, phase }] of readers.entries()) {
    for (let time = phase; time < WEEK; time += seconds) {
      polls[count++] = Math.floor(time * 1000) * READERS + index;
    }
  }
  polls.sort();
  const tidings: Total = { requests: 0, runs: 0, bytes: 0, again: 0, cpu: 0 };
  const edge = { change: -1, version: -1, since: 0 };
  for (const poll of polls) {
    const reader = readers[poll % READERS];
    if (!reader) continue;
    const time = Math.floor(poll / READERS) / 1000;
    const version = Math.floor((time / DAY) * POSTS_A_DAY);
    // Between two posts.
    const change = version + Math.floor((time / DAY) * OTHER_CHANGES_A_DAY + 0.5);
    const isNew = edge.version !== version;
    if (edge.change !== change || time - edge.since > FRESH) {
      tidings.runs += 1;
      tidings.cpu += rendering + (isNew ? full : notModified).cpu;
      Object.assign(edge, { change, version, since: time });
    }
    const isKnown = reader.kind !== 'careless' && reader.has === version;
    const isAgain = isKnown && reader.kind === 'date' && reader.knows !== change;
    tidings.requests += 1;
    tidings.bytes += (isKnown && !isAgain ? notModified : full).bytes;
    if (isAgain) tidings.again += full.bytes - notModified.bytes;
    Object.assign(reader, { has: version, knows: change });
  }
  const { length } = polls;
  const plain: Total = {
    requests: length,
    runs: length,
    bytes: length * rival.bytes,
    again: 0,
    cpu: length * rival.cpu,
  };
  return { tidings, plain };
}

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;

const READERS = 10_000;

/** Of every ten readers, how many minutes are between two polls of each. */
const INTERVALS = [15, 30, 30, 60, 60, 60, 60, 60, 24 * 60, 24 * 60] as const;

/** The shares of readers that send the tag that they were given, and that send the date; the others send nothing. */
const TAG = 0.55;
const DATE = 0.15;

/** Seconds that the edge keeps a feed: see `src/http/policy.ts`. */
const FRESH = 5 * MINUTE;

/** What a response costs: bytes on the wire, and milliseconds of processor time. */
interface Cost {
  readonly bytes: number;
  readonly cpu: number;
}

/**
 * The fraction of a reader: spread evenly over 0 to 1, and without a pattern between two multipliers
 * that are irrational to one another.
 */
const spread = (reader: number, multiplier: number): number => (reader * multiplier) % 1;

/** The polls of a reader, each with what it knows: the version of the feed, and the number of the change it was told. */
function listPolls(reader: number) {
  const seconds = (INTERVALS[Math.floor(spread(reader, Math.SQRT2) * 10)] ?? 60) * MINUTE;
  const phase = spread(reader, Math.sqrt(5)) * seconds;
  const kind = spread(reader, Math.sqrt(3));
  const validator = kind < TAG ? 'tag' : kind < TAG + DATE ? 'date' : 'none';
  const known = { version: -1, change: -1 };
  const count = Math.ceil((WEEK - phase) / seconds);
  return Array.from({ length: count }, (_, at) => ({
    time: phase + at * seconds,
    validator,
    known,
  }));
}

/**
 * A week of polls at one feed, in the order of time. The edge is one cache, as the upper tier of Cloudflare's is,
 * and a deployment empties it. Every run of the Worker is taken to render anew, as if no isolate were ever kept.
 * @param rendering milliseconds of processor time
 * @returns numbers, bytes and milliseconds; `again` is what was sent once more for a change of something else
 */
export function simulateWeek(full: Cost, notModified: Cost, rendering: number) {
  const polls = Array.from({ length: READERS }, (_, reader) => listPolls(reader)).flat();
  polls.sort((a, b) => a.time - b.time);
  const total = { polls: polls.length, runs: 0, bytes: 0, again: 0, cpu: 0 };
  let edge = { version: -1, change: -1, since: 0 };
  for (const { time, validator, known } of polls) {
    // One article a day; and between two of them one change of what the feed does not have, such as an old article:
    // `Last-Modified` tells it, the feed and its tag do not.
    const version = Math.floor(time / DAY);
    const change = version + Math.floor(time / DAY + 0.5);
    if (edge.change !== change || time - edge.since > FRESH) {
      total.runs += 1;
      total.cpu += rendering + (edge.version === version ? notModified : full).cpu;
      edge = { version, change, since: time };
    }
    const isKnown = validator !== 'none' && known.version === version;
    const isAgain = isKnown && validator === 'date' && known.change !== change;
    total.bytes += (isKnown && !isAgain ? notModified : full).bytes;
    if (isAgain) total.again += full.bytes - notModified.bytes;
    Object.assign(known, { version, change });
  }
  return total;
}

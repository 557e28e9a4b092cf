import { gzipSync } from 'node:zlib';
import { RENDER } from '../../src/feed/render.ts';
import { measureInTurns, median } from '../measure.ts';
import type { Part } from '../report.ts';
import { channel } from '../site/channel.ts';
import { bundleOther, getSite, ORDINARY } from '../site/site.ts';
import { ask, findHeaders } from '../workerd/ask.ts';
import { poll } from '../workerd/load.ts';
import { type Served, startWorker } from '../workerd/serve.ts';
import { time } from './rendering.ts';

/** Requests whose processor time is measured; fewer of what renders on every request; and rounds of renderings. */
const POLLS = 20_000;
const RENDERED_POLLS = 2000;
const RENDERINGS = 20;

const READERS = 10_000;
const DAYS = 7;

/** The shares of readers by how often each asks in a day. */
const TIMES_A_DAY = { 96: 0.1, 48: 0.2, 24: 0.5, 1: 0.2 } as const;

/** The shares of readers that send the tag that they were given, and that send the date; the others send nothing. */
const TAG = 0.55;
const DATE = 0.15;

/** How often in a day the edge asks the Worker: it keeps a feed for five minutes, and somebody asks in all of them. */
const RUNS_A_DAY = (24 * 60) / 5;

/** The bytes of a response as it is sent, compressed, and the processor time of the process, its HTTP included. */
async function measureCost(served: Served, status: 200 | 304, amount: number) {
  const request = { path: '/rss.xml', status };
  const init = { headers: await findHeaders(served, request) };
  const { headers, text } = await ask(served, request, init);
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`);
  const body = text === '' ? 0 : gzipSync(text).length;
  await poll(served, request, { amount, connections: 4 });
  const { cpu } = await poll(served, request, { amount, connections: 4 });
  return { bytes: lines.join('').length + body, cpu };
}

type Cost = Awaited<ReturnType<typeof measureCost>>;

/**
 * A week of polls at one feed, as the README says. The change a day that the feed does not have is between two new
 * articles: `Last-Modified` tells it, the feed and its tag do not.
 * @param rendering milliseconds of processor time
 * @returns numbers, bytes and milliseconds; `again` is what was sent once more for a change of something else
 */
function modelWeek(full: Cost, notModified: Cost, rendering: number) {
  const total = { polls: 0, runs: RUNS_A_DAY * DAYS, bytes: 0, again: 0 };
  for (const [times, share] of Object.entries(TIMES_A_DAY)) {
    const readers = READERS * share * DAYS;
    const polls = readers * Number(times);
    // Who asks once a day is told of both at once.
    const again = times === '1' ? 0 : readers * DATE;
    const whole = polls * (1 - TAG - DATE) + readers * (TAG + DATE) + again;
    total.polls += polls;
    total.bytes += whole * full.bytes + (polls - whole) * notModified.bytes;
    total.again += again * (full.bytes - notModified.bytes);
  }
  const cpu = total.runs * (rendering + notModified.cpu) + DAYS * (full.cpu - notModified.cpu);
  return { ...total, cpu };
}

/** A week of 10,000 readers at one RSS feed with an article a day, beside an ordinary publisher. */
export const polling: Part = async ({ of }) => {
  await using tidings = await startWorker(getSite(ORDINARY).worker);
  await using rival = await startWorker(bundleOther('rival'));
  const full = await measureCost(tidings, 200, of(POLLS));
  const notModified = await measureCost(tidings, 304, of(POLLS));
  const rendered = await measureCost(rival, 200, of(RENDERED_POLLS));
  const [times = []] = await measureInTurns([() => time(() => RENDER.rss(channel))], RENDERINGS);
  const { polls, runs, bytes, again, cpu } = modelWeek(full, notModified, median(times));
  const what = 'bytes sent again, since Last-Modified is of the whole site';
  const share = (100 * again) / bytes;
  const other = { what: '  of the other', beside: 'no validators' } as const;
  return [
    { what: 'polls in a week', measured: polls },
    { what: 'runs of the Worker', measured: runs },
    { ...other, measured: polls },
    { what: 'bytes sent', measured: bytes / 1e9, unit: 'GB' },
    { ...other, measured: (polls * rendered.bytes) / 1e9, unit: 'GB' },
    { what, beside: 'all bytes sent', measured: share, unit: '%', target: ['≤', 5] },
    { what: 'processor time', measured: cpu / 1000, unit: 's' },
    { ...other, measured: (polls * rendered.cpu) / 1000, unit: 's' },
    { what: 'processor time of a 304', measured: notModified.cpu, unit: 'ms' },
    { what: 'processor time of a 200', measured: full.cpu, unit: 'ms' },
    { ...other, measured: rendered.cpu, unit: 'ms' },
  ];
};

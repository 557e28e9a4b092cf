import { gzipSync } from 'node:zlib';
import { RENDER } from '../../src/feed/render.ts';
import { median } from '../measure.ts';
import type { Row, Scale } from '../report.ts';
import { channel } from '../site/channel.ts';
import { bundleOther, getSite, ORDINARY } from '../site/site.ts';
import { ask } from '../workerd/ask.ts';
import { findHeaders } from '../workerd/constant.ts';
import { type Load, startLoad } from '../workerd/load.ts';
import { readProcessorTime } from '../workerd/processor.ts';
import { type Served, startWorker } from '../workerd/serve.ts';
import { simulateWeek } from './polling-model.ts';
import { measureRendering } from './rendering.ts';

/** Requests whose processor time is measured; fewer of what renders on every request; and rounds of renderings. */
const POLLS = 20_000;
const RENDERED_POLLS = 2000;
const RENDERINGS = 20;

/** The bytes of a response as it is sent, compressed, and the processor time of the process, its HTTP included. */
async function measureCost(load: Load, served: Served, status: 200 | 304, amount: number) {
  const path = '/rss.xml';
  const headers = await findHeaders(served, { path, status });
  const answer = await ask(served, path, status, { headers });
  const lines = [...answer.headers].map(([name, value]) => `${name}: ${value}\r\n`);
  const body = answer.text === '' ? 0 : gzipSync(answer.text).length;
  const url = served.url.origin + path;
  const poll = () => load.run({ url, headers, amount, connections: 4 });
  await poll();
  const before = readProcessorTime(served.pid);
  await poll();
  const cpu = (readProcessorTime(served.pid) - before) / amount;
  return { bytes: lines.join('').length + body, cpu };
}

/** A week of 10,000 readers at one RSS feed with an article a day, beside an ordinary publisher. */
export async function benchmarkPolling({ of }: Scale): Promise<readonly Row[]> {
  using load = startLoad();
  await using tidings = await startWorker(getSite(ORDINARY).worker);
  await using rival = await startWorker(bundleOther('rival'));
  const full = await measureCost(load, tidings, 200, of(POLLS));
  const notModified = await measureCost(load, tidings, 304, of(POLLS));
  const rendered = await measureCost(load, rival, 200, of(RENDERED_POLLS));
  const [times = []] = await measureRendering([() => RENDER.rss(channel)], RENDERINGS);
  const { polls, runs, bytes, again, cpu } = simulateWeek(full, notModified, median(times));
  const what = 'bytes sent again, since Last-Modified is of the whole site';
  const share = (100 * again) / bytes;
  const other = { what: '  of the other', beside: 'no validators' } as const;
  return [
    { what: 'polls in a week', measured: polls, unit: '' },
    { what: 'runs of the Worker', measured: runs, unit: '' },
    { ...other, measured: polls, unit: '' },
    { what: 'bytes sent', measured: bytes / 1e9, unit: 'GB' },
    { ...other, measured: (polls * rendered.bytes) / 1e9, unit: 'GB' },
    { what, beside: 'all bytes sent', measured: share, unit: '%', target: ['≤', 5] },
    { what: 'processor time', measured: cpu / 1000, unit: 's' },
    { ...other, measured: (polls * rendered.cpu) / 1000, unit: 's' },
    { what: 'processor time of a 304', measured: notModified.cpu, unit: 'ms' },
    { what: 'processor time of a 200', measured: full.cpu, unit: 'ms' },
    { ...other, measured: rendered.cpu, unit: 'ms' },
  ];
}

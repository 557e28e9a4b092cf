import process from 'node:process';
import autocannon from 'autocannon';
import type { Loaded, Task } from './load.ts';

/** Milliseconds between two looks at the clock: a round is longer than said by one of these at most. */
const TICK = 20;

const CONNECTIONS = 8;

// A process of its own, so that nothing else of the benchmarks waits where requests are made.
process.on('message', async (task: Task) => {
  const before = process.cpuUsage();
  const start = performance.now();
  const result = await autocannon({ connections: CONNECTIONS, sampleInt: TICK, ...task });
  const { user, system } = process.cpuUsage(before);
  const { requests, errors, timeouts, latency, duration, statusCodeStats = {} } = result;
  const loaded: Loaded = {
    requests: requests.total,
    rate: requests.total / duration,
    failures: errors + timeouts,
    statuses: Object.fromEntries(
      Object.entries(statusCodeStats).map(([status, { count = 0 }]) => [status, count]),
    ),
    p50: latency.p50,
    p99: latency.p99,
    busy: (user + system) / 1000 / (performance.now() - start),
  };
  process.send?.(loaded);
});

import os from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { benchmarkCompile } from './compile.ts';
import { benchmarkPolling } from './polling.ts';
import { benchmarkRendering } from './render.ts';
import { benchmarkSoak } from './soak.ts';
import { benchmarkWarm } from './warm.ts';

const HELP = `npm run bench [-- options]

Renders feeds beside other packages, asks the built Worker beside one that answers from a constant,
reckons what a week of readers costs, polls for a minute, and compiles made sites. See bench/README.md.

  --quick   fewer rounds, 10 seconds of polling, and 1,000 articles instead of 10,000
  --help    show this
`;

function print(rows: readonly (readonly string[])[]): void {
  for (const row of rows) {
    console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(26) : cell.padStart(16))).join(''));
  }
  console.log();
}

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  console.log(HELP);
} else {
  const { rows, rss } = benchmarkRendering(values.quick ? 20 : 100);
  print(rows);
  print(
    await benchmarkWarm(values.quick ? 1000 : 10_000, values.quick ? 3 : 7, values.quick ? 1 : 3),
  );
  print(await benchmarkPolling(rss, values.quick ? 2000 : 20_000));
  print(await benchmarkSoak(values.quick ? 10 : 60));
  print(await benchmarkCompile(values.quick ? 1000 : 10_000));
  console.log(`Node ${process.version}, ${os.availableParallelism()} cores`);
}

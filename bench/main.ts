import process from 'node:process';
import { parseArgs } from 'node:util';
import { watchMachine } from './machine.ts';
import { benchmarkCompile, benchmarkLargeCompile } from './parts/compile.ts';
import { benchmarkDearest } from './parts/dearest.ts';
import { benchmarkFresh } from './parts/fresh.ts';
import { benchmarkMemory } from './parts/memory.ts';
import { benchmarkPolling } from './parts/polling.ts';
import { benchmarkRendering } from './parts/rendering.ts';
import { benchmarkSize } from './parts/size.ts';
import { benchmarkSoak } from './parts/soak.ts';
import { benchmarkStartup } from './parts/startup.ts';
import { benchmarkWarm } from './parts/warm.ts';
import { formatRows, type Part, type Row, type Scale } from './report.ts';

const PARTS: Readonly<Record<string, Part>> = {
  warm: benchmarkWarm,
  fresh: benchmarkFresh,
  startup: benchmarkStartup,
  size: benchmarkSize,
  memory: benchmarkMemory,
  dearest: benchmarkDearest,
  rendering: benchmarkRendering,
  polling: benchmarkPolling,
  soak: benchmarkSoak,
  compile: benchmarkCompile,
  large: benchmarkLargeCompile,
};

/** As much as it takes for medians that are steady. */
const FULL: Scale = { articles: 10_000, of: (full) => full };

/** A tenth: enough to see that everything runs, and of what order the numbers are. */
const QUICK: Scale = { articles: 1000, of: (full) => Math.ceil(full / 10) };

const ALL = Object.keys(PARTS);
const HELP = `npm run bench -- [--quick] [--large] [part …]

  --quick   a tenth of everything
  --large   compile 100,000 articles too

Parts, where not all are wanted: ${ALL.join(', ')}. See bench/README.md.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean' },
    large: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
const unknown = positionals.find((name) => !ALL.includes(name));
if (values.help || unknown !== undefined) {
  console.error(unknown === undefined ? HELP : `There is no part "${unknown}".\n\n${HELP}`);
  process.exit(unknown === undefined ? 0 : 2);
}
const chosen = positionals.length > 0 ? positionals : ALL.filter((name) => name !== 'large');
if (values.large) chosen.push('large');

const describeMachine = watchMachine();
const all: Row[] = [];
for (const [name, benchmark] of Object.entries(PARTS)) {
  if (!chosen.includes(name)) continue;
  console.error(`${name} …`);
  const rows = await benchmark(values.quick ? QUICK : FULL);
  console.log(`${formatRows(name, rows)}\n`);
  all.push(...rows.filter(({ target }) => target !== undefined));
}
console.log(`${formatRows('targets', all)}\n\n${describeMachine()}`);

import process from 'node:process';
import { parseArgs } from 'node:util';
import { watchMachine } from './machine.ts';
import { compile, large } from './parts/compile.ts';
import { dearest } from './parts/dearest.ts';
import { fresh, startup } from './parts/fresh.ts';
import { importing } from './parts/import.ts';
import { memory } from './parts/memory.ts';
import { polling } from './parts/polling.ts';
import { redirects } from './parts/redirects.ts';
import { rendering } from './parts/rendering.ts';
import { size } from './parts/size.ts';
import { soak } from './parts/soak.ts';
import { warm } from './parts/warm.ts';
import { formatRows, type Part, type Row, type Scale } from './report.ts';

const PARTS: Readonly<Record<string, Part>> = {
  ...{ warm, redirects, fresh, startup, size, memory, dearest, rendering, polling, soak },
  ...{ compile, large },
  import: importing,
};

/** As much as it takes for medians that are steady; and a tenth, to see that all runs, and what order the numbers are of. */
const FULL: Scale = { articles: 10_000, of: (full) => full };
const QUICK: Scale = { articles: 1000, of: (full) => Math.ceil(full / 10) };

const ALL = Object.keys(PARTS);
/** They take long, and run only where they are asked for. */
const EXTRA: ReadonlySet<string> = new Set(['large', 'import']);
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
const unknown = positionals.filter((name) => !ALL.includes(name));
if (values.help || unknown.length > 0) {
  console.error([...unknown.map((name) => `There is no part "${name}".\n`), HELP].join('\n'));
  process.exit(unknown.length > 0 ? 2 : 0);
}
const chosen = positionals.length > 0 ? positionals : ALL.filter((name) => !EXTRA.has(name));
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

import process from 'node:process';
import { parseArgs } from 'node:util';
import { watchMachine } from './machine.ts';
import { findSite } from './made/sites.ts';
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
import { clearProgress } from './progress.ts';
import {
  type Findings,
  formatFindings,
  formatTable,
  formatVerdicts,
  type Verdict,
} from './report.ts';
import { FULL, QUICK, type Scale } from './scale.ts';

const PARTS: Readonly<Record<string, (scale: Scale) => Promise<Findings>>> = {
  warm: ({ articles, warm, controls }) => benchmarkWarm(articles, warm, controls),
  fresh: ({ articles, fresh }) => benchmarkFresh(articles, fresh),
  startup: ({ articles, startups }) => benchmarkStartup(articles, startups),
  size: ({ articles }) => benchmarkSize(articles),
  memory: ({ articles }) => benchmarkMemory(articles),
  dearest: ({ articles, firsts }) => benchmarkDearest(articles, firsts),
  rendering: ({ renderings }) => benchmarkRendering(renderings),
  polling: ({ polls }) => benchmarkPolling(polls),
  soak: ({ soak }) => benchmarkSoak(soak),
  compile: ({ articles }) => benchmarkCompile(articles),
  large: benchmarkLargeCompile,
};

/** Not run unless it is asked for. */
const OPTIONAL = 'large';

/** Parts that make what they need. */
const WITHOUT_SITES: readonly string[] = ['rendering', 'compile', 'large'];

const SMALL_SITES = [1, 10, 100] as const;

const HELP = `npm run bench [-- options] [-- parts]

Builds the Worker of made sites and measures it, in workerd, beside others; renders feeds beside other
packages; reckons what a week of readers costs; polls for a minute; and compiles made sites. In the end
one table has every target and whether it was met. See bench/README.md.

  --quick   less of everything, and 1,000 articles instead of 10,000: under a minute
  --large   compile 100,000 articles too, which takes ten minutes more
  --help    show this

Parts, where not all are wanted: ${Object.keys(PARTS).join(', ')}
`;

const ALL = Object.keys(PARTS);

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        large: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const unknown = positionals.find((name) => !ALL.includes(name));
    if (unknown !== undefined) throw new Error(`There is no part "${unknown}".`);
    return { ...values, chosen: positionals };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
    return undefined;
  }
}

/** Measures one part after the other, and prints what they find. */
async function run(parts: readonly string[], scale: Scale): Promise<void> {
  const describeMachine = watchMachine();
  // Before anything is measured, so that all processors may take part.
  if (parts.some((name) => !WITHOUT_SITES.includes(name))) {
    await Promise.all([...SMALL_SITES, scale.articles].map(findSite));
  }
  const verdicts: Verdict[] = [];
  for (const name of parts) {
    const findings = await PARTS[name]?.(scale);
    clearProgress();
    if (!findings) continue;
    console.log(formatFindings(findings));
    verdicts.push(...findings.verdicts);
  }
  if (verdicts.length > 0) console.log(`${formatTable(formatVerdicts(verdicts))}\n`);
  console.log(describeMachine());
}

const options = readOptions();
if (!options) {
  process.exitCode = 2;
} else if (options.help) {
  console.log(HELP);
} else {
  const { chosen, large, quick } = options;
  const ordinary = chosen.length > 0 ? chosen : ALL.filter((name) => name !== OPTIONAL);
  const parts = ALL.filter((name) => ordinary.includes(name) || (large && name === OPTIONAL));
  await run(parts, quick ? QUICK : FULL);
}

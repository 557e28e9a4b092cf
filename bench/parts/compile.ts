import { spawnSync } from 'node:child_process';
import { appendFile, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { LOCK_FILE } from '../../src/lock/lock.ts';
import type { Form } from '../made/articles.ts';
import { fileOf, writeSite } from '../made/write-site.ts';
import { showProgress } from '../progress.ts';
import { type Findings, formatCount, type Promised, type Verdict } from '../report.ts';
import { createFolder, removeFolder } from '../scratch.ts';

const COMPILE = path.join(import.meta.dirname, '../../src/cli/compile.ts');

/** What is promised, on two cores: seconds of the first compile and of one that finds nothing new, and megabytes. */
interface CompileTargets {
  readonly first: number;
  readonly again?: number;
  readonly memory?: number;
}

const ORDINARY: CompileTargets = { first: 20, again: 3, memory: 1000 };
const LARGE: CompileTargets = { first: 240 };

const FORMS = [
  ['raw text', 'txt'],
  ['Markdown', 'md'],
  ['HTML', 'html'],
] as const satisfies readonly (readonly [string, Form])[];

interface Run {
  readonly seconds: number;
  /** Of the process with all its threads, at its largest. */
  readonly megabytes: number;
}

/** Has the child say its own peak, in kilobytes, when it ends. */
const REPORT = 'process.on("exit", () => console.error("peak", process.resourceUsage().maxRSS))';
const PRELOAD = `data:text/javascript,${encodeURIComponent(REPORT)}`;

/** Runs compile once, as `npm run compile` does. */
function run(root: string): Run {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', PRELOAD, COMPILE], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: '' },
  });
  if (status !== 0) throw new Error(stderr);
  const kilobytes = Number(/peak (\d+)/.exec(stderr)?.[1]);
  return { seconds: (performance.now() - start) / 1000, megabytes: kilobytes / 1024 };
}

/** Compiles a site of one form three times: nothing known, nothing changed, one article edited. */
async function measure(count: number, form: Form) {
  const root = createFolder(`compile-${form}`);
  try {
    await writeSite(root, count, form);
    const file = path.join(root, fileOf(0, form));
    const size = (await stat(file)).size / 1024;
    const [first, again] = [run(root), run(root)];
    await appendFile(file, '\n\nOne more sentence for this article.\n');
    const edited = run(root);
    const { articles } = JSON.parse(await readFile(path.join(root, LOCK_FILE), 'utf8'));
    const compiled = Object.keys(articles).length;
    if (compiled !== count) throw new Error(`${compiled} articles, not ${count}`);
    const memory = Math.max(...[first, again, edited].map(({ megabytes }) => megabytes));
    return { size, first: first.seconds, again: again.seconds, edited: edited.seconds, memory };
  } finally {
    await removeFolder(root);
  }
}

type Measured = Awaited<ReturnType<typeof measure>>;

const SECONDS = { relation: '≤', unit: 's', digits: 1 } as const;
const MEGABYTES = { relation: '≤', unit: 'MB', digits: 0 } as const;

function judgeRun(name: string, measured: Measured, targets: CompileTargets): readonly Verdict[] {
  const judge = (
    what: string,
    value: number,
    limit: number | undefined,
    promised: Omit<Promised, 'limit'>,
  ): readonly Verdict[] =>
    limit === undefined
      ? []
      : [{ what: `compile ${name}${what}`, against: '', measured: value, limit, ...promised }];
  return [
    ...judge('', measured.first, targets.first, SECONDS),
    ...judge(', again', measured.again, targets.again, SECONDS),
    ...judge(', memory', measured.memory, targets.memory, MEGABYTES),
  ];
}

async function benchmark(count: number, targets: CompileTargets): Promise<Findings> {
  const rows: (readonly string[])[] = [];
  const verdicts: Verdict[] = [];
  for (const [words, form] of FORMS) {
    const name = `${formatCount(count)} of ${words}`;
    showProgress(`compile: ${name}`);
    const measured = await measure(count, form);
    rows.push([
      name,
      `${measured.size.toFixed(1)} KB`,
      ...[measured.first, measured.again, measured.edited].map((each) => `${each.toFixed(1)} s`),
      `${measured.memory.toFixed(0)} MB`,
    ]);
    verdicts.push(...judgeRun(name, measured, targets));
  }
  return {
    tables: [[['compile', 'size of one', 'first', 'again', 'one edited', 'memory'], ...rows]],
    verdicts,
  };
}

/** Compiles made sites of each form, with nothing known, with nothing changed, with one article edited. */
export const benchmarkCompile = (count: number): Promise<Findings> => benchmark(count, ORDINARY);

/** The same of 100,000 articles. */
export const benchmarkLargeCompile = (): Promise<Findings> => benchmark(100_000, LARGE);

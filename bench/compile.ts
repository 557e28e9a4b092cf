import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { type Form, writeSite } from './site.ts';

const COMPILE = path.join(import.meta.dirname, '../src/cli/compile.ts');

/** What is promised for 10,000 articles, on two cores: seconds, and megabytes. */
const TARGETS = { first: 20, again: 3, memory: 1000 } as const;

interface Run {
  readonly seconds: number;
  /** Of the process with all its threads, at its largest. */
  readonly megabytes: number;
}

/** Runs compile once, as `npm run compile` does. */
function run(root: string): Run {
  const start = performance.now();
  const { status, stderr, resourceUsage } = measure(root);
  if (status !== 0) throw new Error(stderr);
  return { seconds: (performance.now() - start) / 1000, megabytes: resourceUsage / 1024 };
}

/** The child says its own peak, in kilobytes, when it ends. */
function measure(root: string) {
  const report = 'process.on("exit", () => console.error("peak", process.resourceUsage().maxRSS))';
  const preload = `data:text/javascript,${encodeURIComponent(report)}`;
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, COMPILE], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: '' },
  });
  return { status, stderr, resourceUsage: Number(/peak (\d+)/.exec(stderr)?.[1]) };
}

const kilobytes = async (file: string): Promise<string> =>
  ((await stat(file)).size / 1024).toFixed(1);

async function benchmark(
  count: number,
  name: string,
  forms: readonly Form[],
): Promise<readonly string[]> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'tidings-bench-'));
  try {
    await writeSite(root, count, forms);
    const folder = path.join(root, 'seeds/0');
    const [one = ''] = await readdir(folder);
    const size = await kilobytes(path.join(folder, one));
    const first = run(root);
    const again = run(root);
    await appendFile(path.join(folder, one), '\n\nOne more sentence for this article.\n');
    const edited = run(root);
    const { articles } = JSON.parse(await readFile(path.join(root, '.build/library.json'), 'utf8'));
    if (articles.length !== count) throw new Error(`${articles.length} articles, not ${count}`);
    const memory = Math.max(first.megabytes, again.megabytes, edited.megabytes);
    return [
      name,
      `${size} KB`,
      `${first.seconds.toFixed(1)} s`,
      `${again.seconds.toFixed(1)} s`,
      `${edited.seconds.toFixed(1)} s`,
      `${memory.toFixed(0)} MB`,
    ];
  } finally {
    await rm(root, { recursive: true });
  }
}

/**
 * Compiles made sites, each three times: with nothing known, with nothing changed, and with one
 * article edited.
 */
export async function benchmarkCompile(count: number): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [
    ['compile', 'size of one', 'first', 'again', 'one edited', 'memory'],
  ];
  const sites: readonly (readonly [string, readonly Form[]])[] = [
    ['raw text', ['txt']],
    ['Markdown', ['md']],
    ['HTML', ['html']],
  ];
  for (const [name, forms] of sites) {
    rows.push(await benchmark(count, `${count.toLocaleString('en')} of ${name}`, forms));
  }
  const target = [`${TARGETS.first} s`, `${TARGETS.again} s`, '', `${TARGETS.memory} MB`];
  return [...rows, ['target for 10,000', '', ...target]];
}

import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { formatNumber, type Part, type Row, type Target } from '../report.ts';
import { createFolder } from '../scratch.ts';
import { FORMS, type Form } from '../site/article.ts';
import { compileSite, fileOf, readPaths, writeSite } from '../site/folder.ts';

/** What is promised on two cores, in seconds and megabytes. */
type Targets = Partial<Record<'first' | 'again' | 'memory', Target>>;

const ORDINARY: Targets = { first: ['≤', 20], again: ['≤', 3], memory: ['≤', 1000] };
const LARGE: Targets = { first: ['≤', 240] };

const NAMES = { txt: 'raw text', md: 'Markdown', html: 'HTML' } as const;

/** Compiles a site three times: nothing known, nothing changed, one article edited. */
function measure(count: number, form: Form) {
  const root = createFolder(`compile-${form}`);
  writeSite(root, count, form);
  const [first, again] = [compileSite(root), compileSite(root)];
  appendFileSync(path.join(root, fileOf(0, form)), '\n\nOne more sentence for this article.\n');
  const edited = compileSite(root);
  const compiled = readPaths(root).size;
  if (compiled !== count) throw new Error(`${compiled} articles, not ${count}`);
  // It is too large to wait for the end.
  rmSync(root, { recursive: true });
  return [first, again, edited] as const;
}

const benchmark = (count: number, targets: Targets): readonly Row[] =>
  FORMS.flatMap((form): readonly Row[] => {
    const [first, again, edited] = measure(count, form);
    const what = `compile ${formatNumber(count)} of ${NAMES[form]}`;
    const memory = Math.max(first.megabytes, again.megabytes, edited.megabytes);
    return [
      { what, measured: first.seconds, unit: 's', target: targets.first },
      { what: `${what}, again`, measured: again.seconds, unit: 's', target: targets.again },
      { what: `${what}, one edited`, measured: edited.seconds, unit: 's' },
      { what: `${what}, memory`, measured: memory, unit: 'MB', target: targets.memory },
    ];
  });

export const benchmarkCompile: Part = async ({ articles }) => benchmark(articles, ORDINARY);

/** The same of more articles. */
export const benchmarkLargeCompile: Part = async () => benchmark(100_000, LARGE);

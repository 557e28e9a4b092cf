import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { formatNumber, type Part, type Row, type Target } from '../report.ts';
import { createFolder } from '../scratch.ts';
import { FORMS, type Form } from '../site/article.ts';
import { compileSite, fileOf, writeSite } from '../site/site.ts';

/** What is promised on two cores, in seconds and megabytes. */
type Targets = Partial<Record<'first' | 'again' | 'memory', Target>>;

const ORDINARY: Targets = { first: ['≤', 20], again: ['≤', 3], memory: ['≤', 1000] };
const LARGE: Targets = { first: ['≤', 240] };

/** Compiles a site three times: nothing known, nothing changed, one article edited. */
function measure(count: number, form: Form, targets: Targets): readonly Row[] {
  const root = createFolder(`compile-${form}`);
  writeSite(root, count, form);
  const [first, again] = [compileSite(root, count), compileSite(root, count)];
  appendFileSync(path.join(root, fileOf(0, form)), '\n\nOne more sentence for this article.\n');
  const edited = compileSite(root, count);
  // It is too large to wait for the end.
  rmSync(root, { recursive: true });
  const what = `compile ${formatNumber(count)} of ${FORMS[form]}`;
  const memory = Math.max(first.megabytes, again.megabytes, edited.megabytes);
  return [
    { what, measured: first.seconds, unit: 's', target: targets.first },
    { what: `${what}, again`, measured: again.seconds, unit: 's', target: targets.again },
    { what: `${what}, one edited`, measured: edited.seconds, unit: 's' },
    { what: `${what}, memory`, measured: memory, unit: 'MB', target: targets.memory },
  ];
}

const benchmark = (count: number, targets: Targets): readonly Row[] =>
  (['txt', 'md', 'html'] as const).flatMap((form) => measure(count, form, targets));

export const compile: Part = async ({ articles }) => benchmark(articles, ORDINARY);

/** The same of more articles. */
export const large: Part = async () => benchmark(100_000, LARGE);

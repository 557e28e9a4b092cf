import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Model, printWeights, score, train } from './model.ts';
import { type Copy, type Line, readCopy } from './read-copies.ts';
import { type Page, readPages } from './read-pages.ts';
import { addTallies, type Tally } from './try-reader.ts';

const WEIGHTS = fileURLToPath(import.meta.resolve('../src/read/text/clutter/weights.json'));
const TRY_PART = fileURLToPath(import.meta.resolve('./try-part.ts'));

/** In lines: a language with less text has no curve of its own. */
const LEAST_TEXT = 100;

/** An outlet is in one of the parts: what it teaches is never tried on itself. */
const PARTS = 5;

/** In per cent of the lines of articles: what is kept at the points of the curve. */
const KEPT = [99.9, 99.75, 99.5, 99, 98] as const;

const COPIED = ['drag', 'loose'] as const;

const partOf = ({ outlet }: Pick<Page, 'outlet'>): number =>
  Number.parseInt(outlet.slice(0, 6), 16) % PARTS;

type Scores = ReadonlyMap<Line, number>;

/** How much clutter goes, and at which score, where so many of the lines of articles are kept. */
function describeCurve(name: string, lines: readonly Line[], scores: Scores): string {
  const of = (isOne: (line: Line) => boolean): readonly number[] =>
    lines.filter(isOne).map((line) => scores.get(line) ?? 0);
  const text = of(({ label }) => label === 'body').toSorted((a, b) => b - a);
  const clutter = of(({ isClutter }) => isClutter === true);
  const points = KEPT.map((kept) => {
    const least = text[Math.floor((text.length * (100 - kept)) / 100)] ?? 0;
    const out = clutter.filter((each) => each > least).length / clutter.length;
    return `${kept} %: ${(100 * out).toFixed(1)} (${least.toFixed(1)})`;
  });
  return `${name.padEnd(10)} ${text.length} lines of text, ${clutter.length} of clutter; ${points.join(', ')}`;
}

function printCurves(copies: readonly Copy[], scores: Scores): void {
  console.log('lines of text kept: clutter out in per cent (at which score)');
  for (const copied of COPIED) {
    const judged = copies.filter((copy) => copy.whole && copy.copied === copied);
    const linesOf = (some: readonly Copy[]): readonly Line[] => some.flatMap(({ lines }) => lines);
    console.log(describeCurve(copied, linesOf(judged), scores));
    for (const [language, own] of Map.groupBy(judged, (copy) => copy.language)) {
      const lines = linesOf(own);
      if (lines.filter(({ label }) => label === 'body').length >= LEAST_TEXT)
        console.log(describeCurve(`  ${language}`, lines, scores));
    }
  }
}

/** What the whole reader makes of pages with the weights of a model, in a thread of its own. */
async function tryReader(pages: readonly Page[], model: Model): Promise<Tally> {
  const worker = new Worker(TRY_PART, { workerData: { weights: printWeights(model), pages } });
  const { promise, resolve, reject } = Promise.withResolvers<Tally>();
  worker.once('message', resolve);
  worker.once('error', reject);
  return promise;
}

function describeTally(name: string, tally: Tally): string {
  const share = (part: keyof Tally, whole: keyof Tally): string =>
    `${part}: ${((100 * tally[part]) / tally[whole]).toFixed(2)} % (${tally[part]} of ${tally[whole]})`;
  return [
    name.padEnd(5),
    share('clutter left out', 'clutter'),
    share('text kept', 'text'),
    share('captions and credits found', 'captions and credits'),
    share('text taken for captions', 'text'),
    share('titles found', 'titles'),
    share('pages with a wrong author', 'pages'),
  ].join('\n  ');
}

const pages = readPages();
const copies = pages.map(readCopy);
const outlets = new Set(pages.map(({ outlet }) => outlet)).size;
const count = pages.reduce((all, { units }) => all + units.length, 0);
console.log(`${count} lines, ${outlets} outlets`);

const scores = new Map<Line, number>();
const tried: Promise<readonly Tally[]>[] = [];
for (let part = 0; part < PARTS; part += 1) {
  const model = train(copies.filter((copy) => partOf(copy) !== part));
  for (const copy of copies.filter((each) => partOf(each) === part)) {
    const own = score(copy, model);
    for (const [at, line] of copy.lines.entries()) scores.set(line, own[at] ?? 0);
  }
  const unseen = pages.filter((page) => page.whole && partOf(page) === part);
  tried.push(
    Promise.all(
      COPIED.map((copied) =>
        tryReader(
          unseen.filter((page) => page.copied === copied),
          model,
        ),
      ),
    ),
  );
  console.log(`tried on part ${part + 1} of ${PARTS}`);
}
printCurves(copies, scores);
writeFileSync(WEIGHTS, printWeights(train(copies)));
const tallies = await Promise.all(tried);
console.log('the whole reader, on texts made of the same lines');
for (const [at, copied] of COPIED.entries())
  console.log(describeTally(copied, addTallies(tallies.flatMap((each) => each[at] ?? []))));

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/feed/formats.ts';
import { RENDER } from '../../src/feed/render.ts';
import { requireTool } from '../support/tools.ts';
import { CHANNELS } from './documents.ts';
import { FIELDS, PLACES } from './expect-item.ts';
import type { Judgement } from './judge.ts';
import { ASKS_ALL, isInstalled, MEASURES, type Measured, measureAll } from './measure.ts';
import { renderPage } from './page.ts';
import { READERS, type Reader } from './readers.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const PAGE = path.join(ROOT, 'docs/readers.md');

let measured: readonly Measured[] = [];
beforeAll(async () => {
  measured = await measureAll();
}, 300_000);

/** Why a reader is not asked; where CI is set, the light ones have to be. */
function skip(reader: Reader): { readonly isSkipped: boolean; readonly title: string } {
  const { debian, name } = reader;
  if (debian && !debian.isLight) {
    const reason = isInstalled(reader)
      ? 'asked by `npm run readers`'
      : `missing (Debian: ${debian.package})`;
    const isSkipped = !(isInstalled(reader) && ASKS_ALL);
    return { isSkipped, title: isSkipped ? `${name}: skipped, ${reason}` : name };
  }
  const tool = requireTool(name, isInstalled(reader), debian?.package);
  return { isSkipped: tool.isMissing, title: tool.entitle(name) };
}

const listWrong = (judgement: Judgement | undefined): readonly (readonly [string, string])[] =>
  [...(judgement ?? [])].flatMap(([field, { verdict, example = '' }]) =>
    verdict === 'wrong' ? [[field, example] as const] : [],
  );

describe.each(READERS.map((reader) => ({ ...skip(reader), reader })))(
  '$title',
  ({ isSkipped, reader }) => {
    const own = MEASURES.filter((each) => each.reader === reader);

    test.skipIf(isSkipped).each(own.map(({ format }) => format))(
      'reads what was published as %s, but for its known faults',
      (format) => {
        const judgement = measured.find(
          (each) => each.reader === reader && each.format === format,
        )?.judgement;
        const faults = Object.keys(reader.formats[format]?.faults ?? {});
        const wrong = listWrong(judgement);
        expect(judgement).toBeDefined();
        expect(wrong.filter(([field]) => !faults.includes(field))).toEqual([]);
        // A fault that is gone goes from the list.
        expect(faults.filter((fault) => !wrong.some(([field]) => field === fault))).toEqual([]);
      },
    );
  },
);

test('docs/readers.md says what was measured', async () => {
  const page = renderPage(measured, readFileSync(PAGE, 'utf8'));
  if (ASKS_ALL) console.log(page);
  await expect(page).toMatchFileSnapshot(PAGE);
});

test('the README counts the readers', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  expect(readme).toContain(`[read by ${READERS.length} readers](docs/readers.md)`);
});

describe.each(FORMATS)('%s', (format) => {
  const document = RENDER[format](CHANNELS.golden);

  test.each(FIELDS.filter((field) => PLACES[field][format]))('has %s for some reader', (field) => {
    const verdicts = measured
      .filter((each) => each.format === format)
      .map(({ judgement }) => judgement?.get(field)?.verdict);
    expect(verdicts.some((verdict) => verdict === 'all' || verdict === 'first')).toBe(true);
    expect(document).toContain(PLACES[field][format]);
  });
});

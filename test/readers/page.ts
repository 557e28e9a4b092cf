import { FEED_FORMATS, type FeedFormat, FORMATS } from '../../src/feed/formats.ts';
import { CHANNELS } from './documents.ts';
import { FIELDS } from './expect-item.ts';
import type { Judgement, Verdict } from './judge.ts';
import type { Measured } from './measure.ts';
import type { Field } from './read-item.ts';
import { READERS, type Reader } from './readers.ts';

const TITLES: Readonly<Record<FeedFormat, string>> = {
  rss: 'RSS 2.0',
  atom: 'Atom 1.0',
  json: 'JSON Feed 1.1',
};

const COUNT = Object.values(CHANNELS).flatMap(({ items }) => items).length;

const COLUMNS = ['items', ...FIELDS.slice(0, FIELDS.indexOf('rights'))] as const;
const OTHERS = FIELDS.filter((field) => !COLUMNS.includes(field));

const SIGNS: Readonly<Record<NonNullable<Verdict>, string>> = { all: '✓', first: '1', wrong: '✗' };

const toRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const toTable = (head: readonly string[], rows: readonly string[]): string =>
  [toRow(head), toRow(head.map(() => '---')), ...rows].join('\n');

const signOf = (judgement: Judgement, field: Field | 'items'): string => {
  const { verdict, wrong } = judgement.get(field) ?? {};
  return verdict ? [SIGNS[verdict], wrong].filter((part) => part).join(' ') : '';
};

const toCells = (judgement: Judgement): readonly string[] => [
  ...COLUMNS.map((field) => signOf(judgement, field)),
  OTHERS.filter((field) => signOf(judgement, field))
    .map((field) => `${field} ${signOf(judgement, field)}`.replace(` ${SIGNS.all}`, ''))
    .join(', '),
];

/** The row that a page has of a reader that was not asked. */
const findRow = (page: string, format: FeedFormat, { name }: Reader): string =>
  page
    .split(`## ${TITLES[format]}\n`)[1]
    ?.split('\n')
    .find((line) => line.startsWith(`| ${name} |`)) ?? toRow([name, 'not measured']);

function describeFormat(measured: readonly Measured[], format: FeedFormat, before: string): string {
  const rows = measured
    .filter((each) => each.format === format)
    .map(({ reader, judgement }) =>
      judgement ? toRow([reader.name, ...toCells(judgement)]) : findRow(before, format, reader),
    );
  return `## ${TITLES[format]}\n\n${toTable(['', ...COLUMNS, 'also'], rows)}`;
}

/** A row for each reason, with the fields and formats that it is about. */
function describeFaults({ name, formats }: Reader): readonly string[] {
  const faults = FORMATS.flatMap((format) =>
    Object.entries(formats[format]?.faults ?? {}).map(([field, reason]) => ({
      where: `${field} (${FEED_FORMATS[format].name})`,
      reason,
    })),
  );
  return [...Map.groupBy(faults, ({ reason }) => reason)].map(([reason, same]) =>
    toRow([name, same.map(({ where }) => where).join(', '), reason]),
  );
}

const describeReader = ({ name, language, version, debian }: Reader): string =>
  toRow([name, language, version, debian ? `Debian: \`${debian.package}\`` : 'npm']);

/**
 * The page about the readers.
 * @param before the page as it is, for the readers that were not asked
 */
export const renderPage = (measured: readonly Measured[], before: string): string => `# Feed readers

Two sites are read by ${READERS.length} readers whenever Tidings is tested: one with everything that a feed can say, and one whose every
word is an attack on whoever reads it.

| | |
|---|---|
| ✓ | as published |
| 1 | the first of several: RSS has place for one file an item, and some readers for one author |
| ✗ 2 | wrong for two articles of ${COUNT}, by a [fault of the reader](#faults-of-readers) |
| | not read by it, or not in the format |

${FORMATS.map((format) => describeFormat(measured, format, before)).join('\n\n')}

## Faults of readers

${toTable(['Reader', 'Field', 'What it does'], READERS.flatMap(describeFaults))}

## Which readers

\`npm run readers\` runs all that are installed and prints this page; \`npm run readers -- -u\` writes it. The rows of a reader that is
not installed stay as they were.

${toTable(['Reader', 'In', 'Version', 'From'], READERS.map(describeReader))}
`;

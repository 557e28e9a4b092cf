import { fstatSync } from 'node:fs';
import process from 'node:process';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { ClipboardReading } from '../clipboard/clip.ts';
import { chooseKind, classifyInput, type WantedKind } from '../clipboard/clip-kind.ts';
import { type Prepared, prepare } from '../clipboard/prepare.ts';
import { readClipboard } from '../clipboard/read-clipboard.ts';
import { save } from '../clipboard/save.ts';
import { readConfiguration } from '../compile/configuration.ts';
import { SEEDS } from '../compile/seeds.ts';
import { listDefaults } from '../compile/sources.ts';
import { explainFailure } from '../compile/system-error.ts';
import { ImportFailure } from '../import/failure.ts';
import { checkFolder } from '../import/staging.ts';
import { readEnvironment } from './environment.ts';
import { summarize } from './report.ts';
import {
  count,
  print,
  printBug,
  printError,
  printLines,
  printSuccess,
  printUsage,
  printWarning,
  styled,
} from './terminal.ts';

const HELP = `npm run paste [-- options]
npm run paste [-- options] < FILE

Saves what is on the clipboard, or comes by standard input, as an article in seeds/: as HTML where
there is some, with its links, headings and pictures, else as text.

  --html         take the HTML; of standard input: it is HTML, however it begins
  --text         take the text
  --name NAME    what to call the file; the default is made of the title
  --into FOLDER  the folder in seeds/ to save it in
  --draft        save it as a draft
  --help         show this help

Nothing is replaced: another article with the same title gets a number, and the same one is not
saved twice.
`;

const OPTIONS = {
  html: { type: 'boolean', default: false },
  text: { type: 'boolean', default: false },
  name: { type: 'string' },
  into: { type: 'string' },
  draft: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const readArguments = () => parseArgs({ options: OPTIONS, allowPositionals: true });

type Arguments = ReturnType<typeof readArguments>;

/** What is wrong with a call, if anything. */
function findMistake({ values, positionals }: Arguments): string | undefined {
  const { html, text, name } = values;
  if (positionals.length > 0) return 'a file is given to standard input: npm run paste < FILE';
  if (html && text) return 'either --html or --text';
  return name !== undefined && (/[\\/]/.test(name) || name.trim() === '')
    ? '--name is a name alone; use --into for a folder'
    : undefined;
}

/** True if something was piped in. A terminal and /dev/null have nothing to say. */
function hasInput(): boolean {
  try {
    const input = fstatSync(process.stdin.fd);
    return input.isFIFO() || input.isFile() || input.isSocket();
  } catch {
    return false;
  }
}

async function readClip(wanted: WantedKind): Promise<ClipboardReading> {
  if (!hasInput()) return readClipboard(process.platform, process.env);
  const bytes = await buffer(process.stdin);
  // The clipboard may hold what nobody means to publish, so it does not take its place.
  return bytes.toString().trim() === ''
    ? { problem: 'nothing came by standard input, so nothing was saved' }
    : { clip: classifyInput(bytes, wanted) };
}

const ROW = 10;

function printReading({ parsed, warnings }: Prepared): void {
  const { title, fields, leftOut } = parsed;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['title', title],
    ['authors', fields.authors?.map(({ name }) => name).join(', ')],
    ['published', fields.published],
    [
      'left out',
      leftOut.length > 0 ? `${count(leftOut.length, 'part')}: ${summarize(leftOut)}` : 'nothing',
    ],
  ];
  for (const [name, value] of rows)
    print('  ', styled('bold', name.padEnd(ROW)), ` ${value ?? 'not found'}`);
  for (const message of [...warnings, ...parsed.warnings.map((each) => each.message)])
    printWarning(message);
}

async function paste({ html, text, name, into, draft }: Arguments['values']): Promise<number> {
  const root = process.cwd();
  const isTop = into === undefined || /^(?:\.\/)?seeds\/?$/.test(into);
  const folder = isTop ? SEEDS : await checkFolder(root, into);
  const wanted = (html && 'html') || (text && 'text') || undefined;
  const read = await readClip(wanted);
  const kind = 'clip' in read ? chooseKind(read.clip, wanted) : undefined;
  if ('problem' in read || kind === undefined) {
    printError(
      'problem' in read ? read.problem : `there is no ${wanted ?? 'text'} on the clipboard`,
    );
    return 1;
  }
  const defaults = listDefaults(await readConfiguration(root, readEnvironment()));
  const prepared = prepare(read.clip, kind, defaults);
  if ('problem' in prepared) {
    printError(prepared.problem);
    return 1;
  }
  const { language } = defaults;
  const saved = await save(prepared, { root, folder, name, isDraft: draft, language });
  if ('problem' in saved) {
    printError(saved.problem);
    return 1;
  }
  const { file, isKnown } = saved;
  if (isKnown) print(`This is in ${file} already; nothing was changed.`);
  else {
    printSuccess(`saved as ${file}${draft ? ', a draft' : ''}`);
    printReading(prepared);
  }
  print(`For every line and why: npm run explain ${file}`);
  return 0;
}

function readCall(): Arguments | string {
  try {
    const args = readArguments();
    return findMistake(args) ?? args;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @returns the exit status: 0, 1 if there is nothing to save, 2 for a wrong call */
async function main(): Promise<number> {
  const call = readCall();
  if (typeof call === 'string') {
    printUsage(call, HELP);
    return 2;
  }
  if (call.values.help) {
    printLines(HELP);
    return 0;
  }
  try {
    return await paste(call.values);
  } catch (error) {
    const { file, message } =
      error instanceof ImportFailure ? error.problem : explainFailure(process.cwd(), error);
    printError(`${file}: ${message}`);
    return 1;
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  printBug(error);
  process.exitCode = 1;
}

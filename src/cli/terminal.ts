import process from 'node:process';
import { inspect, styleText } from 'node:util';
import type { OnUpload } from '../bucket/upload.ts';
import type { OnWait } from '../compile/build-folder.ts';
import { codeOf } from '../compile/system-error.ts';
import type { OnFetch } from '../import/media.ts';

type Style = Parameters<typeof styleText>[0];

/** A text in a style. There is no colour in a pipe, or if NO_COLOR is set. */
export interface Styled {
  readonly style: Style;
  readonly text: string;
}

/** A piece of a line. */
export type Part = string | Styled;

/**
 * What a terminal obeys instead of showing it: C0 (with ESC) except the tab, DEL, C1, line separators, and
 * controls of the writing direction.
 */
const CONTROL = /(?!\t)[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/** @example showControls('\x1b[2J') // → '\\u001b[2J', as JSON spells it */
const showControls = (text: string): string =>
  text.replace(CONTROL, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);

// `npm run compile | head -1` stops reading early, which is not a failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (codeOf(error) !== 'EPIPE') throw error;
  });
}

/**
 * Every text comes through here, so that none can send control sequences, whoever wrote it. Only
 * those that print progress write by themselves, and they write numbers.
 */
function write(stream: NodeJS.WriteStream, parts: readonly Part[]): void {
  const shown = parts.map((part) =>
    typeof part === 'string'
      ? showControls(part)
      : styleText(part.style, showControls(part.text), { stream }),
  );
  stream.write(`${shown.join('')}\n`);
}

function writeLines(stream: NodeJS.WriteStream, text: string): void {
  for (const line of text.split('\n')) write(stream, [line]);
}

/** @example count(1_200, 'article') // → '1,200 articles' */
export const count = (number: number, one: string): string =>
  `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;

/** A text in a style, for {@link print}. */
export const styled = (style: Style, text: string): Styled => ({ style, text });

/** Prints one line to stdout. */
export const print = (...parts: readonly Part[]): void => write(process.stdout, parts);

/** Prints a text of several lines to stdout, such as help or JSON. */
export const printLines = (text: string): void => writeLines(process.stdout, text);

/** Prints to stderr why a command stops. */
export const printError = (message: string): void =>
  write(process.stderr, [styled('red', 'error:'), ` ${message}`]);

/** Prints to stderr what is wrong with a call, then the help. */
export function printUsage(message: string, help: string): void {
  printError(message);
  writeLines(process.stderr, `\n${help}`);
}

/** Prints an exception, which is a bug of ours. */
export const printBug = (error: unknown): void => writeLines(process.stderr, inspect(error));

/** Prints what went well. */
export const printSuccess = (message: string): void => print(styled('green', '✓'), ` ${message}`);

/** Prints what went wrong but stops nothing. */
export const printWarning = (message: string): void =>
  print(styled('yellow', 'warning'), ` ${message}`);

/** Prints one line to stderr. */
export const printToStderr = (...parts: readonly Part[]): void => write(process.stderr, parts);

/** Shows how many articles have been read, on a terminal only. */
export const printProgress = (done: number, total: number): void => {
  if (!process.stderr.isTTY) return;
  const end = done < total ? '' : '\r\x1b[K';
  process.stderr.write(`\r${done.toLocaleString('en')} of ${count(total, 'article')} read${end}`);
};

/** Shows how much of an export has been read, on a terminal only. */
export const printImportProgress = ({
  articles,
  files,
}: {
  readonly articles: number;
  readonly files: number;
}): void => {
  if (!process.stderr.isTTY || (articles + files) % 10 !== 0) return;
  process.stderr.write(`\r\x1b[K${count(articles, 'article')}, ${count(files, 'file')}\r`);
};

const inMebibytes = (bytes: number): number => Math.ceil(bytes / 1024 ** 2);

/** Shows how much of a large file has been fetched, on a terminal only. */
export const printFetchProgress: OnFetch = ({ pathname }, done, whole) => {
  if (!process.stderr.isTTY || done < 1024 ** 2) return;
  const name = showControls(pathname.slice(pathname.lastIndexOf('/') + 1));
  const of = whole === undefined ? '' : ` of ${inMebibytes(whole)}`;
  const end = done === whole ? '' : `${name}: ${inMebibytes(done)}${of} MiB fetched`;
  process.stderr.write(`\r\x1b[K${end}`);
};

/** Shows how much of a large file has been uploaded, on a terminal only. */
export const printUploadProgress: OnUpload = ({ source, byteLength }, done) => {
  if (!process.stderr.isTTY) return;
  const [part, whole] = [done, byteLength].map(inMebibytes);
  const end = done < byteLength ? '' : '\r\x1b[K';
  process.stderr.write(`\r\x1b[K${showControls(source)}: ${part} of ${whole} MiB uploaded${end}`);
};

/** Says which process we are waiting for. */
export const printWait: OnWait = ({ pid }) =>
  write(process.stderr, [`Waiting for process ${pid}, which is compiling in this folder.`]);

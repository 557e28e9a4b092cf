import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readClipboard } from '../../src/clipboard/read-clipboard.ts';
import { writeWindowsHtml } from '../support/windows-html.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tidings-clipboard-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Programs with such names, as scripts of the shell, in a folder that is all of PATH. */
async function install(programs: Readonly<Record<string, string>>): Promise<string> {
  const place = await mkdtemp(path.join(folder, 'bin-'));
  for (const [name, script] of Object.entries(programs)) {
    const file = path.join(place, name);
    await writeFile(file, `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`);
    await chmod(file, 0o755);
  }
  return place;
}

async function read(
  platform: string,
  programs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
) {
  const reading = await readClipboard(platform, { ...environment, PATH: await install(programs) });
  if ('problem' in reading) return reading;
  const { html, text, base } = reading.clip;
  return {
    html: html && new TextDecoder().decode(html),
    text: text && new TextDecoder().decode(text),
    base,
  };
}

const X11 = { DISPLAY: ':0' };
const WAYLAND = { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' };

/** What xclip prints for each target. */
const xclip = (targets: Readonly<Record<string, string>>): string => `case "$4" in
  TARGETS) printf '%s\\n' TARGETS '${Object.keys(targets).join("' '")}' ;;
${Object.entries(targets)
  .map(([name, content]) => `  '${name}') printf %s '${content}' ;;`)
  .join('\n')}
  *) echo "Error: target $4 not available" >&2; exit 1 ;;
esac`;

const wlPaste = (types: Readonly<Record<string, string>>): string => `case "$*" in
  --list-types) printf '%s\\n' '${Object.keys(types).join("' '")}' ;;
${Object.entries(types)
  .map(([name, content]) => `  "--no-newline --type ${name}") printf %s '${content}' ;;`)
  .join('\n')}
  *) exit 1 ;;
esac`;

describe.skipIf(process.platform === 'win32')('the clipboard of Linux', () => {
  test('has HTML and text, by xclip', async () => {
    const programs = { xclip: xclip({ 'text/html': '<p>A', UTF8_STRING: 'Ä' }) };
    expect(await read('linux', programs, X11)).toMatchObject({ html: '<p>A', text: 'Ä' });
  });

  test('is that of Wayland where there is one', async () => {
    const programs = {
      'wl-paste': wlPaste({ 'text/html': '<p>W', 'text/plain;charset=utf-8': 'W' }),
      xclip: xclip({ UTF8_STRING: 'X' }),
    };
    expect(await read('linux', programs, WAYLAND)).toMatchObject({ html: '<p>W', text: 'W' });
  });

  test('is read by a program of X11 under Wayland, if that is all there is', async () => {
    const programs = { xclip: xclip({ STRING: 'X' }) };
    expect(await read('linux', programs, WAYLAND)).toMatchObject({ text: 'X' });
  });

  test('has its text, by xsel', async () => {
    expect(await read('linux', { xsel: 'printf %s "$*"' }, X11)).toMatchObject({
      text: '--clipboard --output',
    });
  });

  test('is that of Windows, in the Linux that Windows has inside', async () => {
    const programs = { 'powershell.exe': `echo "text ${btoa('W')} ${btoa('W')}"` };
    expect(await read('linux', programs, { WSL_DISTRO_NAME: 'Debian' })).toMatchObject({
      text: 'W',
    });
  });

  test.each([
    ['no program, on X11', {}, X11, 'install the package xclip'],
    ['no program, on Wayland', {}, WAYLAND, 'install the package wl-clipboard'],
    ['no desktop', {}, {}, 'there is no desktop here'],
    [
      'nothing, by xclip',
      { xclip: xclip({}).replace('TARGETS)', 'NONE)') },
      X11,
      'there is nothing on the clipboard',
    ],
    [
      'nothing, by wl-paste',
      { 'wl-paste': 'echo "Nothing is copied" >&2; exit 1' },
      WAYLAND,
      'there is nothing on the clipboard',
    ],
    ['only a picture', { xclip: xclip({ 'image/png': 'x' }) }, X11, 'only a picture'],
    [
      'only files',
      { xclip: xclip({ 'text/uri-list': 'file:///a', UTF8_STRING: '/a' }) },
      X11,
      'there are files on the clipboard',
    ],
    [
      'a display that is gone',
      { xclip: 'echo "Error: cannot open display: :0" >&2; exit 1' },
      X11,
      'cannot open display: :0',
    ],
  ])('%s: says so, and what to do', async (_, programs, environment, problem) => {
    expect(await read('linux', programs, environment)).toEqual({
      problem: expect.stringContaining(problem),
    });
  });
});

/** What osascript prints for the HTML, and for what there is. */
const osascript = (html: string | undefined, info = ''): string => `case "$2" in
  *HTML*) ${
    html === undefined
      ? `echo "execution error: Can’t make some data into the expected type. (-1700)" >&2; exit 1`
      : `echo '«data HTML${Buffer.from(html).toString('hex').toUpperCase()}»'`
  } ;;
  "clipboard info") echo '${info}' ;;
esac`;

describe.skipIf(process.platform === 'win32')('the clipboard of macOS', () => {
  test('has HTML, in hexadecimal digits, and text', async () => {
    const programs = { osascript: osascript('<p>“Ä”</p>'), pbpaste: 'printf %s "“Ä”"' };
    expect(await read('darwin', programs)).toMatchObject({ html: '<p>“Ä”</p>', text: '“Ä”' });
  });

  test('has its text in UTF-8, whatever the locale', async () => {
    const programs = { osascript: osascript(undefined), pbpaste: 'printf %s "$LC_CTYPE"' };
    expect(await read('darwin', programs, { LC_CTYPE: 'C' })).toMatchObject({ text: 'UTF-8' });
  });

  test.each([
    ['nothing', '', 'there is nothing on the clipboard'],
    ['only a picture', '«class PNGf», 1234, TIFF picture, 5678', 'only a picture'],
    ['only files', '«class furl», 42', 'there are files on the clipboard'],
  ])('%s: says so, and what to do', async (_, info, problem) => {
    const programs = { osascript: osascript(undefined, info), pbpaste: 'true' };
    expect(await read('darwin', programs)).toEqual({ problem: expect.stringContaining(problem) });
  });
});

describe.skipIf(process.platform === 'win32')('the clipboard of Windows', () => {
  const encode = (text: string): string => Buffer.from(text).toString('base64');
  const FORMAT = writeWindowsHtml('<p>“Ä”</p>', 'https://x.example/');

  test('has HTML, cut out of its format, where it was copied, and text', async () => {
    const script = `printf '%s\\r\\n' "html ${encode(FORMAT)} ${encode('?')}" "text ${encode('“Ä”')} Pw=="`;
    expect(await read('win32', { 'powershell.exe': script })).toEqual({
      html: '<p>“Ä”</p>',
      text: '“Ä”',
      base: 'https://x.example/',
    });
  });

  test.each([
    ['nothing', 'true', 'there is nothing on the clipboard'],
    ['only a picture', 'echo picture', 'only a picture'],
    ['only files', 'echo files', 'there are files on the clipboard'],
    ['a failure', 'echo "not allowed" >&2; exit 1', 'PowerShell says: not allowed'],
  ])('%s: says so, and what to do', async (_, script, problem) => {
    expect(await read('win32', { 'powershell.exe': script })).toEqual({
      problem: expect.stringContaining(problem),
    });
  });

  test('no PowerShell: says so', async () => {
    expect(await read('win32', {})).toEqual({ problem: expect.stringContaining('PowerShell') });
  });
});

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify, stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readWranglerArguments } from '../../src/cli/wrangler-arguments.ts';
import { FLAGS, LISTS } from '../../src/cli/wrangler-options.ts';

const ROOT = path.join(import.meta.dirname, '../..');

const read = (line: string) => readWranglerArguments(line.split(' ').filter(Boolean));

describe('what is read of the arguments for wrangler', () => {
  test.each([
    ['', false],
    ['--dry-run', true],
    ['--dryRun', true],
    ['--dry-run=true', true],
    ['--dryRun=true', true],
    ['--dry-run true', true],
    ['--dryRun true', true],
    ['--no-dry-run --dry-run', true],
    ['--minify --dryRun --outdir out', true],
    ['--version', true],
    ['-v', true],
    ['--dry-run=false', false],
    ['--dryRun=false', false],
    ['--dry-run false', false],
    ['--dryRun false', false],
    ['--no-dry-run', false],
    ['--no-dryRun', false],
    ['--dry-run --no-dry-run', false],
    ['--message --dry-run', true],
    ['--message=--dry-run', false],
  ])('%s: whether nothing is uploaded', (line, dryRun) => {
    expect(read(line)).toMatchObject({ dryRun });
  });

  test.each(['--env next', '--env=next', '-e next', '-e=next', '--e next'])(
    '%s: the environment',
    (line) => {
      expect(read(line)).toMatchObject({ environment: 'next' });
      expect(read(`--minify ${line} --var A:1`)).toMatchObject({ environment: 'next' });
    },
  );

  test.each(['--env=', '-e='])('%s: no environment, whatever the terminal says', (line) => {
    expect(read(line)).toMatchObject({ environment: '' });
  });

  test.each(['--var A:1 B:x:y', '--var=A:1 B:x:y', '--var A:0 --var B:x:y A:1'])(
    '%s: the vars',
    (line) => {
      expect(read(line)).toMatchObject({ vars: { A: '1', B: 'x:y' } });
    },
  );

  test.each([
    ['--drafts', true],
    ['--drafts=true', true],
    ['--drafts true', true],
    ['--drafts=false', false],
    ['--drafts false', false],
    ['--no-drafts', false],
  ])('%s: whether drafts are let in, which wrangler does not hear of', (line, drafts) => {
    expect(read(`--minify ${line} --var A:1`)).toMatchObject({
      drafts,
      rest: ['--config', 'wrangler.toml', '--minify', '--var', 'A:1'],
    });
  });

  test.each(['--port 9000', '--port=9000', '--port 1 --port=9000'])('%s: the port', (line) => {
    expect(read(`${line} --ip ::1`)).toMatchObject({
      port: '9000',
      rest: ['--config', 'wrangler.toml', '--ip', '::1'],
    });
  });
});

describe('wrangler uses the settings that are checked', () => {
  test.each([
    '--minify',
    '--outdir out --name other --routes a.org b.org --tag x',
    '--compatibility-flags a b --define A:1 --message y',
    '--config wrangler.toml',
    '-c=./wrangler.toml',
  ])('%s goes on to it', (line) => {
    const call = read(line);
    expect('rest' in call && call.rest.join(' ')).toMatch(
      /^(--config|-c)[ =](\.\/)?wrangler\.toml/,
    );
    expect('rest' in call && call.rest.join(' ')).toContain(line);
  });

  test.each([
    '--config other.toml',
    '--config=other.toml',
    '-c other.toml',
    '-c=other.toml',
    '--c other.toml',
    '-lc other.toml',
    '--config wrangler.toml --config other.toml',
    '--config sub/wrangler.toml',
    '--config wrangler.json',
    '--no-config',
    '--cwd sub',
    '--cwd=sub',
    '--script other.ts',
    '--path other.ts',
    '--assets other',
    '--alias #library:./other.json',
    '--alias=#library:./other.json',
    '--site other',
    '--secrets-file other.json',
    '--secretsFile=other.json',
    '--keep-vars',
    '--keepVars',
    '--experimental-new-config',
    '--x-new-config',
    '--xNewConfig=true',
    '--env a --env b',
    '--no-env',
    'other.ts',
    '--minify other.ts',
    '--dryRun other.ts',
    '--drafts other.ts',
    '--outdir out other.ts',
    '--port 9000 other.ts',
    '-- other.ts',
  ])('%s is refused', (line) => {
    expect(read(line)).toEqual({ problem: expect.any(String) });
    expect(read(`--var A:1 --minify ${line}`)).toEqual({
      problem: expect.any(String),
    });
  });
});

test.each(['wrangler.json', 'wrangler.jsonc', '.wrangler/deploy/config.json'])(
  '%s, which wrangler would read instead of wrangler.toml, is refused',
  (name) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tidings-'));
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), '{}');
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(read('')).toEqual({
        problem: expect.stringMatching(new RegExp(`^there is a ${name}, but .* delete it$`)),
      });
    } finally {
      process.chdir(before);
      rmSync(folder, { recursive: true });
    }
  },
);

test.each(['deploy', 'dev'])(
  'what takes no value, and what takes several, is known of wrangler %s',
  async (command) => {
    const { stdout } = await promisify(execFile)('wrangler', [command, '--help'], {
      cwd: ROOT,
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
    });
    const options = [
      ...stripVTControlCharacters(stdout).matchAll(/--([a-z-]+).*\[(boolean|array)\]/g),
    ];
    expect(options.length).toBeGreaterThan(10);
    for (const [, name = '', type] of options) {
      expect(type === 'array' ? [...LISTS, 'tunnel-allowed-mail'] : FLAGS).toContain(name);
    }
  },
  60_000,
);

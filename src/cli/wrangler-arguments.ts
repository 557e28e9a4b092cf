import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Vars } from '../settings/settings.ts';
import { readEnvironment } from './environment.ts';
import { type Options, parseOptions } from './wrangler-options.ts';

/** What Tidings reads of the arguments for wrangler. */
export interface WranglerArguments {
  readonly help: boolean;
  readonly drafts: boolean;
  /** Whether to list every problem, warning and article. */
  readonly all: boolean;
  /** True if nothing will be uploaded. */
  readonly dryRun: boolean;
  /** Whether to remove from the bucket what nothing names. */
  readonly prune: boolean;
  /** The name of an `[env.…]`; empty for the top level, if the shell names an environment. */
  readonly environment: string | undefined;
  /** The last `--port`. */
  readonly port: string | undefined;
  /** From `--var NAME:value …`; the last of a name counts. */
  readonly vars: Vars;
  /** What wrangler gets: all but `--port`, `--drafts`, `--all` and `--prune`, plus the configuration that was checked. */
  readonly rest: readonly string[];
}

const CONFIGURATION_FILE = 'wrangler.toml';

/** What wrangler would rather read, if the choice were its own. */
const OTHER_CONFIGURATIONS = ['wrangler.json', 'wrangler.jsonc', '.wrangler/deploy/config.json'];

/** Options that make wrangler use settings, code or files that compile has not checked. */
const UNCHECKED = [
  'alias',
  'assets',
  'cwd',
  'experimental-new-config',
  'keep-vars',
  'path',
  'script',
  'secrets-file',
  'site',
];

/** @example readVar('SITE_URL:http://127.0.0.1:9000') // → ['SITE_URL', 'http://127.0.0.1:9000'] */
function readVar(text: string): readonly [string, string] {
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

const toList = (value: unknown): readonly string[] =>
  value === undefined ? [] : [value].flat().map(String);

const isConfigurationFile = (file: string): boolean =>
  path.resolve(file) === path.resolve(CONFIGURATION_FILE);

/** Why wrangler would use settings that were not checked; undefined if it would not. */
function listUnchecked({ _: [operand], config, env, ...options }: Options): string | undefined {
  const other = OTHER_CONFIGURATIONS.find((file) => existsSync(file));
  if (other !== undefined) {
    return `there is a ${other}, but Tidings only uses ${CONFIGURATION_FILE}; move its settings there and delete it`;
  }
  if (operand !== undefined) return `unexpected argument "${operand}"; remove it`;
  if (!toList(config).every(isConfigurationFile)) {
    return `Tidings only uses ${CONFIGURATION_FILE}; remove --config`;
  }
  if (env !== undefined && typeof env !== 'string') return 'use --env only once, with one name';
  const option = UNCHECKED.find((name) => options[name] !== undefined);
  return (
    option && `--${option} is not supported, since Tidings cannot check what it changes; remove it`
  );
}

const parse = (argv: readonly string[]): Options => parseOptions(argv, ['drafts', 'all', 'prune']);

/** @example groupByOption(['--port', '80', '--drafts']) // → [['--port', '80'], ['--drafts']] */
function groupByOption(argv: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const argument of argv) {
    const last = groups.at(-1);
    if (last === undefined || argument.startsWith('-')) groups.push([argument]);
    else last.push(argument);
  }
  return groups;
}

/**
 * Reads the arguments that Tidings shares with wrangler, and makes sure that wrangler uses the checked
 * settings.
 * @returns a problem if it would not
 */
export function readWranglerArguments(
  argv: readonly string[],
): WranglerArguments | { readonly problem: string } {
  const options = parse(argv);
  const { help, drafts, all, prune, dryRun, version, env, envFile } = options;
  const problem = help === true ? undefined : listUnchecked(options);
  if (problem !== undefined) return { problem };
  const passedOn = groupByOption(argv).filter((group) => {
    const each = parse(group);
    return [each.port, each.drafts, each.all, each.prune].every((value) => value === undefined);
  });
  return {
    help: help === true,
    drafts: drafts === true,
    all: all === true,
    prune: prune === true,
    dryRun: Boolean(dryRun || version),
    environment:
      typeof env === 'string'
        ? env
        : readEnvironment(envFile === undefined ? undefined : toList(envFile)),
    port: toList(options.port).at(-1),
    vars: Object.fromEntries(toList(options.var).map(readVar)),
    rest: [
      ...(options.config === undefined ? ['--config', CONFIGURATION_FILE] : []),
      ...passedOn.flat(),
    ],
  };
}

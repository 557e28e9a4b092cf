import { type AST, getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import { atStart, type Problem } from '../model/problem.ts';
import { suggest } from '../read/fields/suggest.ts';
import { isTimeZone } from '../read/written-date.ts';
import {
  isSetting,
  readSettings,
  SETTING_NAMES,
  type SettingProblem,
  type Settings,
  type Vars,
} from '../settings/settings.ts';
import { type BoundBucket, findBucket } from './bucket.ts';
import { readInput } from './input.ts';
import { checkPermalinks } from './permalinks/patterns.ts';

/** The settings in wrangler.toml, or every problem with them. */
export type Configuration =
  | {
      readonly settings: Settings;
      readonly vars: Vars;
      /** For large files, if one is bound. */
      readonly bucket: BoundBucket | undefined;
    }
  | { readonly problems: readonly Problem[] };

const CONFIGURATION_FILE = 'wrangler.toml';

interface SettingPosition {
  readonly line: number;
  readonly column: number;
}

const dig = (value: unknown, [key, ...rest]: readonly string[]): unknown =>
  key === undefined
    ? value
    : dig(typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined, rest);

/** The position of each table and each of its keys, by dotted path: `env.staging.vars.SITE_URL`. */
function locateFields(program: AST.TOMLProgram): ReadonlyMap<string, SettingPosition> {
  const places = new Map<string, SettingPosition>();
  const note = (keys: readonly (string | number)[], { loc }: AST.TOMLNode): void => {
    places.set(keys.join('.'), { line: loc.start.line, column: loc.start.column + 1 });
  };
  const noteKeyValue = (above: readonly (string | number)[], node: AST.TOMLKeyValue): void => {
    const keys = node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value));
    note([...above, ...keys], node);
  };
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') {
      noteKeyValue([], node);
    } else {
      note(node.resolvedKey, node);
      for (const child of node.body) noteKeyValue(node.resolvedKey, child);
    }
  }
  return places;
}

function parse(
  toml: string,
): { readonly program: AST.TOMLProgram } | { readonly problem: Problem } {
  try {
    return { program: parseTOML(toml) };
  } catch (error) {
    if (error instanceof RangeError) {
      const message = 'too many brackets are open at once; simplify it';
      return { problem: atStart(CONFIGURATION_FILE, message) };
    }
    if (!(error instanceof ParseError)) throw error;
    const { lineNumber: line, column, message } = error;
    return {
      problem: {
        file: CONFIGURATION_FILE,
        line,
        column: column + 1,
        message: `this is not valid TOML: ${message}`,
      },
    };
  }
}

function checkTimeZone({ SITE_TIMEZONE }: Settings): readonly SettingProblem[] {
  const message = `SITE_TIMEZONE: there is no time zone "${SITE_TIMEZONE}"; use one such as Europe/Berlin or UTC`;
  return isTimeZone(SITE_TIMEZONE) ? [] : [{ name: 'SITE_TIMEZONE', message }];
}

/**
 * Reads settings that a person wrote. Here an unknown name is a mistake, while the Worker's
 * environment may hold more than settings.
 * @returns all settings, or all that is wrong with them
 */
export function readVars(
  vars: Vars,
): { readonly settings: Settings } | { readonly problems: readonly SettingProblem[] } {
  const read = readSettings(vars);
  const unknown = Object.keys(vars)
    .filter((name) => !isSetting(name))
    .map((name) => {
      const hint = suggest(name, SETTING_NAMES) || '; see docs/deploying.md#settings';
      return { name, message: `there is no setting ${name}${hint}` };
    });
  const problems = [
    ...('problems' in read
      ? read.problems
      : [...checkTimeZone(read.settings), ...checkPermalinks(read.settings.PERMALINKS)]),
    ...unknown,
  ];
  return 'settings' in read && problems.length === 0 ? read : { problems };
}

/**
 * Reads the settings of an environment from wrangler.toml.
 * @param root the project's folder
 * @param environment the name of an `[env.…]`; undefined for the top-level `[vars]`
 */
export async function readConfiguration(
  root: string,
  environment: string | undefined,
): Promise<Configuration> {
  const input = readInput(root, CONFIGURATION_FILE);
  if (input.kind === 'missing') {
    return { problems: [atStart(CONFIGURATION_FILE, 'no such file; restore it')] };
  }
  if (input.kind === 'unreadable') return { problems: [input.problem] };
  const parsed = parse(new TextDecoder().decode(input.bytes));
  if ('problem' in parsed) return { problems: [parsed.problem] };

  const table = environment ? ['env', environment, 'vars'] : ['vars'];
  const values = getStaticTOMLValue(parsed.program);
  const vars = dig(values, table) ?? (environment ? undefined : {});
  const places = locateFields(parsed.program);
  const placeOf = (name: string): SettingPosition =>
    places.get([...table, name].join('.')) ?? places.get(table.join('.')) ?? { line: 1, column: 1 };
  if (typeof vars !== 'object') {
    const message = `there is no table [${table.join('.')}]; add it, with its settings`;
    return { problems: [atStart(CONFIGURATION_FILE, message)] };
  }

  const read = readVars({ ...vars });
  return 'settings' in read
    ? { ...read, vars: { ...vars }, bucket: findBucket(values, dig(values, table.slice(0, -1))) }
    : {
        problems: read.problems.map(({ name, message }) => ({
          file: CONFIGURATION_FILE,
          ...placeOf(name),
          message,
        })),
      };
}

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
import { checkWorker } from './worker-configuration.ts';
import { CONFIGURATION_FILE, readToml } from './wrangler-toml.ts';

/** What wrangler.toml says of the Worker, if it is not as the Worker needs it. */
interface WorkerFaults {
  /** With these, the site would not work. */
  readonly faults: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** The settings in wrangler.toml, or every problem with them. */
export type Configuration =
  | ({
      readonly settings: Settings;
      readonly vars: Vars;
      /** For large files, if one is bound. */
      readonly bucket: BoundBucket | undefined;
    } & WorkerFaults)
  | { readonly problems: readonly Problem[] };

function checkTimeZone({ SITE_TIMEZONE }: Settings): readonly SettingProblem[] {
  const message = `SITE_TIMEZONE: there is no time zone "${SITE_TIMEZONE}"; use one such as Europe/Berlin or UTC`;
  return isTimeZone(SITE_TIMEZONE) ? [] : [{ name: 'SITE_TIMEZONE', message }];
}

/** No setting is in lower case, but what wrangler has at the top of the file is: `routes`, `r2_buckets`. */
const OF_WRANGLER = /^[a-z][a-z\d_]*$/;

function explainUnknown(name: string): string {
  const hint = suggest(name, SETTING_NAMES);
  if (hint === '' && OF_WRANGLER.test(name))
    return `${name} is no setting of the site; move it to the top of the file, above the first [table]`;
  return `there is no setting ${name}${hint || '; see docs/deploying.md#settings'}`;
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
    .map((name) => ({ name, message: explainUnknown(name) }));
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
  const toml = readToml(new TextDecoder().decode(input.bytes));
  if ('problem' in toml) return { problems: [toml.problem] };

  const table = environment ? ['env', environment, 'vars'] : ['vars'];
  const vars = toml.read(table) ?? (environment ? undefined : {});
  if (typeof vars !== 'object') {
    const message = `there is no table [${table.join('.')}]; add it, with its settings`;
    return { problems: [atStart(CONFIGURATION_FILE, message)] };
  }

  const worker = checkWorker(root, toml, environment);
  const read = readVars({ ...vars });
  if ('settings' in read) {
    const bucket = findBucket(toml.read([]), environment);
    return { ...read, vars: { ...vars }, bucket, ...worker };
  }
  const problems = read.problems.map(({ name, message }) => ({
    file: CONFIGURATION_FILE,
    ...toml.placeOf([...table, name]),
    message,
  }));
  return { problems: [...worker.faults, ...problems] };
}

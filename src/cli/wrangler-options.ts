import yargsParser from 'yargs-parser';

/** Options of `wrangler deploy` and `wrangler dev` that take no value, including hidden ones. */
export const FLAGS: readonly string[] = [
  'autoconfig',
  'bundle',
  'dry-run',
  'enable-containers',
  'experimental-auto-create',
  'experimental-deploy-helpers',
  'experimental-new-config',
  'experimental-provision',
  'experimental-route-zones',
  'help',
  'infer-origin-from-routes',
  'install-skills',
  'keep-vars',
  'latest',
  'live-reload',
  'local',
  'logpush',
  'minify',
  'no-bundle',
  'node-compat',
  'remote',
  'show-interactive-dev-session',
  'strict',
  'temporary',
  'test-scheduled',
  'tunnel',
  'types',
  'upload-source-maps',
  'version',
];

/** Options that take every value up to the next option. */
export const LISTS: readonly string[] = [
  'alias',
  'compatibility-flags',
  'define',
  'domains',
  'env-file',
  'routes',
  'site-exclude',
  'site-include',
  'triggers',
  'tunnel-allowed-mail',
  'var',
  'zone',
  'zone-id',
];

const ALIASES: Readonly<Record<string, string[]>> = {
  'compatibility-flags': ['compatibility-flag'],
  config: ['c'],
  domains: ['domain'],
  env: ['e'],
  'experimental-auto-create': ['x-auto-create'],
  'experimental-deploy-helpers': ['x-deploy-helpers'],
  'experimental-new-config': ['x-new-config'],
  'experimental-provision': ['x-provision'],
  'experimental-route-zones': ['x-route-zones'],
  help: ['h'],
  local: ['l'],
  remote: ['r'],
  routes: ['route'],
  triggers: ['schedule', 'schedules'],
  version: ['v'],
  zone: ['zones'],
  'zone-id': ['zone-ids'],
};

/** Options with one value, as far as Tidings reads them. */
const VALUES: readonly string[] = [
  'assets',
  'config',
  'cwd',
  'env',
  'path',
  'port',
  'script',
  'secrets-file',
  'site',
];

/** Parsed arguments, each under all of its names. */
export interface Options {
  /** Operands: they belong to no option. */
  readonly _: readonly (string | number)[];
  readonly [name: string]: unknown;
}

/**
 * Parses arguments as wrangler does, with the same parser, in every spelling of a name (`--dryRun`,
 * `--dry-run=true`, `--no-dry-run`, `-e=next`).
 * @param ours flags that wrangler does not know
 */
export function parseOptions(argv: readonly string[], ours: readonly string[]): Options {
  const names = [...FLAGS, ...LISTS, ...VALUES];
  const aliases = names.map((name) => [
    name,
    [...(ALIASES[name] ?? []), name].flatMap((alias) => [alias, yargsParser.camelCase(alias)]),
  ]);
  return yargsParser([...argv], {
    alias: Object.fromEntries(aliases),
    array: [...LISTS],
    boolean: [...FLAGS, ...ours],
    string: [...VALUES, ...LISTS],
    narg: { 'tunnel-allowed-mail': 1 },
  });
}

import type { Entries } from './entry.ts';
import type { FieldSyntax } from './front-matter.ts';
import { readHeaderEntries } from './header-entries.ts';
import { readMeantYaml } from './mend-yaml.ts';
import { readTomlEntries } from './toml-entries.ts';
import { readYamlEntries } from './yaml-entries.ts';

/** Reads fields in each syntax. */
export const READERS: Readonly<Record<FieldSyntax, (text: string, file: string) => Entries>> = {
  yaml: readMeantYaml,
  json: readYamlEntries,
  toml: readTomlEntries,
  header: readHeaderEntries,
};

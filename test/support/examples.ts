import { readFileSync } from 'node:fs';
import path from 'node:path';

const PROGRAMS = readFileSync(path.join(import.meta.dirname, '../../docs/programs.md'), 'utf8');

/** Where the documentation has the site. */
const LOCAL = 'http://localhost:8787';

/**
 * The programs of docs/programs.md, for a site that is elsewhere.
 * @param language as the fence says it
 */
export const readExamples = (language: string, site: URL): readonly string[] =>
  Array.from(PROGRAMS.matchAll(/^```(\w+)\n(.*?)^```/gms))
    .filter(([, name]) => name === language)
    .map(([, , code = '']) => code.replaceAll(LOCAL, site.origin));

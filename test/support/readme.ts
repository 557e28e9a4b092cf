import { readFileSync } from 'node:fs';
import path from 'node:path';

const README = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');

/** Where the README has the site. */
const LOCAL = 'http://localhost:8787';

/**
 * The examples of a section, for a site that is elsewhere.
 * @param language as the fence says it
 */
export function readExamples(section: string, language: string, site: URL): readonly string[] {
  const [, text = ''] = new RegExp(`^## ${section}$(.*?)^## `, 'ms').exec(README) ?? [];
  return Array.from(text.matchAll(/^```(\w+)\n(.*?)^```/gms))
    .filter(([, name]) => name === language)
    .map(([, , code = '']) => code.replaceAll(LOCAL, site.origin));
}

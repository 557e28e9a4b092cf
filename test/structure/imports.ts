import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SOURCE = path.join(import.meta.dirname, '../../src');

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, and `import('x')`, be it of a type. */
const IMPORT =
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s+'(?<from>[^']+)'|^\s*import\s+'(?<effect>[^']+)'|\bimport\('(?<call>[^']+)'\)/gm;

/**
 * What each file of `src/` imports, types included: files of `src/` from there on, packages by name. Our own few
 * lines, since what tools for this parse TypeScript with is an interface that TypeScript 7 does not have.
 */
export function readImports(): ReadonlyMap<string, readonly string[]> {
  const names = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  const files = names
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => name.split(path.sep).join('/'));
  return new Map(
    files.map((file) => {
      const text = readFileSync(path.join(SOURCE, file), 'utf8');
      const imports = [...text.matchAll(IMPORT)].flatMap(({ groups = {} }) => {
        const { from, effect, call } = groups;
        return from ?? effect ?? call ?? [];
      });
      const resolve = (name: string): string =>
        name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name;
      return [file, [...new Set(imports.map(resolve))]];
    }),
  );
}

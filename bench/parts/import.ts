import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Part, Row } from '../report.ts';
import { createFolder } from '../scratch.ts';
import { writeExport } from '../site/export.ts';
import { importFile } from '../site/site.ts';

const FULL = 500 * 1000 ** 2;

/** Imports an export of WordPress, and one of half the size: what grows between them grows with the articles. */
export const importing: Part = async ({ of }) => {
  const rows: Row[] = [];
  for (const bytes of [of(FULL) / 2, of(FULL)]) {
    const root = createFolder('import');
    const count = await writeExport(path.join(root, 'export.xml'), bytes);
    const { seconds, megabytes } = importFile(root, 'export.xml', count);
    // It is too large to wait for the end.
    rmSync(root, { recursive: true });
    const what = `import ${Math.round(bytes / 1000 ** 2)} MB of WordPress`;
    rows.push({ what, measured: seconds, unit: 's' });
    rows.push({ what: `${what}, memory`, measured: megabytes, unit: 'MB', target: ['<', 300] });
  }
  return rows;
};

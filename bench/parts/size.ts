import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { findSite, type MadeSite } from '../made/sites.ts';
import { type Findings, formatCount } from '../report.ts';

const MEGABYTE = 1_000_000;

const formatMegabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(2)} MB`;

/** The sizes of all static assets, in bytes. */
async function findAssets({ assets }: MadeSite): Promise<readonly number[]> {
  const entries = await readdir(assets, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(path.join(parentPath, name))).size),
  );
}

/**
 * What is uploaded: the bundle, as `wrangler deploy` makes it, and the static assets.
 * @param articles of the large site
 */
export async function benchmarkSize(articles: number): Promise<Findings> {
  const rows: (readonly string[])[] = [];
  let compressed = 0;
  for (const count of [1, 100, articles]) {
    const site = await findSite(count);
    const files = await findAssets(site);
    compressed = gzipSync(site.script).byteLength;
    rows.push([
      `${formatCount(count)} articles`,
      formatMegabytes(Buffer.byteLength(site.script)),
      formatMegabytes(compressed),
      formatCount(files.length),
      formatMegabytes(files.reduce((sum, each) => sum + each, 0)),
      formatMegabytes(Math.max(...files)),
    ]);
  }
  return {
    tables: [
      [['what is uploaded', 'bundle', 'compressed', 'assets', 'together', 'largest'], ...rows],
    ],
    verdicts: [
      {
        what: `Worker bundle, ${formatCount(articles)} articles, compressed`,
        against: '',
        measured: compressed / MEGABYTE,
        relation: '<',
        limit: 3,
        unit: 'MB',
      },
    ],
  };
}

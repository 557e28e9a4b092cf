import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { formatNumber, type Row, type Scale } from '../report.ts';
import { getSite } from '../site/site.ts';

/** What is uploaded of a large site: the bundle, as `wrangler deploy` makes it, and the static assets. */
export async function benchmarkSize({ articles }: Scale): Promise<readonly Row[]> {
  const { script, assets } = getSite(articles).worker;
  const sizes = readdirSync(assets, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => statSync(path.join(parentPath, name)).size / 1e6);
  const together = sizes.reduce((sum, each) => sum + each, 0);
  const compressed = gzipSync(script).byteLength / 1e6;
  const what = `Worker bundle, ${formatNumber(articles)} articles, compressed`;
  return [
    { what, measured: compressed, unit: 'MB', target: ['<', 3] },
    { what: 'static assets', measured: sizes.length, unit: '' },
    { what: '  together', measured: together, unit: 'MB' },
  ];
}

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { formatNumber, type Part } from '../report.ts';
import { getSite } from '../site/site.ts';

/** What is uploaded of a large site: the bundle, as `wrangler deploy` makes it, and the static assets. */
export const size: Part = async ({ articles }) => {
  const { script, assets } = getSite(articles).worker;
  const files = readdirSync(assets, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(path.join(assets, name)))
    .filter((file) => file.isFile());
  const together = files.reduce((sum, { size }) => sum + size, 0);
  const what = `Worker bundle, ${formatNumber(articles)} articles, compressed`;
  return [
    { what, measured: gzipSync(script).length / 1e6, unit: 'MB', target: ['<', 3] },
    { what: 'static assets', measured: files.length },
    { what: '  together', measured: together / 1e6, unit: 'MB' },
  ];
};

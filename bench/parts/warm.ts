import { formatNumber, type Part, type Row } from '../report.ts';
import { pathOf } from '../site/article.ts';
import { bundleOther, FEW, getSite, ORDINARY } from '../site/site.ts';
import { makeConstant } from '../workerd/constant.ts';
import { measurePair } from './pairs.ts';

/** What is asked, and how many times as often as of a constant it is to be answered. */
const REQUESTS = [
  ['200 of a feed', { path: '/rss.xml', status: 200 }, 0.95],
  ['304 of a feed', { path: '/rss.xml', status: 304 }, 0.95],
  ['200 of an article', { path: pathOf(0), status: 200 }, 0.9],
] as const;

/**
 * Beside the limit of the platform, with each constant beside itself: how far from 1 that is, is noise. Beside Hono
 * and `feed`, which render on every request. And with many articles beside few, whose documents are alike.
 */
export const warm: Part = async ({ articles, of }) => {
  const [{ worker }, many, few] = [getSite(ORDINARY), getSite(articles), getSite(FEW)];
  const rows: Row[] = [];
  for (const [name, request, limit] of REQUESTS) {
    const constant = await makeConstant(worker, request);
    const row = { what: `${name}, warm`, beside: 'a constant', target: ['≥', limit] } as const;
    const control = { what: 'control', beside: 'itself' };
    rows.push(...(await measurePair(row, [worker, constant], request, of)));
    rows.push(...(await measurePair(control, [constant, constant], request, of)));
  }
  const [[name, request]] = REQUESTS;
  const rival = { what: `${name}, warm`, beside: 'rendering each time', target: ['≥', 4] } as const;
  rows.push(...(await measurePair(rival, [worker, bundleOther('rival')], request, of)));
  for (const [name, request] of REQUESTS) {
    const what = `${name}, ${formatNumber(articles)}, warm`;
    const row = { what, beside: `the same of ${FEW}`, target: ['≥', 0.98] } as const;
    rows.push(...(await measurePair(row, [many.shortFeeds, few.shortFeeds], request, of)));
  }
  return rows;
};

import { formatNumber, type Part } from '../report.ts';
import { getSite, ORDINARY } from '../site/site.ts';
import { measurePair } from './pairs.ts';

/** Redirects of a site whose warm answers are measured beside those of one without. */
const RULES = 5000;

/**
 * Warm answers of a site with thousands of redirects beside one with none; and of the front page with a query, which is
 * looked at since it may be an old address, beside the same without.
 */
export const redirects: Part = async ({ of }) => {
  const [ruled, plain] = [getSite(ORDINARY, RULES).worker, getSite(ORDINARY).worker];
  const target = ['≥', 0.98] as const;
  const feed = `200 of a feed, ${formatNumber(RULES)} redirects, warm`;
  return [
    ...(await measurePair(
      { what: feed, beside: 'none', target },
      [ruled, plain],
      { path: '/rss.xml', status: 200 },
      of,
    )),
    ...(await measurePair(
      { what: 'front page, a query, warm', beside: 'no query', target },
      [plain, plain],
      { path: '/?utm_source=feed', status: 200 },
      of,
      { path: '/', status: 200 },
    )),
  ];
};

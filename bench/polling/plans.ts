import type { Total } from './model.ts';

/** @see https://developers.cloudflare.com/workers/platform/pricing/, as it was in November 2026 */
const PRICES = {
  freeRequestsADay: 100_000,
  month: 5,
  requestsIncluded: 10_000_000,
  aMillionRequests: 0.3,
  cpuIncluded: 30_000_000,
  aMillionMilliseconds: 0.02,
} as const;

/** What a week of polls means for Cloudflare's plans. */
export function describePlans({ requests, cpu }: Total): readonly [free: string, paid: string] {
  const [aDay, month] = [requests / 7, (30 / 7) * requests];
  const overRequests = Math.max(0, month - PRICES.requestsIncluded) / 1e6;
  const overCpu = Math.max(0, (30 / 7) * cpu - PRICES.cpuIncluded) / 1e6;
  const dollars =
    PRICES.month + overRequests * PRICES.aMillionRequests + overCpu * PRICES.aMillionMilliseconds;
  const times = aDay / PRICES.freeRequestsADay;
  return [
    times <= 1 ? 'fits' : `${times.toFixed(1)} × the limit`,
    `$${dollars.toFixed(2)} a month`,
  ];
}

import { HOME_PATH } from '../paths.ts';
import { ENDLESS, HTTPS, WWW } from './advice.ts';
import type { Answer, Ask, Reply } from './ask.ts';
import { type Check, fail, pass } from './check.ts';

/** How often an address may lead on. Browsers follow more, but no feed reader needs to. */
const MOST_STEPS = 5;

/** One address that leads to the next. */
interface Step {
  readonly from: URL;
  readonly to: URL;
  readonly status: number;
}

/** Where the address of a site leads in the end, and what is there. */
export interface Reached {
  /** An origin. */
  readonly site: URL;
  readonly reply: Reply;
  readonly steps: readonly Step[];
}

/** Where an answer leads; undefined if it is no redirect. */
export function readLocation({ status, headers, url }: Answer): URL | undefined {
  const location = headers.get('location');
  if (status < 300 || status >= 400 || location === undefined) return undefined;
  return URL.parse(location, url) ?? undefined;
}

/** The front page of another host, or of the same by another scheme: anything else is no address of a whole site. */
const isOtherSite = (to: URL, { origin }: URL): boolean =>
  to.href === `${to.origin}${HOME_PATH}` && to.origin !== origin;

/** Whether the last step leads back to where it was. */
export const isEndless = (steps: readonly Step[]): boolean =>
  steps.some(({ from }) => from.origin === steps.at(-1)?.to.origin);

/** Asks for the front page of a site, and of the site that it leads to. */
export async function followFront(asked: URL, ask: Ask): Promise<Reached> {
  const steps: Step[] = [];
  let site = asked;
  for (;;) {
    const reply = await ask(site.origin + HOME_PATH);
    const to = reply.kind === 'answer' ? readLocation(reply) : undefined;
    if (reply.kind === 'silence' || !to || !isOtherSite(to, site) || steps.length === MOST_STEPS)
      return { site, reply, steps };
    steps.push({ from: site, to, status: reply.status });
    if (isEndless(steps)) return { site, reply, steps };
    site = to;
  }
}

const describe = (steps: readonly Step[]): string =>
  steps.map(({ to }) => `leads to ${to.origin}`).join(', which ');

/** Whether a step changes nothing but `http:` to `https:`. */
const isUpgrade = ({ from, to }: Step): boolean =>
  from.hostname === to.hostname && from.protocol === 'http:' && to.protocol === 'https:';

/** Says where the address led that was asked for; nothing if it is the one of the site. */
export function judgeSteps({ steps }: Reached): readonly Check[] {
  const [first] = steps;
  if (!first) return [];
  const seen = `${first.from.origin} ${describe(steps)}`;
  if (isEndless(steps)) return [fail('address', `${seen}, and so on without end`, ENDLESS)];
  const passing = steps.find(({ status }) => status !== 301 && status !== 308);
  if (passing) {
    const { from, status } = passing;
    const todo = isUpgrade(passing) ? HTTPS : WWW;
    return [
      fail(
        'address',
        `${seen}; ${from.origin} does so with ${status}, which is not for good`,
        todo,
      ),
    ];
  }
  return [pass('address', `${seen}, which is examined in its place`)];
}

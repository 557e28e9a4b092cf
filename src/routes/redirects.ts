import { type Now, respondMoved } from '../http/representation.ts';
import { type Destination, isOnSite, pathOf } from '../model/redirect.ts';
import { canonicalPath } from '../paths.ts';

/** Answers a request for another path of the site. */
export type Ask = (request: Request) => Response | Promise<Response>;

/** How often a rule may lead on to what only another rule knows. */
const MOST_HOPS = 5;

/** Routes read nothing but the path. */
const ORIGIN = 'https://host.invalid';

/** Only a redirect for good may be followed by another one that is kept as long. */
const isForNow = (status: number): boolean => status !== 301 && status !== 308;

/** Joins two redirects: what the first adds to a path stays, and one for now makes both so. */
function joinMoves({ to, status = 301 }: Destination, location: string, second: number) {
  const added = to.slice(pathOf(to).length);
  return {
    to: location === pathOf(location) ? location + added : location,
    status: isForNow(second) && !isForNow(status) ? second : status,
  };
}

/**
 * Redirects in one hop: the site is asked what it would answer at the other path.
 * @param ask answers as the site does
 */
export function createRedirects(ask: Ask) {
  /** Requests that the site asks itself, and how many rules led there. No header tells, as anybody could send it. */
  const hopsOf = new WeakMap<Request, number>();

  /** By HEAD, which opens no file; what says that nothing is there is asked for by GET, since people read it. */
  const askFor = async (path: string, hops: number, method = 'HEAD'): Promise<Response> => {
    const request = new Request(ORIGIN + path, { method });
    hopsOf.set(request, hops);
    return ask(request);
  };

  return {
    /** What the canonical path answers tells whether it leads anywhere. */
    async answerCanonical(request: Request, path: string, time: Now): Promise<Response> {
      const hops = hopsOf.get(request) ?? 0;
      const answer = await askFor(path, hops);
      if (answer.ok) return respondMoved({ to: path }, time);
      return answer.headers.has('location') ? answer : askFor(path, hops, 'GET');
    },

    /** Redirects to where a rule leads; undefined if nothing is there. */
    async follow(
      request: Request,
      destination: Destination,
      time: Now,
    ): Promise<Response | undefined> {
      const { to, status } = destination;
      if (!isOnSite(to)) return respondMoved(destination, time);
      const hops = hopsOf.get(request) ?? 0;
      if (hops >= MOST_HOPS) return undefined;
      const path = canonicalPath(pathOf(to));
      const answer = await askFor(path, hops + 1);
      if (answer.ok) return respondMoved({ to: path + to.slice(pathOf(to).length), status }, time);
      const location = answer.headers.get('location');
      if (location !== null)
        return respondMoved(joinMoves(destination, location, answer.status), time);
      return answer.status === 410 ? askFor(path, hops + 1, 'GET') : undefined;
    },
  };
}

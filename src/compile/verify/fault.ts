import { atStart, type Problem } from '../../model/problem.ts';
import { SEEDS } from '../seeds.ts';
import type { PublishedArticle } from '../site.ts';
import type { Fault } from './portion.ts';

/** What to tell the publisher: it is our bug, but only they can publish something else. */
export function explainFault(
  { path, why, id }: Fault,
  published: readonly PublishedArticle[],
): Problem {
  const parsed = published.find(({ identity }) => identity.id === id);
  return atStart(
    parsed?.file ?? SEEDS,
    `${path} could not be served (${why}), which is a fault of Tidings; report it, and ${parsed ? 'simplify the article' : 'take back the last change'} for now`,
  );
}

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
    `a bug in Tidings keeps ${path} from being served (${why}); please report it, and ${parsed ? 'simplify the article' : 'undo the last change'} for now`,
  );
}

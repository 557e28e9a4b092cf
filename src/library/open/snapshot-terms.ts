import { type Article, withoutTexts } from '../../model/article.ts';
import { TAXONOMIES, type Taxonomy, type TermKey } from '../../model/term.ts';
import { type LibraryIndex, MAIN_TERMS } from '../format.ts';
import { addTerms, type ListedTerm, listsOf, pickLargest } from '../listed-terms.ts';
import { takeLatest } from './latest.ts';
import type { Released } from './released.ts';
import type { ShardReader } from './shards.ts';
import type { Snapshot } from './snapshot.ts';

type TermsOfSnapshot = Pick<
  Snapshot,
  'term' | 'termLatest' | 'termArchive' | 'terms' | 'mainTerms'
>;

/** The tags and authors of the site as it was compiled, and of the articles released since. */
export function createSnapshotTerms(
  { language, terms }: LibraryIndex,
  shards: ShardReader,
  calendar: Released,
): TermsOfSnapshot {
  const { articles: released } = calendar;

  const addReleased = (known: readonly ListedTerm[], kind: Taxonomy): readonly ListedTerm[] =>
    released.length === 0 ? known : addTerms(known, kind, released, language);

  const releasedOf = (key: TermKey): readonly Article[] =>
    released.filter((article) => listsOf(article).includes(key));

  /** A term with the name that its newest article gives it; undefined if it has no article. */
  function nameTerm(key: TermKey, known: ListedTerm | undefined): ListedTerm | undefined {
    const kind = TAXONOMIES.find((each) => key.startsWith(`${each}/`));
    return kind && addReleased(known ? [known] : [], kind).find((term) => term.key === key);
  }

  return {
    term: async (key) => {
      const { term: known, newest = [], archives = 0 } = (await shards.read('term', key)) ?? {};
      const term = nameTerm(key, known);
      return term && { term, articles: [...releasedOf(key), ...newest], archives };
    },
    termLatest: async (key, limit) => {
      const { term: known, articles = [], removed = [] } = (await shards.read('feed', key)) ?? {};
      const term = nameTerm(key, known);
      const newer = releasedOf(key).map(withoutTexts);
      return term && { term, ...takeLatest(newer, { articles, removed }, limit, calendar) };
    },
    termArchive: (key, number) => shards.read('term-archive', `${key}/${number}`),
    terms: async (kind) => addReleased((await shards.read('terms', kind)) ?? [], kind),
    mainTerms: (kind) => pickLargest(addReleased(terms[kind], kind), MAIN_TERMS),
  };
}

import { finishSite, identifyArticles } from '../compile/publication.ts';
import type { Sources } from '../compile/sources.ts';
import type { Lock, LockEntry } from '../lock/lock.ts';
import { isAbsoluteIri } from '../model/address.ts';
import type { Instant } from '../model/article.ts';
import type { FeedItem } from './feed-items.ts';
import type { KnownArticle } from './known-articles.ts';

/** An item, and the article that gets its id. */
export interface Pair {
  readonly item: FeedItem;
  readonly article: KnownArticle;
}

/** What an article has already, or gets from an item. */
export type Outcome = 'gets it' | 'has it' | 'has another';

/**
 * Whether an article can take the id of an item. One that its file states stays, and so does one that came from another
 * feed; but of two feeds, Atom can have one id and RSS and JSON Feed the other.
 */
export function decide({ item, article }: Pair): Outcome {
  const { id, entry, isStated } = article;
  if (item.id === id || item.id === entry.guid) return 'has it';
  if (isStated) return 'has another';
  if (entry.imported !== true) return 'gets it';
  const isFree = item.isAtom
    ? entry.guid !== undefined && id.startsWith('tag:')
    : entry.guid === undefined;
  return isFree && (!item.isAtom || isAbsoluteIri(item.id)) ? 'gets it' : 'has another';
}

/** When readers first saw it: what their reader says of an article that has no date of its own. */
function earlier(
  { firstSeen, published, archive }: LockEntry,
  item: FeedItem,
  updated: Instant | undefined,
  isDeployed: boolean,
): Instant {
  const first = item.published ?? firstSeen;
  const isOpen = published === undefined && (archive === undefined || !isDeployed);
  return isOpen && first < firstSeen && (updated ?? '') <= first ? first : firstSeen;
}

/** Puts the second id of an article beside the first. */
function giveSecond(articles: Record<string, LockEntry>, { item, article }: Pair): void {
  const entry = articles[article.id];
  if (!entry) return;
  if (!item.isAtom) {
    articles[article.id] = { ...entry, guid: item.id };
    return;
  }
  delete articles[article.id];
  articles[item.id] = entry;
}

/** Takes articles out of archives that nobody has seen, to be sealed anew in their new order. */
const unseal = (articles: Readonly<Record<string, LockEntry>>): Record<string, LockEntry> =>
  Object.fromEntries(Object.entries(articles).map(([id, { archive: _, ...entry }]) => [id, entry]));

/**
 * The lock in which the articles have the ids of their items, and those without a date of their own the date that readers
 * know. Nothing else changes, so nothing is re-dated.
 */
export function giveIds(sources: Sources, pairs: readonly Pair[]): Lock {
  const first = pairs.filter(({ article }) => article.entry.imported !== true);
  const given = new Map(
    first
      .filter((pair) => decide(pair) === 'gets it')
      .map(({ item, article }) => [article.file, item.id]),
  );
  const { lock, identities } = identifyArticles(sources, given);
  const articles = { ...lock.articles };
  let isMoved = false;
  const updates = new Map(sources.parsedArticles.map(({ file, fields }) => [file, fields.updated]));
  for (const { item, article } of first) {
    const id = identities.get(article.file)?.id ?? '';
    const entry = articles[id];
    if (!entry || decide({ item, article }) === 'has another') continue;
    const firstSeen = earlier(entry, item, updates.get(article.file), sources.isDeployed);
    isMoved ||= firstSeen !== entry.firstSeen;
    articles[id] = { ...entry, firstSeen, imported: true };
  }
  for (const pair of pairs) {
    const { entry } = pair.article;
    if (entry.imported === true && decide(pair) === 'gets it') giveSecond(articles, pair);
  }
  const isUnsealed = isMoved && !sources.isDeployed;
  return finishSite({ ...lock, articles: isUnsealed ? unseal(articles) : articles }, sources);
}

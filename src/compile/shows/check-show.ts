import type { Article } from '../../model/article.ts';
import type { Show } from '../../model/show.ts';
import type { Marked } from '../../model/site-mark.ts';
import type { ShowFieldName } from '../../read/shows/show-names.ts';

/** In bytes. */
const MOST_DESCRIPTION = 4000;

const countBytes = (text: string): number => new TextEncoder().encode(text).length;

const inDigits = (number: number): string => number.toLocaleString('en');

/** Trailers and extras are not counted. */
const lacksNumber = ({ audio, episode }: Article): boolean => {
  const { number = 0 } = episode ?? {};
  const isNumbered = number >= 1 && Number.isInteger(number);
  return (audio?.episodeType ?? 'full') === 'full' && !isNumbered;
};

/** What FEED_LIMIT may be at most. */
const MOST_ARTICLES = 1000;

/**
 * Why apps list only a part of a show: they do not read archives. Of a list that is mostly articles without sound,
 * nobody expects all of them.
 * @param articles of the feed, the newest first
 * @param limit how many of them it has
 */
export function explainCutShow(articles: readonly Article[], limit: number): string | undefined {
  const episodes = articles.filter(({ audio }) => audio !== undefined);
  const cut = articles.slice(limit).filter(({ audio }) => audio !== undefined);
  if (cut.length === 0 || limit >= MOST_ARTICLES || 2 * episodes.length < articles.length) return;
  const wanted = Math.min(MOST_ARTICLES, 100 * Math.ceil(articles.length / 100));
  const missed = `${inDigits(cut.length)} of ${inDigits(episodes.length)} episodes`;
  return `FEED_LIMIT is ${limit}, so podcast apps, which read no archives, miss ${missed}; set it to ${wanted} in wrangler.toml`;
}

/**
 * What Apple wants of a show besides a picture and a category, and what to do.
 * @param episodes of the show, the newest first
 * @see https://podcasters.apple.com/support/823-podcast-requirements
 */
export function* explainShow(
  { description, type }: Show<Marked>,
  episodes: readonly Article[],
): Generator<readonly [field: ShowFieldName, message: string]> {
  const bytes = countBytes(description ?? '');
  if (bytes > MOST_DESCRIPTION) {
    const sizes = `${inDigits(bytes)} bytes long, and Apple takes ${inDigits(MOST_DESCRIPTION)}`;
    yield ['description', `this is ${sizes}; shorten it`];
  }
  const unnumbered = type === 'serial' ? episodes.filter(lacksNumber) : [];
  const [last] = unnumbered;
  if (!last) return;
  const seen = `${inDigits(unnumbered.length)} of ${inDigits(episodes.length)} have none, such as "${last.title}"`;
  yield [
    'type',
    `Apple wants a whole number for each episode of a serial show, and ${seen}; add "episode" to them, or write "episodic"`,
  ];
}

import type { Article } from '../../model/article.ts';
import type { Problem } from '../../model/problem.ts';
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

/** The list that a show is of. */
export interface ShowList {
  readonly name: string;
  /** The newest first. */
  readonly articles: readonly Article[];
  /** Where a problem with it is told. */
  readonly place: Omit<Problem, 'message'>;
}

const countEpisodes = (articles: readonly Article[]): number =>
  articles.filter(({ audio }) => audio !== undefined).length;

/** Of a list that is mostly articles without sound, nobody expects all of them. */
const isCut = ({ articles }: ShowList, limit: number): boolean =>
  countEpisodes(articles.slice(limit)) > 0 && 2 * countEpisodes(articles) >= articles.length;

/**
 * Tells, once, the shows of which apps list only a part: they do not read archives.
 * @param limit how many articles a feed has
 */
export function findCutShows(lists: readonly ShowList[], limit: number): readonly Problem[] {
  const cut = limit < MOST_ARTICLES ? lists.filter((list) => isCut(list, limit)) : [];
  const [first] = cut;
  if (!first) return [];
  const missed = cut.map(({ name, articles }) => {
    const [part, whole] = [articles.slice(limit), articles].map(countEpisodes).map(inDigits);
    return `${part} of ${whole} episodes${cut.length > 1 ? ` of "${name}"` : ''}`;
  });
  const longest = Math.max(...cut.map(({ articles }) => articles.length));
  const wanted = Math.min(MOST_ARTICLES, 100 * Math.ceil(longest / 100));
  const message = `FEED_LIMIT is ${limit}, so podcast apps, which read no archives, miss ${missed.join(' and ')}; set it to ${wanted} in wrangler.toml`;
  return [{ ...first.place, message }];
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

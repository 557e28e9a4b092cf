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

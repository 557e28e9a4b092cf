import { createAnswering } from '../answering.ts';
import { createChannels } from '../channels.ts';
import type { Lifetime } from '../http/policy.ts';
import { createRepresentation } from '../http/representation.ts';
import { DOCUMENT_SECURITY } from '../http/security.ts';
import type { Edition } from '../library/edition.ts';
import type { Library } from '../library/library.ts';
import { renderGone, renderNotFound } from '../pages/missing.tsx';
import type { Settings } from '../settings.ts';
import { createDirectoryHandlers } from './directories.ts';
import { createFeedHandlers } from './feeds.ts';
import type { Answer, Kit } from './kit.ts';
import { createPageHandlers } from './pages.ts';

/** Articles that a page for what is not there names. */
const FEW = 5;

/**
 * An answer to each kind of request.
 * @param clock milliseconds since 1970
 */
export function createHandlers(library: Library, settings: Settings, clock: () => number) {
  const channels = createChannels(settings);
  const { masthead } = channels;
  const readLatest = ({ main }: Edition) => main.listings(FEW);
  const answer = createAnswering(library, clock, {
    unknown: async (edition) => renderNotFound(masthead, await readLatest(edition)),
    gone: async (edition) => renderGone(masthead, await readLatest(edition)),
  });
  const kit: Kit = { answer, channels, library, settings };

  return {
    ...createFeedHandlers(kit),
    ...createPageHandlers(kit),
    ...createDirectoryHandlers(kit),

    /** A file that is the same for as long as the Worker is. */
    file: (
      request: Request,
      path: string,
      text: string,
      mediaType: string,
      lifetime: Lifetime,
    ): Answer =>
      answer.document(request, path, async ({ lastModified }) =>
        createRepresentation(text, mediaType, lastModified, {
          lifetime,
          headers: DOCUMENT_SECURITY,
        }),
      ),

    moved: answer.moved,
    unknown: answer.unknown,
    failure: answer.failure,
  };
}

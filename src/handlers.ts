import { articlePath } from './article/article.ts';
import { createChannels } from './channels.ts';
import { findAlternates, findFeedLinks } from './document-links.ts';
import type { Channel } from './feed/channel.ts';
import { FEED_FORMATS, type FeedFormat } from './feed/formats.ts';
import { RENDER } from './feed/render.ts';
import { formatLinks } from './http/link.ts';
import { createMemory } from './http/memory.ts';
import { CACHE, type Lifetime } from './http/policy.ts';
import { refuse } from './http/refusal.ts';
import {
  createRepresentation,
  encode,
  type Moment,
  type Representation,
  respond,
  respondMissing,
  respondMoved,
  type Sending,
} from './http/representation.ts';
import { ANYWHERE, DOCUMENT_SECURITY, PAGE_SECURITY, READABLE_ANYWHERE } from './http/security.ts';
import type { Edition, Library } from './library/library.ts';
import { renderArticle } from './pages/article.tsx';
import { renderFront } from './pages/front.tsx';
import { renderGone, renderNotFound } from './pages/missing.tsx';
import type { Settings } from './settings.ts';

/** A request for what a program reads, not a person: its path ends like that of a file. */
const NAMES_A_FILE = /\.(?!html?$)\w+$/i;

/** Makes something when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * An answer to each kind of request, and what these share: the documents that were rendered.
 * @param clock milliseconds since 1970
 */
export function createHandlers(library: Library, settings: Settings, clock: () => number) {
  const { masthead, toItem, readMain, readArchive } = createChannels(settings);

  const page: Sending = {
    lifetime: CACHE.page,
    headers: {
      ...PAGE_SECURITY,
      'Cache-Tag': 'site',
      Link: formatLinks(findAlternates(masthead)),
    },
  };

  const renderFeed = (channel: Channel, format: FeedFormat, lifetime: Lifetime): Representation =>
    createRepresentation(RENDER[format](channel), FEED_FORMATS[format].mediaType, channel.updated, {
      lifetime,
      headers: {
        ...DOCUMENT_SECURITY,
        ...READABLE_ANYWHERE,
        'Cache-Tag': 'site,feed',
        Link: formatLinks(findFeedLinks(channel, format)),
      },
    });

  const feedLifetime = CACHE.feed(settings.FEED_MAX_AGE);

  let printed: Edition | undefined;
  let memory = createMemory<Representation>();

  /** The edition of this moment. What was rendered of an earlier one goes with it. */
  const open = () => {
    const now = clock();
    const edition = library.at(now);
    if (edition !== printed) memory = createMemory();
    printed = edition;
    const moment: Moment = { now, until: edition.until };
    return { edition, documents: memory, moment };
  };

  const missing = {
    page: { lifetime: CACHE.notFound, headers: PAGE_SECURITY },
    gone: { lifetime: CACHE.gone, headers: PAGE_SECURITY },
    file: { lifetime: CACHE.notFound, headers: { ...DOCUMENT_SECURITY, ...ANYWHERE } },
  } as const satisfies Record<string, Sending>;
  const notFoundPage = once(() => encode(renderNotFound(masthead), 'text/html', missing.page));
  const gonePage = once(() => encode(renderGone(masthead), 'text/html', missing.gone));
  const noFile = once(() => encode('There is nothing here.\n', 'text/plain', missing.file));

  /** Where no document is: the way to where it went, or that there is none. */
  const answerUnknown = async ({ url }: Request): Promise<Response> => {
    const { edition, moment } = open();
    const { pathname } = new URL(url);
    const trace = await edition.trace(pathname);
    if (trace.kind === 'moved') return respondMoved(trace.to, CACHE.moved, moment);
    if (trace.kind === 'gone') return respondMissing(410, gonePage(), moment);
    const nothing = NAMES_A_FILE.test(pathname) ? noFile() : notFoundPage();
    return respondMissing(404, nothing, moment);
  };

  /**
   * The document at a path, rendered where that was not done before.
   * @param render returns nothing where there is no such document
   */
  const answer = async (
    request: Request,
    path: string,
    render: (edition: Edition) => Promise<Representation | undefined>,
  ): Promise<Response> => {
    const { edition, documents, moment } = open();
    const document = await documents.recall(path, () => render(edition));
    return document ? respond(request, document, moment) : answerUnknown(request);
  };

  return {
    feed: (request: Request, format: FeedFormat): Promise<Response> =>
      answer(request, FEED_FORMATS[format].path, async (edition) =>
        renderFeed(await readMain(edition), format, feedLifetime),
      ),

    archive: (request: Request, number: number, format: FeedFormat): Promise<Response> =>
      answer(request, `/archive/${number}${FEED_FORMATS[format].path}`, async (edition) => {
        const archive = await readArchive(edition, number);
        if (!archive) return undefined;
        const lifetime = archive.isFinal ? CACHE.immutable : feedLifetime;
        return renderFeed(archive.channel, format, lifetime);
      }),

    front: (request: Request): Promise<Response> =>
      answer(request, '/', async (edition) => {
        const channel = await readMain(edition);
        return createRepresentation(renderFront(channel), 'text/html', channel.updated, page);
      }),

    article: (request: Request, slug: string): Promise<Response> =>
      answer(request, articlePath(slug), async (edition) => {
        const found = await edition.find(slug);
        if (!found) return undefined;
        const text = renderArticle(masthead, toItem(found.article));
        return createRepresentation(text, 'text/html', found.lastModified, page);
      }),

    /** A file that is the same for as long as the Worker is. */
    file: (
      request: Request,
      path: string,
      text: string,
      mediaType: string,
      lifetime: Lifetime,
    ): Promise<Response> =>
      answer(request, path, async ({ lastModified }) =>
        createRepresentation(text, mediaType, lastModified, {
          lifetime,
          headers: DOCUMENT_SECURITY,
        }),
      ),

    moved: (path: string): Response => respondMoved(path, CACHE.moved, open().moment),

    unknown: answerUnknown,

    /** A bug: the log has what happened and where, and the answer nothing of it. */
    failure({ method, url }: Request, { name, message, stack }: Error): Response {
      console.error({ message: `${name}: ${message}`, method, path: new URL(url).pathname, stack });
      return refuse(500, 'Something went wrong here. Try again later.');
    },
  };
}

import { articlePath } from './article/article.ts';
import { createChannels } from './channels.ts';
import type { Channel, Masthead } from './feed/channel.ts';
import { FEED_FORMATS, type FeedFormat } from './feed/formats.ts';
import { RENDER } from './feed/render.ts';
import { formatLinks, type Link } from './http/link.ts';
import { createMemory, type Memory } from './http/memory.ts';
import { CACHE, type Lifetime } from './http/policy.ts';
import { refuse } from './http/refusal.ts';
import {
  createRepresentation,
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

/** An edition of the site with the documents that were rendered of it. */
interface Issue {
  readonly edition: Edition;
  readonly documents: Memory<Representation>;
}

/** A request for what a program reads, not a person: its path ends like that of a file. */
const NAMES_A_FILE = /\.(?!html?$)\w+$/i;

/** RFC 8288: the feed in each format, for whoever reads a page. */
const findAlternates = ({ title, feedUrls }: Masthead): readonly Link[] =>
  Object.entries(FEED_FORMATS).map(([format, { name, mediaType }]) => ({
    href: feedUrls[format as FeedFormat],
    rel: 'alternate',
    type: mediaType,
    title: `${title} (${name})`,
  }));

/** What a feed is, where its older items are (RFC 5005 §4), and its hub as WebSub §4 wants it. */
const findFeedLinks = ({ feedUrls, paging, hubUrl }: Channel, format: FeedFormat) => {
  const { current, previous, next } = paging;
  const links: readonly (readonly [rel: string, href: string | undefined])[] = [
    ['self', feedUrls[format]],
    ['current', current?.[format]],
    ['prev-archive', previous?.[format]],
    ['next-archive', next?.[format]],
    ['hub', hubUrl],
  ];
  return links.flatMap(([rel, href]): readonly Link[] => (href ? [{ rel, href }] : []));
};

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

  let issue: Issue | undefined;

  /** The documents of the current edition: what was rendered of an earlier one goes with it. */
  const findIssue = (now: number): Issue => {
    const edition = library.at(now);
    if (issue?.edition !== edition) issue = { edition, documents: createMemory() };
    return issue;
  };

  const open = (): Issue & { readonly moment: Moment } => {
    const now = clock();
    const { edition, documents } = findIssue(now);
    return { edition, documents, moment: { now, until: edition.until } };
  };

  /** That nothing is there, as a page, or as a sentence where a program asks for a file. */
  const answerMissing = async (status: 404 | 410, path: string): Promise<Response> => {
    const { edition, documents, moment } = open();
    const lifetime = status === 410 ? CACHE.gone : CACHE.notFound;
    const isForProgram = NAMES_A_FILE.test(path);
    const missing = await documents.recall(`${status} ${isForProgram}`, async () => {
      const { lastModified } = edition;
      if (isForProgram) {
        const headers = { ...DOCUMENT_SECURITY, ...ANYWHERE };
        const sentence = 'There is nothing here.\n';
        return createRepresentation(sentence, 'text/plain', lastModified, { lifetime, headers });
      }
      const render = status === 410 ? renderGone : renderNotFound;
      const sending = { lifetime, headers: PAGE_SECURITY };
      return createRepresentation(render(masthead), 'text/html', lastModified, sending);
    });
    return respondMissing(status, missing, moment);
  };

  /** Where no document is: the way to where it went, or that there is none. */
  const answerUnknown = async ({ url }: Request): Promise<Response> => {
    const { edition, moment } = open();
    const { pathname } = new URL(url);
    const path = await edition.redirect(pathname);
    return path === undefined
      ? answerMissing(404, pathname)
      : respondMoved(path, CACHE.moved, moment);
  };

  return {
    async feed(request: Request, format: FeedFormat): Promise<Response> {
      const { edition, documents, moment } = open();
      const document = await documents.recall(FEED_FORMATS[format].path, async () =>
        renderFeed(await readMain(edition), format, feedLifetime),
      );
      return respond(request, document, moment);
    },

    async archive(request: Request, number: number, format: FeedFormat): Promise<Response> {
      const { edition, documents, moment } = open();
      const archive = await readArchive(edition, number);
      if (!archive) return answerUnknown(request);
      const { channel, isFull } = archive;
      const document = await documents.recall(channel.feedUrls[format], async () =>
        renderFeed(channel, format, isFull ? CACHE.immutable : feedLifetime),
      );
      return respond(request, document, moment);
    },

    async front(request: Request): Promise<Response> {
      const { edition, documents, moment } = open();
      const front = await documents.recall('/', async () => {
        const channel = await readMain(edition);
        return createRepresentation(renderFront(channel), 'text/html', channel.updated, page);
      });
      return respond(request, front, moment);
    },

    async article(request: Request, slug: string): Promise<Response> {
      const { edition, documents, moment } = open();
      const found = await edition.find(slug);
      if (found.kind === 'removed') return answerMissing(410, articlePath(slug));
      if (found.kind === 'unknown') return answerUnknown(request);
      const document = await documents.recall(articlePath(slug), async () =>
        createRepresentation(
          renderArticle(masthead, toItem(found.article)),
          'text/html',
          found.lastModified,
          page,
        ),
      );
      return respond(request, document, moment);
    },

    /** A file that is the same for as long as the Worker is. */
    async file(
      request: Request,
      path: string,
      text: string,
      mediaType: string,
      lifetime: Lifetime,
    ): Promise<Response> {
      const { edition, documents, moment } = open();
      const file = await documents.recall(path, async () =>
        createRepresentation(text, mediaType, edition.lastModified, {
          lifetime,
          headers: DOCUMENT_SECURITY,
        }),
      );
      return respond(request, file, moment);
    },

    moved: (path: string): Response => respondMoved(path, CACHE.moved, open().moment),

    unknown: answerUnknown,

    /** A bug: the log has what happened and where, and the answer nothing of it. */
    failure({ method, url }: Request, { name, message, stack }: Error): Response {
      console.error({ message: `${name}: ${message}`, method, path: new URL(url).pathname, stack });
      return refuse(500, 'Something went wrong here. Try again later.');
    },
  };
}

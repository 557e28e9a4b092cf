import { articlePath } from './article/article.ts';
import { createChannels } from './channels.ts';
import type { Masthead } from './feed/channel.ts';
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

/** What a feed is, and its hub as WebSub §4 wants it. */
const findFeedLinks = ({ feedUrls, hubUrl }: Masthead, format: FeedFormat): readonly Link[] => [
  { href: feedUrls[format], rel: 'self' },
  ...(hubUrl ? [{ href: hubUrl, rel: 'hub' }] : []),
];

/**
 * An answer to each kind of request, and what these share: the documents that were rendered.
 * @param clock milliseconds since 1970
 */
export function createHandlers(library: Library, settings: Settings, clock: () => number) {
  const { masthead, toItem, readMain } = createChannels(settings);

  const sendFeed = (format: FeedFormat): Sending => ({
    lifetime: CACHE.feed(settings.FEED_MAX_AGE),
    headers: {
      ...DOCUMENT_SECURITY,
      ...READABLE_ANYWHERE,
      'Cache-Tag': 'site,feed',
      Link: formatLinks(findFeedLinks(masthead, format)),
    },
  });
  const sendings = { rss: sendFeed('rss'), atom: sendFeed('atom'), json: sendFeed('json') };
  const page: Sending = {
    lifetime: CACHE.page,
    headers: {
      ...PAGE_SECURITY,
      'Cache-Tag': 'site',
      Link: formatLinks(findAlternates(masthead)),
    },
  };

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
      if (isForProgram) {
        return createRepresentation('There is nothing here.\n', 'text/plain', edition.lastModified);
      }
      const render = status === 410 ? renderGone : renderNotFound;
      return createRepresentation(render(masthead), 'text/html', edition.lastModified);
    });
    const headers = isForProgram ? { ...DOCUMENT_SECURITY, ...ANYWHERE } : PAGE_SECURITY;
    return respondMissing(status, missing, { lifetime, headers }, moment);
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
      const { path, mediaType } = FEED_FORMATS[format];
      const document = await documents.recall(path, async () => {
        const channel = await readMain(edition);
        return createRepresentation(RENDER[format](channel), mediaType, channel.updated);
      });
      return respond(request, document, sendings[format], moment);
    },

    async front(request: Request): Promise<Response> {
      const { edition, documents, moment } = open();
      const front = await documents.recall('/', async () => {
        const channel = await readMain(edition);
        return createRepresentation(renderFront(channel), 'text/html', channel.updated);
      });
      return respond(request, front, page, moment);
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
        ),
      );
      return respond(request, document, page, moment);
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
        createRepresentation(text, mediaType, edition.lastModified),
      );
      return respond(request, file, { lifetime, headers: DOCUMENT_SECURITY }, moment);
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

import type { HonoRequest } from 'hono';
import { CACHE, type Lifetime } from '../http/cache-policy.ts';
import { respondError } from '../http/error-response.ts';
import { respondFile } from '../http/file-response.ts';
import { createLruCache } from '../http/lru-cache.ts';
import {
  createRepresentation,
  type Document,
  type Encoded,
  encode,
  type Now,
  type Representation,
  respond,
  respondMissing,
  respondMoved,
} from '../http/representation.ts';
import { CORS_ANY_ORIGIN, DOCUMENT_SECURITY } from '../http/security.ts';
import type { Library } from '../library/open/library.ts';
import type { Snapshot } from '../library/open/snapshot.ts';
import { hashInName } from '../model/file-name.ts';
import { latestOf } from '../model/instant.ts';
import { readQueryAddress } from '../model/query-address.ts';
import { canonicalPath, FEED_PATHS, homePathOf } from '../paths.ts';
import { type Ask, createRedirects } from './redirects.ts';

/**
 * Renders the document at a path; undefined if there is none.
 * @param now milliseconds since 1970
 */
export type Render = (
  snapshot: Snapshot,
  request: HonoRequest,
  now: number,
) => Document | undefined | Promise<Document | undefined>;

/** Finds where a path redirects for good; undefined if it does not. */
export type FindTarget = (
  snapshot: Snapshot,
  request: HonoRequest,
) => string | undefined | Promise<string | undefined>;

/** A path that ends like a file's is requested by programs, which need no page. */
const NAMES_A_FILE = /\.(?!html?$)\w+$/i;

const sayOfFile = (text: string, lifetime: Lifetime): Encoded =>
  encode({
    text,
    mediaType: 'text/plain',
    lifetime,
    headers: { ...DOCUMENT_SECURITY, ...CORS_ANY_ORIGIN },
  });

/** What programs are told of a file that is not there. */
const NO_FILE = {
  unknown: sayOfFile('There is nothing here.\n', CACHE.notFound),
  gone: sayOfFile('What was here has been removed.\n', CACHE.gone),
} as const;

/** Bytes of rendered documents that an isolate keeps, of the 128 MB that it has for everything. */
const CACHE_BYTES = 16 * 1024 * 1024;

const createDocuments = () =>
  createLruCache<Representation>(CACHE_BYTES, ({ bytes }) => bytes.byteLength);

/** True for a document that has changed by itself since it was rendered. */
const isExpired = ({ until }: Representation, { now }: Now): boolean =>
  until !== undefined && until <= now;

const STATUS = { unknown: 404, gone: 410 } as const;

/** Pages that say that nothing is there. */
export type MissingPages = Readonly<Record<keyof typeof STATUS, (snapshot: Snapshot) => Document>>;

/**
 * Answers requests, whatever the documents are: with one that was rendered before if possible.
 * Without a document, it redirects to where it went, or says that there is none.
 * @param clock milliseconds since 1970
 */
export function createResponder(
  library: Library,
  clock: () => number,
  pages: MissingPages,
  ask: Ask,
) {
  let lastSnapshot: Snapshot | undefined;
  let documents = createDocuments();
  let missing = new Map<keyof MissingPages, Encoded>();

  /** The current snapshot. Whatever was rendered from an earlier one is dropped. */
  const open = () => {
    const now = clock();
    const snapshot = library.at(now);
    if (snapshot !== lastSnapshot) {
      documents = createDocuments();
      missing = new Map();
    }
    lastSnapshot = snapshot;
    const time: Now = { now, until: snapshot.until };
    return { snapshot, time, documents, missing };
  };

  const { answerCanonical, follow } = createRedirects(ask);

  /** Without a document: redirects to where it is or went, or says that there is none. */
  const answerUnknown = async (request: Request): Promise<Response> => {
    const { snapshot, time, missing: rendered } = open();
    const { pathname } = new URL(request.url);
    const canonical = canonicalPath(pathname);
    if (canonical !== pathname) return answerCanonical(request, canonical, time);
    const resolution = await snapshot.resolve(pathname);
    if (resolution.kind === 'moved') return respondMoved(resolution, time);
    if (resolution.kind === 'unknown') {
      const rule = await snapshot.applyRules(pathname);
      const home = homePathOf(pathname);
      const answer =
        (rule && (await follow(request, rule, time))) ??
        (home === undefined ? undefined : await follow(request, { to: home }, time));
      if (answer) return answer;
    }
    const status = STATUS[resolution.kind];
    if (NAMES_A_FILE.test(pathname)) {
      return respondMissing(status, NO_FILE[resolution.kind], time);
    }
    const page = rendered.get(resolution.kind) ?? encode(pages[resolution.kind](snapshot));
    rendered.set(resolution.kind, page);
    return respondMissing(status, page, time);
  };

  type Handler = (context: { readonly req: HonoRequest }) => Response | Promise<Response>;

  return {
    /** Redirects from the queries that WordPress has at a path; any other one changes nothing. */
    moveByQuery:
      (otherwise: Handler): Handler =>
      (context) => {
        const address = readQueryAddress(context.req.raw.url);
        if (!address) return otherwise(context);
        const { snapshot, time } = open();
        if ('feed' in address) return respondMoved({ to: FEED_PATHS[address.feed] }, time);
        return (async () => {
          const resolution = await snapshot.resolve(address.article);
          return resolution.kind === 'moved' ? respondMoved(resolution, time) : otherwise(context);
        })();
      },

    /** Responds with the document at the path of a request, and renders it if need be. */
    serve:
      (render: Render) =>
      ({ req }: { readonly req: HonoRequest }): Response | Promise<Response> => {
        const { snapshot, time, documents: rendered } = open();
        const { raw, path } = req;
        const known = rendered.get(path);
        // Synchronous, because most requests are for documents that are ready.
        if (known && !isExpired(known, time)) return respond(raw, known, time);
        return (async () => {
          const document = await render(snapshot, req, time.now);
          if (!document) return answerUnknown(raw);
          const lastModified = latestOf([snapshot.lastModified, document.changed ?? '']);
          const made = await createRepresentation(document, lastModified);
          rendered.set(path, made);
          return respond(raw, made, time);
        })();
      },

    /**
     * Responds with a file of an article. Its address names its content, so the tag needs no more. One that somebody
     * removed from the bucket, or replaced, is not found, as an error would be asked for again at once.
     */
    async serveFile({ req }: { readonly req: HonoRequest }): Promise<Response> {
      const { snapshot, time } = open();
      const file = await library.file(req.path);
      if (!file) return answerUnknown(req.raw);
      const etag = `"${hashInName(req.path) ?? ''}"`;
      const { lastModified } = snapshot;
      const stored = { ...file, etag, lastModified, mayBeLost: file.inBucket };
      const response = await respondFile(req.raw, stored, time.now);
      if (response) return response;
      const place = file.inBucket ? 'bucket' : 'static assets';
      const message = `A file is not in the ${place}, or not as it was compiled; deploy again.`;
      console.error({ message, path: req.path, bytes: file.byteLength });
      return respondMissing(404, NO_FILE.unknown, time);
    },

    /** Redirects for good, if there is a target. */
    move:
      (find: FindTarget) =>
      async ({ req }: { readonly req: HonoRequest }): Promise<Response> => {
        const { snapshot, time } = open();
        const path = await find(snapshot, req);
        return path === undefined ? answerUnknown(req.raw) : respondMoved({ to: path }, time);
      },

    unknown: answerUnknown,

    /** A bug: the log says what happened and where, the response nothing about it. */
    failure({ method, url }: Request, { name, message, stack }: Error): Response {
      console.error({ message: `${name}: ${message}`, method, path: new URL(url).pathname, stack });
      return respondError(500, 'Something went wrong. Please try again later.');
    },
  };
}

import type { HonoRequest } from 'hono';
import { CACHE } from '../http/cache-policy.ts';
import { respondError } from '../http/error-response.ts';
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
import { latestOf } from '../model/instant.ts';

/**
 * Makes the document at a path; nothing where there is none.
 * @param now milliseconds since 1970
 */
export type Render = (
  snapshot: Snapshot,
  request: HonoRequest,
  now: number,
) => Document | undefined | Promise<Document | undefined>;

/** Finds where a path leads to for good; nothing where that is nowhere. */
export type FindTarget = (
  snapshot: Snapshot,
  request: HonoRequest,
) => string | undefined | Promise<string | undefined>;

/** A request for what a program reads, not a person: its path ends like that of a file. */
const NAMES_A_FILE = /\.(?!html?$)\w+$/i;

const NO_FILE = encode({
  text: 'There is nothing here.\n',
  mediaType: 'text/plain',
  lifetime: CACHE.notFound,
  headers: { ...DOCUMENT_SECURITY, ...CORS_ANY_ORIGIN },
});

/** Bytes of rendered documents that an isolate keeps; Cloudflare gives it 128 MB for everything. */
const CACHE_BYTES = 16 * 1024 * 1024;

const createDocuments = () =>
  createLruCache<Representation>(CACHE_BYTES, ({ bytes }) => bytes.byteLength);

/** True for a document that has changed by itself since it was rendered. */
const isExpired = ({ until }: Representation, { now }: Now): boolean =>
  until !== undefined && until <= now;

/** Why nothing stands at an address, and how that is said. */
const STATUS = { unknown: 404, gone: 410 } as const;

/** The pages for what is not there. */
export type MissingPages = Readonly<Record<keyof typeof STATUS, (snapshot: Snapshot) => Document>>;

/**
 * How requests are answered, whatever the documents are: from what was rendered before where it
 * can be, and else with the way to where it went, or that there is nothing.
 * @param clock milliseconds since 1970
 */
export function createResponder(library: Library, clock: () => number, pages: MissingPages) {
  let lastSnapshot: Snapshot | undefined;
  let documents = createDocuments();
  let missing = new Map<keyof MissingPages, Encoded>();

  /** The snapshot of this moment. What was rendered of an earlier one goes with it. */
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

  /** Where no document is: the way to where it went, or that there is none. */
  const answerUnknown = async ({ url }: Request): Promise<Response> => {
    const { snapshot, time, missing: rendered } = open();
    const { pathname } = new URL(url);
    const resolution = await snapshot.resolve(pathname);
    if (resolution.kind === 'moved') return respondMoved(resolution.to, CACHE.moved, time);
    const status = STATUS[resolution.kind];
    if (status === 404 && NAMES_A_FILE.test(pathname)) {
      return respondMissing(status, NO_FILE, time);
    }
    const page = rendered.get(resolution.kind) ?? encode(pages[resolution.kind](snapshot));
    rendered.set(resolution.kind, page);
    return respondMissing(status, page, time);
  };

  return {
    /** Answers with the document at the path of a request, rendered where that was not done before. */
    serve:
      (render: Render) =>
      ({ req }: { readonly req: HonoRequest }): Response | Promise<Response> => {
        const { snapshot, time, documents: rendered } = open();
        const { raw, path } = req;
        const known = rendered.get(path);
        // Without a wait: most requests are for what is there.
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

    /** Leads to another path for good, where there is one. */
    move:
      (find: FindTarget) =>
      async ({ req }: { readonly req: HonoRequest }): Promise<Response> => {
        const { snapshot, time } = open();
        const path = await find(snapshot, req);
        return path === undefined ? answerUnknown(req.raw) : respondMoved(path, CACHE.moved, time);
      },

    unknown: answerUnknown,

    /** A bug: the log has what happened and where, and the answer nothing of it. */
    failure({ method, url }: Request, { name, message, stack }: Error): Response {
      console.error({ message: `${name}: ${message}`, method, path: new URL(url).pathname, stack });
      return respondError(500, 'Something went wrong. Please try again later.');
    },
  };
}

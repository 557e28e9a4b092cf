import { createMemory } from './http/memory.ts';
import { CACHE } from './http/policy.ts';
import { refuse } from './http/refusal.ts';
import {
  type Encoded,
  encode,
  type Moment,
  type Representation,
  respond,
  respondMissing,
  respondMoved,
} from './http/representation.ts';
import { ANYWHERE, DOCUMENT_SECURITY, PAGE_SECURITY } from './http/security.ts';
import type { Edition } from './library/edition.ts';
import type { Library } from './library/library.ts';

/** A request for what a program reads, not a person: its path ends like that of a file. */
const NAMES_A_FILE = /\.(?!html?$)\w+$/i;

const NO_FILE = encode('There is nothing here.\n', 'text/plain', {
  lifetime: CACHE.notFound,
  headers: { ...DOCUMENT_SECURITY, ...ANYWHERE },
});

/** Bytes of rendered documents that an isolate keeps; Cloudflare gives it 128 MB for everything. */
const ROOM = 16 * 1024 * 1024;

const createDocuments = () => createMemory<Representation>(ROOM, ({ bytes }) => bytes.byteLength);

/** True for a document that has changed by itself since it was rendered. */
const isOver = ({ until }: Representation, { now }: Moment): boolean =>
  until !== undefined && until <= now;

/** Why nothing stands at an address, and how that is said. */
const MISSING = {
  unknown: { status: 404, lifetime: CACHE.notFound },
  gone: { status: 410, lifetime: CACHE.gone },
} as const;

/** The pages for what is not there. */
type MissingPages = Readonly<Record<keyof typeof MISSING, (edition: Edition) => Promise<string>>>;

/**
 * How requests are answered, whatever the documents are: from what was rendered before where it
 * can be, and else with the way to where it went, or that there is nothing.
 * @param clock milliseconds since 1970
 */
export function createAnswering(library: Library, clock: () => number, pages: MissingPages) {
  let printed: Edition | undefined;
  let documents = createDocuments();
  let missing = new Map<keyof MissingPages, Encoded>();

  /** The edition of this moment. What was rendered of an earlier one goes with it. */
  const open = () => {
    const now = clock();
    const edition = library.at(now);
    if (edition !== printed) {
      documents = createDocuments();
      missing = new Map();
    }
    printed = edition;
    const moment: Moment = { now, until: edition.until };
    return { edition, moment, documents, missing };
  };

  /** Where no document is: the way to where it went, or that there is none. */
  const answerUnknown = async ({ url }: Request): Promise<Response> => {
    const { edition, moment, missing: rendered } = open();
    const { pathname } = new URL(url);
    const trace = await edition.trace(pathname);
    if (trace.kind === 'moved') return respondMoved(trace.to, CACHE.moved, moment);
    const { status, lifetime } = MISSING[trace.kind];
    if (status === 404 && NAMES_A_FILE.test(pathname)) {
      return respondMissing(status, NO_FILE, moment);
    }
    const known = rendered.get(trace.kind);
    if (known) return respondMissing(status, known, moment);
    const text = await pages[trace.kind](edition);
    const page = encode(text, 'text/html', { lifetime, headers: PAGE_SECURITY });
    rendered.set(trace.kind, page);
    return respondMissing(status, page, moment);
  };

  return {
    /**
     * The document at a path, rendered where that was not done before.
     * @param render returns nothing where there is no such document
     */
    document: (
      request: Request,
      path: string,
      render: (edition: Edition, now: number) => Promise<Representation | undefined>,
    ): Response | Promise<Response> => {
      const { edition, moment, documents: rendered } = open();
      const known = rendered.find(path);
      // Without a wait: most requests are for what is there.
      if (known && !isOver(known, moment)) return respond(request, known, moment);
      return render(edition, moment.now).then((made) => {
        if (!made) return answerUnknown(request);
        rendered.keep(path, made);
        return respond(request, made, moment);
      });
    },

    unknown: answerUnknown,

    moved: (path: string): Response => respondMoved(path, CACHE.moved, open().moment),

    /** A bug: the log has what happened and where, and the answer nothing of it. */
    failure({ method, url }: Request, { name, message, stack }: Error): Response {
      console.error({ message: `${name}: ${message}`, method, path: new URL(url).pathname, stack });
      return refuse(500, 'Something went wrong here. Try again later.');
    },
  };
}

export type Answering = ReturnType<typeof createAnswering>;

import { createMemory } from './http/memory.ts';
import { CACHE, type Lifetime } from './http/policy.ts';
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

/** True for a document that has changed by itself since it was rendered. */
const isOver = ({ until }: Representation, { now }: Moment): boolean =>
  until !== undefined && until <= now;

/** The pages for what is not there. */
interface MissingPages {
  readonly notFound: (edition: Edition) => Promise<string>;
  readonly gone: (edition: Edition) => Promise<string>;
}

/**
 * How requests are answered, whatever the documents are: from what was rendered before where it
 * can be, and else with the way to where it went, or that there is nothing.
 * @param clock milliseconds since 1970
 */
export function createAnswering(library: Library, clock: () => number, pages: MissingPages) {
  let printed: Edition | undefined;
  let documents = createMemory<Representation>();
  let missing = createMemory<Encoded>();

  /** The edition of this moment. What was rendered of an earlier one goes with it. */
  const open = () => {
    const now = clock();
    const edition = library.at(now);
    if (edition !== printed) {
      documents = createMemory();
      missing = createMemory();
    }
    printed = edition;
    const moment: Moment = { now, until: edition.until };
    return { edition, moment, documents, missing };
  };

  /** The page for what is not there, which a path that names a file does not get. */
  const recallMissing = async (
    kind: keyof MissingPages,
    lifetime: Lifetime,
    pathname: string,
  ): Promise<Encoded> => {
    if (kind === 'notFound' && NAMES_A_FILE.test(pathname)) return NO_FILE;
    const opened = open();
    const page = await opened.missing.recall(kind, async () =>
      encode(await pages[kind](opened.edition), 'text/html', { lifetime, headers: PAGE_SECURITY }),
    );
    return page ?? NO_FILE;
  };

  const answerUnknown = async ({ url }: Request): Promise<Response> => {
    const { edition, moment } = open();
    const { pathname } = new URL(url);
    const trace = await edition.trace(pathname);
    switch (trace.kind) {
      case 'moved':
        return respondMoved(trace.to, CACHE.moved, moment);
      case 'gone':
        return respondMissing(410, await recallMissing('gone', CACHE.gone, pathname), moment);
      case 'unknown': {
        const page = await recallMissing('notFound', CACHE.notFound, pathname);
        return respondMissing(404, page, moment);
      }
    }
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
      rendered.forget(path);
      return rendered
        .recall(path, () => render(edition, moment.now))
        .then((made) => (made ? respond(request, made, moment) : answerUnknown(request)));
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

import { TextDecoder } from '@exodus/bytes/encoding.js';
import { SaxesParser } from 'saxes';
import { type ByteSource, readHead } from './byte-source.ts';
import { ImportFailure } from './failure.ts';
import { XmlMender } from './mend-xml.ts';

/** An element with what is in it. */
export interface XmlRecord {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlRecord[];
  /** Where it begins, from 1. */
  readonly line: number;
}

interface Building {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly texts: string[];
  readonly children: XmlRecord[];
  readonly line: number;
}

/** In characters; and how deep elements may nest. */
const MOST = { record: 64 * 1024 * 1024, depth: 100 } as const;

const declaredEncoding = (start: Buffer): string =>
  /^\s*<\?xml[^>]*encoding=["']([\w.:-]+)["']/.exec(
    start.subarray(0, 200).toString('latin1'),
  )?.[1] ?? 'utf-8';

/** A whole document, in the encoding that it declares. */
export const decodeXml = (bytes: Buffer): string =>
  new TextDecoder(declaredEncoding(bytes)).decode(bytes);

/** In characters: longer texts are used and let go. */
const KEPT = 4096;

/** A copy of its own. Otherwise the few letters of a name keep the piece of the document in memory that they are from. */
const detach = (text: string): string => (text.length < KEPT ? Buffer.from(text).toString() : text);

/** The prefixes that are read, by their namespaces: a document may have others for them. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/wordpress\.org\/export\/[\d.]+\/excerpt\/?$/, 'excerpt'],
  [/wordpress\.org\/export\/[\d.]+\/?$/, 'wp'],
  [/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content'],
  [/purl\.org\/dc\/elements\/1\.1\/?$/, 'dc'],
];

const prefixOf = (namespace: string): string | undefined =>
  PREFIXES.find(([pattern]) => pattern.test(namespace.trim()))?.[1];

/** Builds a record of each element at one depth, and counts what has come since it began. */
class RecordReader {
  readonly #parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  readonly #mender = new XmlMender();
  readonly #file: string;
  readonly #open: Building[] = [];
  readonly #prefixes = new Map<string, string>();
  readonly #ignored: ReadonlySet<string>;
  #ready: XmlRecord[] = [];
  #root: string | undefined;
  #depth = 0;
  #size = 0;

  constructor(file: string, depth: number, ignored: ReadonlySet<string>) {
    this.#file = file;
    this.#ignored = ignored;
    const parser = this.#parser;
    const addText = (text: string): void => {
      this.#open.at(-1)?.texts.push(text);
    };
    parser.on('error', ({ message }) => this.#explain(message.replace(/^\d+:\d+: /, '').trim()));
    parser.on('doctype', (doctype) => {
      // Entities may stand for gigabytes of text; no export has any.
      if (doctype.includes('<!ENTITY'))
        this.#fail('it declares entities; remove its document type');
    });
    parser.on('text', addText);
    parser.on('cdata', addText);
    parser.on('opentag', ({ name, attributes }) => this.#begin(name, attributes, depth));
    parser.on('closetag', () => this.#end());
  }

  /** Whether the document has ended: what follows is none of it, such as a warning of PHP's. */
  get #isOver(): boolean {
    return this.#root !== undefined && this.#depth === 0;
  }

  #begin(given: string, attributes: Readonly<Record<string, string>>, depth: number): void {
    if (this.#isOver) {
      if (given === this.#root) this.#fail('another document follows; import each by itself');
      return;
    }
    this.#root ??= given;
    this.#depth += 1;
    if (this.#depth > MOST.depth) this.#fail('elements nest too deep');
    for (const [key, value] of Object.entries(attributes)) {
      const prefix = key.startsWith('xmlns:') ? prefixOf(value) : undefined;
      if (prefix !== undefined) this.#prefixes.set(key.slice('xmlns:'.length), prefix);
    }
    if (this.#depth <= depth) return;
    const [own = '', ...rest] = given.split(':');
    const prefix = rest.length > 0 ? this.#prefixes.get(own) : undefined;
    const name = prefix === undefined ? given : `${prefix}:${rest.join(':')}`;
    this.#open.push({ name, attributes, texts: [], children: [], line: this.#parser.line });
  }

  #end(): void {
    if (this.#isOver) return;
    this.#depth -= 1;
    const closed = this.#open.pop();
    if (!closed) return;
    const { texts, ...rest } = closed;
    const isIgnored = this.#ignored.has(closed.name);
    const record = { ...rest, text: isIgnored ? '' : detach(texts.join('')) };
    const parent = this.#open.at(-1);
    if (parent) {
      parent.children.push(isIgnored ? { ...record, children: [] } : record);
      return;
    }
    this.#ready.push(record);
    this.#size = 0;
  }

  #explain(message: string): void {
    if (this.#isOver) return;
    const isCut = /^(?:unclosed tag|unexpected end)/.test(message);
    this.#fail(isCut ? `it ends in the middle (${message}); export it again` : message);
  }

  #fail(message: string): never {
    const { line, column } = this.#parser;
    throw new ImportFailure({ file: this.#file, line, column: column + 1, message });
  }

  write(text: string): readonly XmlRecord[] {
    this.#size += text.length;
    if (this.#size > MOST.record)
      this.#fail('an element has more than 64 MiB, or does not end; fix the file');
    this.#parser.write(this.#mender.write(text));
    return this.#take();
  }

  end(): readonly XmlRecord[] {
    this.#parser.write(this.#mender.end());
    this.#parser.close();
    return this.#take();
  }

  #take(): readonly XmlRecord[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }
}

/**
 * Reads a document of any size, an element at a time.
 * @param depth of the elements that come: the root's is 0
 * @param ignored names of elements whose content nobody needs
 */
export async function* readRecords(
  source: ByteSource,
  depth: number,
  ignored: ReadonlySet<string> = new Set(),
): AsyncGenerator<XmlRecord> {
  const reader = new RecordReader(source.name, depth, ignored);
  const decoder = new TextDecoder(declaredEncoding(await readHead(source)));
  for await (const chunk of await source.open()) {
    yield* reader.write(decoder.decode(chunk, { stream: true }));
  }
  yield* reader.write(decoder.decode());
  yield* reader.end();
}

/** The text of the first child of a name, without blanks around it; empty if there is none. */
export const textOf = (record: XmlRecord, name: string): string =>
  record.children.find((child) => child.name === name)?.text.trim() ?? '';

export const childrenOf = (record: XmlRecord, name: string): readonly XmlRecord[] =>
  record.children.filter((child) => child.name === name);

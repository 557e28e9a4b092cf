import { TextDecoder } from '@exodus/bytes/encoding.js';
import { SaxesParser } from 'saxes';
import { type ByteSource, readHead } from './byte-source.ts';
import { ImportFailure } from './failure.ts';

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

/** Old databases have them, and XML cannot. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

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

/** Builds a record of each element at one depth, and counts what has come since it began. */
class RecordReader {
  readonly #parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  readonly #file: string;
  readonly #open: Building[] = [];
  #ready: XmlRecord[] = [];
  #depth = 0;
  #size = 0;

  constructor(file: string, depth: number, ignored: ReadonlySet<string>) {
    this.#file = file;
    const parser = this.#parser;
    const addText = (text: string): void => {
      this.#open.at(-1)?.texts.push(text);
    };
    parser.on('error', (error) => this.#fail(error.message.replace(/^\d+:\d+: /, '').trim()));
    parser.on('doctype', (doctype) => {
      // Entities may stand for gigabytes of text; no export has any.
      if (doctype.includes('<!ENTITY'))
        this.#fail('it declares entities; remove its document type');
    });
    parser.on('text', addText);
    parser.on('cdata', addText);
    parser.on('opentag', ({ name, attributes }) => {
      this.#depth += 1;
      if (this.#depth > MOST.depth) this.#fail('elements nest too deep');
      if (this.#depth <= depth) return;
      this.#open.push({ name, attributes, texts: [], children: [], line: parser.line });
    });
    parser.on('closetag', () => {
      this.#depth -= 1;
      const closed = this.#open.pop();
      if (!closed) return;
      const { texts, ...rest } = closed;
      const isIgnored = ignored.has(closed.name);
      const record = { ...rest, text: isIgnored ? '' : detach(texts.join('')) };
      const parent = this.#open.at(-1);
      if (parent) parent.children.push(isIgnored ? { ...record, children: [] } : record);
      else this.#ready.push(record);
      if (!parent) this.#size = 0;
    });
  }

  #fail(message: string): never {
    const { line, column } = this.#parser;
    throw new ImportFailure({ file: this.#file, line, column: column + 1, message });
  }

  write(text: string): readonly XmlRecord[] {
    this.#size += text.length;
    if (this.#size > MOST.record)
      this.#fail('an element has more than 64 MiB, or does not end; fix the file');
    this.#parser.write(text.replace(FORBIDDEN, ''));
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  close(): void {
    this.#parser.close();
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
  reader.close();
}

/** The text of the first child of a name, without blanks around it; empty if there is none. */
export const textOf = (record: XmlRecord, name: string): string =>
  record.children.find((child) => child.name === name)?.text.trim() ?? '';

export const childrenOf = (record: XmlRecord, name: string): readonly XmlRecord[] =>
  record.children.filter((child) => child.name === name);

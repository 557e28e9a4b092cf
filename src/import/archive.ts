import { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { ByteSource } from './byte-source.ts';
import { failAt, ImportFailure } from './failure.ts';

/** A zip file. Nothing in it is ever written under the name that it has there. */
export interface Archive {
  readonly name: string;
  /** The paths of the files in it. */
  readonly files: readonly string[];
  readonly source: (path: string) => ByteSource;
  readonly close: () => void;
}

const MOST = { files: 100_000, bytes: 8 * 1024 ** 3, ratio: 1000 } as const;

/** Below this, in bytes, a file may be packed as tightly as it likes. */
const SMALL = 10 * 1024 * 1024;

/** What speaks against unpacking an entry. */
function refuse(entry: Entry, total: number): string | undefined {
  if (entry.isEncrypted())
    return `"${entry.fileName}" is encrypted; unpack it, and pack it without`;
  if (total > MOST.bytes) return 'unpacked, it has more than 8 GiB; export it in parts';
  const isBomb =
    entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * MOST.ratio;
  return isBomb
    ? `"${entry.fileName}" is absurdly large when unpacked; import it without the zip if you trust it`
    : undefined;
}

/** Entries by their paths. yauzl itself refuses absolute paths and those with `..` or a backslash in them. */
async function listEntries(zip: ZipFile, name: string): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize;
    const why = refuse(entry, total);
    if (why !== undefined) throw failAt(name, why);
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
    if (entries.size > MOST.files)
      throw failAt(name, `it has more than ${MOST.files.toLocaleString('en')} files`);
  }
  return entries;
}

const explain = (name: string, error: unknown): Error =>
  error instanceof Error &&
  !(error instanceof ImportFailure) &&
  error.name === 'Error' &&
  !('code' in error && !/^Z_/.test(String(error.code)))
    ? failAt(name, `it is not a sound zip file (${error.message}); download it again`)
    : error instanceof Error
      ? error
      : new Error(String(error));

async function* readEntry(zip: ZipFile, entry: Entry, name: string): AsyncGenerator<Buffer> {
  try {
    yield* await zip.openReadStreamPromise(entry);
  } catch (error) {
    throw explain(name, error);
  }
}

export async function openArchive(path: string, name: string): Promise<Archive> {
  let zip: ZipFile | undefined;
  try {
    const opened = await openPromise(path, { autoClose: false, strictFileNames: true });
    zip = opened;
    const entries = await listEntries(opened, name);
    return {
      name,
      files: [...entries.keys()],
      source: (file) => ({
        name: `${name}/${file}`,
        open: async (): Promise<Readable> => {
          const entry = entries.get(file);
          if (!entry) throw failAt(name, `it has no ${file}`);
          return Readable.from(readEntry(opened, entry, `${name}/${file}`));
        },
      }),
      close: () => opened.close(),
    };
  } catch (error) {
    zip?.close();
    throw explain(name, error);
  }
}

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';
import { buildFileName } from '../lock/build-slug.ts';
import { fileNameOf } from '../model/file-name.ts';

/** A file that was fetched, or why it was not. */
export type Fetched = { readonly file: string; readonly from: string } | { readonly why: string };

/** What may be fetched at most. */
export interface MediaLimits {
  /** Of one file, in bytes: Cloudflare accepts no larger ones. */
  readonly file: number;
  readonly files: number;
  readonly bytes: number;
  /** Of one file, in milliseconds. */
  readonly patience: number;
  /** Of all, in milliseconds. */
  readonly time: number;
}

const MEDIA_LIMITS: MediaLimits = {
  file: 25 * 1024 ** 2,
  files: 20_000,
  bytes: 10 * 1024 ** 3,
  patience: 60_000,
  time: 4 * 3_600_000,
};

const MOST_REDIRECTS = 5;

const PHOTON = /^i\d\.wp\.com$/;

interface Options {
  /** Where files are kept, so that another run does not fetch them again. */
  readonly cache: string;
  readonly limits?: MediaLimits;
  readonly onFetched?: (count: number, bytes: number) => void;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** How WordPress names a picture in another size. */
const SIZE = /-(?:scaled|\d+x\d+)(?=\.\w+$)/;

/** The name of a copy, which has the size at its end: so it is known for another size of the same. */
function nameCopy({ href, pathname }: URL): string {
  const [size = ''] = SIZE.exec(pathname) ?? [];
  const original = size === '' ? href : href.replace(pathname, pathname.replace(SIZE, ''));
  const name = buildFileName(fileNameOf(original).replace(/\.\w+$/, ''));
  return `${name}-${hash(original).slice(0, 8)}${size}`;
}

/** Counts bytes, and stops where there are too many. */
const meter = (largest: number, onBytes: (count: number) => void): Transform => {
  let size = 0;
  return new Transform({
    transform(chunk, _, done) {
      size += chunk.length;
      onBytes(chunk.length);
      if (size > largest) done(new Error('it is too large'));
      else done(null, chunk);
    },
  });
};

/** Fetches from the hosts that an export names, and from no other. */
export class MediaFetcher {
  readonly #options: Options;
  readonly #limits: MediaLimits;
  readonly #hosts: ReadonlySet<string>;
  readonly #known = new Map<string, Promise<Fetched>>();
  readonly #cached = new Map<string, string>();
  readonly #deadline: number;
  #files = 0;
  #bytes = 0;

  private constructor(hosts: ReadonlySet<string>, options: Options) {
    this.#hosts = hosts;
    this.#options = options;
    this.#limits = options.limits ?? MEDIA_LIMITS;
    this.#deadline = performance.now() + this.#limits.time;
  }

  static async create(hosts: ReadonlySet<string>, options: Options): Promise<MediaFetcher> {
    const fetcher = new MediaFetcher(hosts, options);
    await mkdir(options.cache, { recursive: true });
    for (const name of await readdir(options.cache)) {
      const key = name.slice(0, 16);
      if (!name.endsWith('.part')) fetcher.#cached.set(key, name);
    }
    return fetcher;
  }

  allows(url: URL): boolean {
    if (!/^https?:$/.test(url.protocol)) return false;
    // Jetpack's copies have the host in the path: `https://i0.wp.com/old.example.org/a.jpg?w=300`.
    const [, copied = ''] = PHOTON.test(url.host) ? url.pathname.split('/') : [];
    return this.#hosts.has(url.host) || this.#hosts.has(copied);
  }

  /** Fetches a file, once. */
  fetch(url: URL): Promise<Fetched> {
    const known = this.#known.get(url.href) ?? this.#fetch(url);
    this.#known.set(url.href, known);
    return known;
  }

  async #fetch(url: URL): Promise<Fetched> {
    const key = hash(url.href);
    const stem = nameCopy(url);
    const cached = this.#cached.get(key);
    if (cached !== undefined) return this.#describe(stem, cached);
    if (this.#files >= this.#limits.files || this.#bytes >= this.#limits.bytes)
      return { why: 'there are too many files to fetch' };
    if (performance.now() > this.#deadline) return { why: 'the time for fetching is over' };
    this.#files += 1;
    const part = path.join(this.#options.cache, `${key}.part`);
    try {
      await this.#download(url, part);
      const type = await fileTypeFromFile(part);
      if (!type || !/^(?:image|audio|video)\/|^application\/(?:pdf|epub\+zip|ogg)/.test(type.mime))
        return { why: 'it is neither a picture nor a recording' };
      const name = `${key}.${type.ext}`;
      await rename(part, path.join(this.#options.cache, name));
      this.#options.onFetched?.(this.#files, this.#bytes);
      return this.#describe(stem, name);
    } catch (error) {
      return { why: this.#explain(error) };
    } finally {
      await rm(part, { force: true });
    }
  }

  #explain(error: unknown): string {
    if (!(error instanceof Error)) return String(error);
    if (error.name === 'TimeoutError') return 'the host took too long';
    const cause = error.cause instanceof Error && 'code' in error.cause ? error.cause.code : '';
    return cause ? `the host does not answer (${cause})` : error.message;
  }

  async #download(url: URL, place: string): Promise<void> {
    const signal = AbortSignal.timeout(this.#limits.patience);
    let at = url;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const response = await fetch(at, { redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        at = new URL(location, at);
        if (!this.allows(at)) throw new Error('it leads to a host that the export does not name');
        continue;
      }
      if (!response.ok || !response.body) {
        await response.body?.cancel();
        throw new Error(`the host says ${response.status}`);
      }
      const counter = meter(this.#limits.file, (count) => {
        this.#bytes += count;
      });
      await pipeline(Readable.from(response.body), counter, createWriteStream(place));
      return;
    }
    throw new Error('it leads from one address to the next');
  }

  #describe(stem: string, cached: string): Fetched {
    return {
      file: `media/${stem}${path.extname(cached)}`,
      from: path.join(this.#options.cache, cached),
    };
  }
}

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';
import { MOST_ASSET, MOST_LARGE_FILE } from '../compile/asset-limit.ts';
import { isRunning } from '../compile/build-mutex.ts';
import { buildFileName } from '../lock/build-slug.ts';
import { fileNameOf } from '../model/file-name.ts';

/** A file that was fetched, or why it was not. */
export type Fetched = { readonly file: string; readonly from: string } | { readonly why: string };

/** What may be fetched at most. */
export interface MediaLimits {
  /** Of one file, in bytes: no larger ones can be published. */
  readonly file: number;
  readonly files: number;
  readonly bytes: number;
  /** How long nothing may come of a file, in milliseconds. */
  readonly patience: number;
  /** Of all, in milliseconds. */
  readonly time: number;
}

/** An hour of sound takes 60 MB, and a show has many of them. */
const listLimits = (hasBucket: boolean): MediaLimits => ({
  file: hasBucket ? MOST_LARGE_FILE : MOST_ASSET,
  files: 20_000,
  bytes: (hasBucket ? 200 : 10) * 1024 ** 3,
  patience: 60_000,
  time: 4 * 3_600_000,
});

/** True for what an import has left that was killed while the file came. One that runs is still at it. */
function isAbandoned(name: string): boolean {
  const pid = /\.(\d+)\.part$/.exec(name)?.[1];
  return pid === undefined || !isRunning(Number(pid));
}

const MOST_REDIRECTS = 5;

const PHOTON = /^i\d\.wp\.com$/;

interface Options {
  /** Where files are kept, so that another run does not fetch them again. */
  readonly cache: string;
  /** Whether larger files than static assets can be published. */
  readonly hasBucket?: boolean;
  readonly limits?: MediaLimits | undefined;
  readonly onFetch?: OnFetch | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Told how much of a file has come, in bytes; the whole is undefined if the host does not say. */
export type OnFetch = (url: URL, done: number, whole: number | undefined) => void;

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

/** Tells how much has come, and stops where it is too much. */
const meter = (
  largest: number,
  tooLarge: string,
  onBytes: (size: number, more: number) => void,
) => {
  let size = 0;
  return new Transform({
    transform(chunk, _, done) {
      size += chunk.length;
      onBytes(size, chunk.length);
      if (size > largest) done(new Error(tooLarge));
      else done(null, chunk);
    },
  });
};

/** Aborts where nothing has come for some time. However large a file is, it may take as long as it comes. */
function createPatience(milliseconds: number) {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new DOMException('nothing comes', 'TimeoutError')),
    milliseconds,
  );
  return {
    signal: controller.signal,
    renew: () => timer.refresh(),
    end: () => clearTimeout(timer),
  };
}

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
    this.#limits = options.limits ?? listLimits(options.hasBucket ?? false);
    this.#deadline = performance.now() + this.#limits.time;
  }

  static async create(hosts: ReadonlySet<string>, options: Options): Promise<MediaFetcher> {
    const fetcher = new MediaFetcher(hosts, options);
    await mkdir(options.cache, { recursive: true });
    for (const name of await readdir(options.cache)) {
      if (!name.endsWith('.part')) fetcher.#cached.set(name.slice(0, 16), name);
      else if (isAbandoned(name)) await rm(path.join(options.cache, name), { force: true });
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
    const part = path.join(this.#options.cache, `${key}.${process.pid}.part`);
    try {
      await this.#download(url, part);
      const type = await fileTypeFromFile(part);
      if (!type || !/^(?:image|audio|video)\/|^application\/(?:pdf|epub\+zip|ogg)/.test(type.mime))
        return { why: 'it is neither a picture nor a recording' };
      const name = `${key}.${type.ext}`;
      await rename(part, path.join(this.#options.cache, name));
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
    const patience = createPatience(this.#limits.patience);
    const { signal: interrupted } = this.#options;
    const signal = AbortSignal.any([
      patience.signal,
      AbortSignal.timeout(Math.max(0, Math.ceil(this.#deadline - performance.now()))),
      ...(interrupted ? [interrupted] : []),
    ]);
    try {
      const response = await this.#open(url, signal);
      await this.#save(url, response, place, patience.renew);
    } finally {
      patience.end();
    }
  }

  /** Follows redirects to hosts that the export names. */
  async #open(url: URL, signal: AbortSignal): Promise<Response> {
    let at = url;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const response = await fetch(at, { redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null) return response;
      await response.body?.cancel();
      at = new URL(location, at);
      if (!this.allows(at)) throw new Error('it leads to a host that the export does not name');
    }
    throw new Error('it leads from one address to the next');
  }

  async #save(url: URL, response: Response, place: string, onChunk: () => void): Promise<void> {
    const stated = Number(response.headers.get('content-length') ?? Number.NaN);
    const isTooLarge = stated > this.#limits.file;
    if (!response.ok || !response.body || isTooLarge) {
      await response.body?.cancel();
      throw new Error(isTooLarge ? this.#explainTooLarge() : `the host says ${response.status}`);
    }
    const whole = Number.isFinite(stated) ? stated : undefined;
    const counter = meter(this.#limits.file, this.#explainTooLarge(), (size, more) => {
      this.#bytes += more;
      onChunk();
      this.#options.onFetch?.(url, size, whole);
    });
    await pipeline(Readable.from(response.body), counter, createWriteStream(place));
  }

  #explainTooLarge(): string {
    const most = `it is larger than ${Math.ceil(this.#limits.file / 1024 ** 2).toLocaleString('en')} MiB`;
    return this.#options.hasBucket
      ? `${most}, so it stays at its old host`
      : `${most}, which takes a bucket (docs/deploying.md#large-files), so it stays at its old host`;
  }

  #describe(stem: string, cached: string): Fetched {
    return {
      file: `media/${stem}${path.extname(cached)}`,
      from: path.join(this.#options.cache, cached),
    };
  }
}

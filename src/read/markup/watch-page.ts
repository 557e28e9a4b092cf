/** A page to watch or hear what a frame shows, and its picture, where the address tells it. */
export interface WatchPage {
  readonly url: string;
  readonly thumbnail?: string | undefined;
}

interface Service {
  readonly hosts: RegExp;
  /** With the groups that `toPage` takes, of the path and the query. */
  readonly path: RegExp;
  readonly toPage: (id: string, url: URL) => string;
  readonly toThumbnail?: (id: string) => string;
}

const YOUTUBE = /^(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com$/;

/** A second at which to begin, as the pages of YouTube have it. */
const startOf = ({ searchParams }: URL): string => {
  const start = /^\d{1,6}/.exec(searchParams.get('start') ?? searchParams.get('t') ?? '')?.[0];
  return start === undefined || Number(start) === 0 ? '' : `&t=${start}s`;
};

/** A film that only those with its link can see has a key. */
const keyOf = ({ searchParams }: URL): string => {
  const key = searchParams.get('h') ?? '';
  return /^[\da-f]+$/i.test(key) ? `/${key}` : '';
};

const SERVICES: readonly Service[] = [
  {
    hosts: YOUTUBE,
    path: /^\/embed\/videoseries\?(?:.*&)?list=([\w-]+)/,
    toPage: (id) => `https://www.youtube.com/playlist?list=${id}`,
  },
  {
    hosts: YOUTUBE,
    path: /^\/(?:embed|v|e|shorts|live)\/([\w-]{11})(?![\w-])|^\/watch\?(?:.*&)?v=([\w-]{11})(?![\w-])/,
    toPage: (id, url) => `https://www.youtube.com/watch?v=${id}${startOf(url)}`,
    toThumbnail: (id) => `https://i.ytimg.com/vi/${id}/hqdefault.jpg`,
  },
  {
    hosts: /^youtu\.be$/,
    path: /^\/([\w-]{11})(?![\w-])/,
    toPage: (id, url) => `https://www.youtube.com/watch?v=${id}${startOf(url)}`,
    toThumbnail: (id) => `https://i.ytimg.com/vi/${id}/hqdefault.jpg`,
  },
  {
    hosts: /^player\.vimeo\.com$/,
    path: /^\/video\/(\d+)/,
    toPage: (id, url) => `https://vimeo.com/${id}${keyOf(url)}`,
  },
  {
    hosts: /^(?:www\.|geo\.)?dailymotion\.com$/,
    path: /^\/embed\/video\/(\w+)|^\/player(?:\/\w+)?\.html\?(?:.*&)?video=(\w+)/,
    toPage: (id) => `https://www.dailymotion.com/video/${id}`,
    toThumbnail: (id) => `https://www.dailymotion.com/thumbnail/video/${id}`,
  },
  {
    hosts: /^archive\.org$/,
    path: /^\/embed\/([\w.-]+)/,
    toPage: (id) => `https://archive.org/details/${id}`,
    toThumbnail: (id) => `https://archive.org/services/img/${id}`,
  },
  {
    hosts: /^player\.twitch\.tv$/,
    path: /^\/\?(?:.*&)?video=v?(\d+)/,
    toPage: (id) => `https://www.twitch.tv/videos/${id}`,
  },
  {
    hosts: /^player\.bilibili\.com$/,
    path: /^\/player\.html\?(?:.*&)?bvid=(\w+)/,
    toPage: (id) => `https://www.bilibili.com/video/${id}`,
  },
  {
    hosts: /^embed\.ted\.com$/,
    path: /^\/(talks\/.+)/,
    toPage: (id) => `https://www.ted.com/${id}`,
  },
  {
    hosts: /^open\.spotify\.com$/,
    path: /^\/embed(?:-podcast)?\/([a-z]+\/\w+)/,
    toPage: (id) => `https://open.spotify.com/${id}`,
  },
  {
    hosts: /^(?:www\.)?loom\.com$/,
    path: /^\/embed\/(\w+)/,
    toPage: (id) => `https://www.loom.com/share/${id}`,
  },
  {
    // PeerTube, wherever it is.
    hosts: /./,
    path: /^\/videos\/embed\/([\w-]{10,40})(?=$|[/?])/,
    toPage: (id, { origin }) => `${origin}/videos/watch/${id}`,
  },
];

/**
 * The page of what a frame plays.
 * @example toWatchPage(new URL('https://player.vimeo.com/video/1')) // → { url: 'https://vimeo.com/1' }
 */
export function toWatchPage(url: URL): WatchPage | undefined {
  for (const { hosts, path, toPage, toThumbnail } of SERVICES) {
    const [whole, ...groups] = hosts.test(url.hostname)
      ? (path.exec(url.pathname + url.search) ?? [])
      : [];
    const id = groups.find((group) => group !== undefined);
    if (whole !== undefined && id !== undefined)
      return { url: toPage(id, url), thumbnail: toThumbnail?.(id) };
  }
  return undefined;
}

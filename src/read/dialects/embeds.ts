import { isAddress, type Meaning, named, nameUrl, pick } from './meaning.ts';
import type { Arguments } from './tag.ts';

/** A link to what a site of another kind shows in a frame. */
const embed =
  (name: string, address: (id: string, given: Arguments) => string, isVideo = false): Meaning =>
  (given) => {
    const id = pick(given, 'id videoid video_id video key url src link', 0);
    if (id === undefined || id === '') return undefined;
    const url = isAddress(id)
      ? toWatchUrl(id.replace(/^\/\//, 'https://'))
      : address(encodeURI(id), given);
    const text = pick(given, 'title caption') ?? (isVideo ? `Video on ${name}` : name);
    return { type: 'link', url, text };
  };

/** What plays in a frame is watched at another address. */
const toWatchUrl = (url: string): string =>
  url
    .replace(
      /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/videoseries\?list=/,
      'https://www.youtube.com/playlist?list=',
    )
    .replace(
      /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+)(?:[?&].*)?$/,
      'https://www.youtube.com/watch?v=$1',
    )
    .replace(/^https?:\/\/player\.vimeo\.com\/video\//, 'https://vimeo.com/');

/** The name of a site of films, if a URL leads to one. */
const nameOfVideos = (url: string): string | undefined => {
  const host = URL.parse(url)?.host.replace(/^(?:www|m|player)\./, '');
  if (/^(?:youtube(?:-nocookie)?\.com|youtu\.be)$/.test(host ?? '')) return 'YouTube';
  return host === 'vimeo.com' ? 'Vimeo' : undefined;
};

/** What any address embeds. */
const embedUrl: Meaning = (given) => {
  const url = pick(given, 'url src href link', 0)?.replace(/^\/\//, 'https://');
  if (url === undefined || !isAddress(url)) return undefined;
  const videos = nameOfVideos(url);
  const name = videos === undefined ? nameUrl(url) : `Video on ${videos}`;
  return { type: 'link', url: toWatchUrl(url), text: pick(given, 'title caption') ?? name };
};

const video = embed('YouTube', (id) => `https://www.youtube.com/watch?v=${id}`, true);
/** How the ids of playlists begin; those of films have eleven characters. */
const PLAYLIST = /^(?:PL|UU|FL|OL|RD)[\w-]{10,}$/;

const playlist = embed('YouTube', (id) => `https://www.youtube.com/playlist?list=${id}`, true);

const youtube: Meaning = (given, page) => {
  const id = pick(given, 'id', 0) ?? '';
  const list = pick(given, 'playlist list playlistid') ?? (PLAYLIST.test(id) ? id : undefined);
  if (list === undefined) return video(given, page);
  const text = pick(given, 'title caption') ?? 'Playlist on YouTube';
  return playlist({ ...given, named: { id: list, title: text } }, page);
};

const vimeo = embed('Vimeo', (id) => `https://vimeo.com/${id}`, true);

const tweet: Meaning = ({ named, positional }) => {
  const given = named.url ?? named.src ?? positional[0];
  if (given && isAddress(given)) return { type: 'link', url: given, text: 'A post on X' };
  const [first, second] = positional;
  const id = named.id ?? second ?? first;
  const user = named.user ?? (second === undefined ? 'i' : first);
  return id === undefined
    ? undefined
    : { type: 'link', url: `https://x.com/${user}/status/${id}`, text: 'A post on X' };
};

const gist: Meaning = ({ named, positional }) => {
  const url = named.url ?? positional[0] ?? named.id;
  if (url === undefined) return undefined;
  const id =
    positional[1] !== undefined && /^[\da-f]+$/.test(positional[1])
      ? `${url}/${positional[1]}`
      : url;
  return {
    type: 'link',
    url: isAddress(id) ? id : `https://gist.github.com/${id}`,
    text: 'A gist on GitHub',
  };
};

/** Codepen, JSFiddle: the user, then the pen. */
const pen: Meaning = ({ named, positional }) => {
  const [first, second] = positional;
  if (first !== undefined && isAddress(first))
    return { type: 'link', url: first, text: 'A pen on CodePen' };
  const user = named.user ?? (second === undefined || !/^\w+$/.test(second) ? undefined : first);
  const id = named.id ?? (user === first ? second : first);
  return id === undefined
    ? undefined
    : {
        type: 'link',
        url: user ? `https://codepen.io/${user}/pen/${id}` : `https://codepen.io/pen/${id}`,
        text: 'A pen on CodePen',
      };
};

const media =
  (element: 'audio' | 'video'): Meaning =>
  (given, page) => {
    const provider = given.named.provider?.toLowerCase();
    if (provider === 'youtube') return youtube(given, page);
    if (provider === 'vimeo') return vimeo(given, page);
    const url = pick(given, 'src url file path mp4 webm mp3', 0);
    if (url === undefined) return undefined;
    return nameOfVideos(url) === undefined
      ? { type: 'media', element, url }
      : embedUrl({ ...given, named: { ...given.named, url } }, page);
  };

const frame: Meaning = (given) => {
  const url = pick(given, 'src url', 0);
  return url !== undefined && isAddress(url)
    ? { type: 'link', url, text: pick(given, 'title') ?? URL.parse(url)?.host ?? url }
    : undefined;
};

/** What becomes of tags that show something of another site, or a recording, by their names. */
export const EMBEDS: readonly (readonly [string, Meaning])[] = [
  ...named(
    'youtube youtubeplayer youtube-lite yt youtube_embed embedyoutube lite-youtube',
    youtube,
  ),
  ...named('vimeo vimeo_simple vimeoplayer embedvimeo', vimeo),
  ...named('tweet twitter x x_simple twitter_simple tweet_simple', tweet),
  ...named('gist', gist),
  ...named('codepen', pen),
  ...named(
    'instagram instagram_simple',
    embed('Instagram', (id) => `https://www.instagram.com/p/${id}/`),
  ),
  ...named(
    'spotify',
    embed('Spotify', (id) => {
      const path = id.replace(/^spotify:/, '').replaceAll(':', '/');
      return `https://open.spotify.com/${path.includes('/') ? path : `track/${path}`}`;
    }),
  ),
  ...named(
    'bilibili',
    embed('Bilibili', (id) => `https://www.bilibili.com/video/${id}`, true),
  ),
  ...named(
    'jsfiddle',
    embed('JSFiddle', (id) => `https://jsfiddle.net/${id}/`),
  ),
  ...named('soundcloud mastodon', frame),
  ...named('video html5video mp4', media('video')),
  ...named('audio mp3', media('audio')),
  ...named('music', ({ named: { url } }) =>
    url === undefined ? undefined : { type: 'media', element: 'audio', url },
  ),
  ...named('iframe', frame),
  ...named('youtubepl youtube-playlist youtube_playlist youtubeplaylist', (given, page) =>
    playlist({ ...given, named: { title: 'Playlist on YouTube', ...given.named } }, page),
  ),
  ...named(
    'embed post wikipedia medium loom reddit kotlin dotnetfiddle huggingface figma tiktok bluesky threads peertube facebook linkedin dailymotion slideshare',
    embedUrl,
  ),
  ...named('github', (given, page) => {
    const repository = pick(given, 'repo repository url', 0);
    if (repository === undefined) return undefined;
    const id = repository.replace(/^https?:\/\/github\.com\//, '');
    return /^[\w.-]+\/[\w./#-]+$/.test(id)
      ? { type: 'link', url: `https://github.com/${id}`, text: `${id} on GitHub` }
      : embedUrl(given, page);
  }),
  ...named(
    'stackblitz',
    embed('StackBlitz', (id) => `https://stackblitz.com/edit/${id}`),
  ),
  ...named(
    'codesandbox',
    embed('CodeSandbox', (id) => `https://codesandbox.io/s/${id}`),
  ),
  ...named(
    'replit',
    embed('Replit', (id) => `https://replit.com/${id}`),
  ),
  ...named(
    'stackoverflow',
    embed('Stack Overflow', (id) => `https://stackoverflow.com/a/${id}`),
  ),
  ...named(
    'asciinema asciicast',
    embed('asciinema', (id) => `https://asciinema.org/a/${id}`),
  ),
  ...named(
    'twitch',
    embed(
      'Twitch',
      (id) => `https://www.twitch.tv/${/^\d+$/.test(id) ? `videos/${id}` : id}`,
      true,
    ),
  ),
];

import type { Element } from 'hast';

/** Elements that HTML has under another name. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['h1', 'h2'],
  ['acronym', 'abbr'],
  ['strike', 's'],
  ['dir', 'ul'],
  ['menu', 'ul'],
  ['listing', 'pre'],
  ['xmp', 'pre'],
  ['plaintext', 'pre'],
  ['amp-img', 'img'],
  ['amp-anim', 'img'],
  ['amp-video', 'video'],
  ['amp-audio', 'audio'],
  ['amp-iframe', 'iframe'],
]);

/** Elements of scripts that show a film, with its name at a service. */
const FILMS: ReadonlyMap<string, string> = new Map([
  ['amp-youtube', 'https://www.youtube.com/embed/'],
  ['lite-youtube', 'https://www.youtube.com/embed/'],
  ['youtube-video', 'https://www.youtube.com/embed/'],
  ['amp-vimeo', 'https://player.vimeo.com/video/'],
  ['lite-vimeo', 'https://player.vimeo.com/video/'],
  ['amp-dailymotion', 'https://www.dailymotion.com/embed/video/'],
]);

const FILM_ID = /^[\w-]{1,64}$/;

function toFrame(node: Element, player: string): Element {
  const { dataVideoid, videoid, title, playlabel } = node.properties;
  const id = String(dataVideoid ?? videoid ?? '');
  if (!FILM_ID.test(id)) return node;
  const label = String(title ?? playlabel ?? '');
  return {
    ...node,
    tagName: 'iframe',
    properties: { src: player + id, ...(label !== '' && { title: label }) },
  };
}

/** An element as HTML has it today. */
export function toStandard(node: Element): Element {
  const name = NAMES.get(node.tagName);
  if (name !== undefined) return { ...node, tagName: name };
  const player = FILMS.get(node.tagName);
  return player === undefined ? node : toFrame(node, player);
}

import type { Root } from 'hast';
import { elementsOf, propertyOf } from './html.ts';

const PHOTON = /^i\d\.wp\.com$/;

/** A picture whatever its size, its protocol and the proxy in front of it. */
interface Picture {
  readonly key: string;
  /** With its size, and without a host. */
  readonly path: string;
  readonly isCopy: boolean;
}

function readPicture(address: string): Picture | undefined {
  const url = URL.parse(address);
  if (!url) return undefined;
  // Jetpack's copies have the host in the path: `https://i0.wp.com/old.example.org/a.jpg?w=300`.
  const isCopy = PHOTON.test(url.host);
  const at = isCopy ? url.pathname.indexOf('/', 1) : 0;
  if (at < 0) return undefined;
  const host = isCopy ? url.pathname.slice(1, at) : url.host;
  const path = url.pathname.slice(at);
  const bare = path.replace(/(?:-scaled|-\d+x\d+)(?=\.\w+$)/, '');
  return { key: host.replace(/^www\./, '') + bare, path, isCopy };
}

/**
 * Lets a text that shows the featured picture of its article name it as the field does, so that nobody sees it twice: without
 * Jetpack's copy, and with one protocol. Its size stays.
 */
export function alignPicture(root: Root, featured: string | undefined): void {
  const wanted = readPicture(featured ?? '');
  const origin = URL.parse(featured ?? '')?.origin;
  if (!wanted || wanted.isCopy || origin === undefined) return;
  for (const element of elementsOf(root)) {
    if (element.tagName !== 'img') continue;
    const src = propertyOf(element, 'src');
    const shown = readPicture(src);
    if (shown?.key !== wanted.key || (!shown.isCopy && URL.parse(src)?.origin === origin)) continue;
    element.properties.src = `${origin}${shown.path}`;
    if (shown.isCopy) {
      delete element.properties.srcSet;
      delete element.properties.sizes;
    }
  }
}

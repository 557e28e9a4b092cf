import type { Element, Root } from 'hast';
import { canonicalPath } from '../paths.ts';
import { elementsOf } from './html.ts';

/** An old site: its address, and the paths of its articles. */
export interface OldSite {
  readonly site?: string | undefined;
  readonly paths: ReadonlySet<string>;
}

const bareHost = (host: string): string => host.replace(/^www\./, '');

/** The path of an address, as others may spell it; undefined for one that is told by its query. */
export function pathOf(link: string): string | undefined {
  const url = URL.parse(link, 'https://host.invalid');
  return url && /^https?:$/.test(url.protocol) && url.pathname !== '/'
    ? canonicalPath(url.pathname)
    : undefined;
}

/**
 * Where an address of the old site leads: to another article by its path, or else to where it led.
 * @param base absolute: of the article that has the address in it, or of the site
 */
function moveAddress(address: string, { site, paths }: OldSite, base = site): string {
  if (address === '' || /^(?:#|data:|mailto:|tel:|__GHOST_URL__)/i.test(address)) return address;
  const url = URL.parse(address, base ?? 'https://host.invalid');
  if (!url || !/^https?:$/.test(url.protocol)) return address;
  const isOfSite =
    url.host === 'host.invalid' ||
    (site !== undefined && bareHost(url.host) === bareHost(URL.parse(site)?.host ?? ''));
  if (isOfSite && url.search === '' && paths.has(canonicalPath(url.pathname)))
    return `${url.pathname}${url.hash}`;
  return base === undefined ? address : /^https?:/i.test(address) ? address : url.href;
}

const ADDRESSES = ['href', 'src', 'poster'] as const;

/** Moves the addresses in HTML. */
export function moveAddresses(root: Root | Element, old: OldSite, base = old.site): void {
  for (const { properties } of elementsOf(root)) {
    for (const name of ADDRESSES) {
      const value = properties[name];
      if (typeof value === 'string') properties[name] = moveAddress(value.trim(), old, base);
    }
  }
}

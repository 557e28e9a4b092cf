import type { Element, Root } from 'hast';
import { canonicalPath } from '../paths.ts';
import { elementsOf } from './html.ts';

/** An old site: its address, and the paths of its articles. */
export interface OldSite {
  readonly site?: string | undefined;
  readonly paths: ReadonlySet<string>;
  /** What WordPress has in queries: of 12, `/?p=12` leads to an article. */
  readonly numbers?: ReadonlySet<string>;
}

const bareHost = (host: string): string => host.replace(/^www\./, '');

/** Queries by which WordPress says which article, in whichever folder it is, and those of other programs. */
const NUMBER = /[?&](?:p|page_id|attachment_id)=\d/;
const PROGRAM = /\.(?:php\d?|aspx?|cfm|cgi|jsp)$/i;
const COUNTER = /^\?(?:utm_|ref=|source=)/;

const isToldByQuery = ({ pathname, search }: URL): boolean =>
  pathname === '/' ||
  NUMBER.test(search) ||
  (PROGRAM.test(pathname) && search !== '' && !COUNTER.test(search));

/** The path of an address, as others may spell it; undefined for one that is told by its query. */
export function pathOf(link: string): string | undefined {
  const url = URL.parse(link, 'https://host.invalid');
  return url && /^https?:$/.test(url.protocol) && !isToldByQuery(url)
    ? canonicalPath(url.pathname)
    : undefined;
}

/**
 * The number of an article of WordPress in its address, and the folder that the site was in.
 * @example readNumber('http://old.example/blog/?p=12') // → { number: '12', folder: '/blog/' }
 */
export function readNumber(
  address: string,
): { readonly number: string; readonly folder: string } | undefined {
  const url = URL.parse(address, 'https://host.invalid');
  const [, number] = /[?&](?:p|page_id)=0*([1-9]\d*)(?:&|$)/.exec(url?.search ?? '') ?? [];
  const [, folder] = /^(.*\/)(?:index\.php)?$/.exec(url?.pathname ?? '') ?? [];
  return number === undefined || folder === undefined ? undefined : { number, folder };
}

/**
 * Where an address of the old site leads: to another article by its path, or else to where it led.
 * @param base absolute: of the article that has the address in it, or of the site
 */
function moveAddress(address: string, old: OldSite, base = old.site): string {
  const { site, paths, numbers } = old;
  if (address === '' || /^(?:#|data:|mailto:|tel:|__GHOST_URL__)/i.test(address)) return address;
  const url = URL.parse(address, base ?? 'https://host.invalid');
  if (!url || !/^https?:$/.test(url.protocol)) return address;
  const isOfSite =
    url.host === 'host.invalid' ||
    (site !== undefined && bareHost(url.host) === bareHost(URL.parse(site)?.host ?? ''));
  if (isOfSite && url.search === '' && paths.has(canonicalPath(url.pathname)))
    return `${url.pathname}${url.hash}`;
  const number = isOfSite ? readNumber(url.href)?.number : undefined;
  if (number !== undefined && numbers?.has(number)) return `/?p=${number}${url.hash}`;
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

/** Which redirects there are: 301 and 308 are for good. */
export const REDIRECT_STATUSES = [301, 302, 303, 307, 308] as const;
export type RedirectStatus = (typeof REDIRECT_STATUSES)[number];

/** Where an address leads: to a path of the site, or to a URL elsewhere. */
export interface Destination {
  readonly to: string;
  /** By default 301. */
  readonly status?: RedirectStatus | undefined;
}

/** An old address, as in `URL.pathname`, and where it leads. */
export interface Redirect extends Destination {
  readonly from: string;
}

/** The path of an address, without its query and fragment. */
export const pathOf = (address: string): string => /^[^?#]*/.exec(address)?.[0] ?? '';

/** True for the path of an address on the site. */
export const isOnSite = (address: string): boolean => address.startsWith('/');

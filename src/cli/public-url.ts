import { parse } from 'tldts';

/** The network's own names (RFC 3172): no site has one. */
const INFRASTRUCTURE = /(?:^|\.)arpa$/;

/**
 * True where the public can reach a URL: its host is a name that somebody can register or rent in the
 * public DNS, and none that is set apart (RFC 6761 and what followed). No IP address is one: a Worker
 * has none of its own.
 * @example isPublic('https://tidings.workers.dev') // → true
 * @example isPublic('https://nas.lan') // → false
 */
export function isPublic(url: string): boolean {
  const { hostname } = new URL(url);
  const { domain, publicSuffix, isIcann, isSpecialUse } = parse(hostname, {
    detectSpecialUse: true,
  });
  return (
    domain !== null &&
    isIcann === true &&
    isSpecialUse === false &&
    !INFRASTRUCTURE.test(publicSuffix ?? '')
  );
}

import { parse } from 'tldts';

/** Names for infrastructure (RFC 3172): no site has one. */
const INFRASTRUCTURE = /(?:^|\.)arpa$/;

/**
 * True if the public can reach a URL: anyone can register or rent its host name in the public DNS, and it is
 * not reserved (RFC 6761 and its successors). An IP address never counts, since a Worker has none of its own.
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

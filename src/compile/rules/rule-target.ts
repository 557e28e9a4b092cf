import { listPlaceholders } from '../../model/redirect-pattern.ts';

/** No placeholder may be in the host, or any reader could be sent anywhere. */
const ELSEWHERE = /^https?:\/\/[\p{L}\p{M}\p{N}_.-]+(?::\d+)?(?:[/?#]|$)/iu;

const isValid = (to: string): boolean =>
  to.startsWith('/') ? !/^\/[/\\]/.test(to) : ELSEWHERE.test(to) && URL.canParse(to);

/** What is wrong with where a rule leads. */
export function explainTarget(from: string, to: string): string | undefined {
  if (!isValid(to)) {
    return `a rule cannot lead to "${to}"; use a path such as /rss.xml, or a URL that begins with https://`;
  }
  if (to.startsWith('/') && to.includes('*')) {
    return `in "${to}", * stands for nothing; write :splat for what * stands for in the old address`;
  }
  const known = new Set(listPlaceholders(from));
  const missing = to.startsWith('/')
    ? listPlaceholders(to).find((name) => !known.has(name))
    : undefined;
  const written = missing === 'splat' ? '*' : `:${missing}`;
  return missing === undefined
    ? undefined
    : `":${missing}" stands for nothing; write ${written} in the old address too, or remove it`;
}

const BASE = 'https://host.invalid';

/**
 * The new address as a header carries it. A URL of the site itself is a path, with http too: it would lead back here.
 * @example spellTarget('/Übung#a', 'https://x.test') // → '/%C3%9Cbung#a'
 */
export function spellTarget(to: string, siteUrl: string): string {
  const { origin, host, pathname, search, hash, href } = new URL(to, BASE);
  return origin === BASE || host === new URL(siteUrl).host
    ? pathname.replace(/^\/{2,}/, '/') + search + hash
    : href;
}

/** What to do, where several checks say the same. */
export const LET_THROUGH =
  'let feed readers through: docs/deploying.md#let-feed-readers-through has the rule to copy';

export const SEE_LOG = 'see the log of the Worker: npx wrangler tail';

export const WORKER_FIRST =
  'write run_worker_first = true under [assets] in wrangler.toml, and deploy';

/** A rule for one host that names no host has its own target redirected. */
export const ENDLESS =
  'have the rule of the zone that redirects apply to other hosts only: docs/deploying.md#a-domain-of-your-own';

export const HTTPS = 'switch on SSL/TLS → Edge Certificates → Always Use HTTPS in the zone';

export const WWW = 'docs/deploying.md#a-domain-of-your-own has the redirect rule to copy';

/** What to do, where several checks say the same. */
export const LET_THROUGH =
  'let feed readers through: docs/deploying.md#let-feed-readers-through has the rule to copy';

export const SEE_LOG = 'see the log of the Worker: npx wrangler tail';

export const WORKER_FIRST =
  'write run_worker_first = true under [assets] in wrangler.toml, and deploy';

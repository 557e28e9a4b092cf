/** What wrangler puts in front of the reason. */
const PREFIX = /^(?:Failed to start the remote proxy session\.|Error reloading remote server:|\s)+/;

/** What is wrong by the words of wrangler, Node or R2's API, and what to do. The first that fits counts. */
const REASONS: readonly (readonly [pattern: RegExp, explain: (name: string) => string])[] = [
  [
    /set a CLOUDFLARE_API_TOKEN|not (?:logged in|authenticated)|failed to (?:log ?in|refresh)/i,
    () => 'wrangler is not logged in; run "npx wrangler login", or set CLOUDFLARE_API_TOKEN',
  ],
  [
    /more than one account/i,
    () => 'the login has several accounts; write account_id at the top of wrangler.toml',
  ],
  [
    /\b10042\b|enable R2/i,
    () => "the account has no R2 yet; switch it on in Cloudflare's dashboard, under R2",
  ],
  [
    /\b10006\b|bucket.*(?:not found|does not exist)|NoSuchBucket/is,
    (name) => `there is no such bucket in the account; run "npx wrangler r2 bucket create ${name}"`,
  ],
  [
    /\b(?:10000|10001|9109|9106|6003)\b.*(?:auth|token|access|permission)|authentication error|unauthorized|forbidden|invalid (?:api |access )?token/is,
    () =>
      'the login may not write to it; run "npx wrangler login" again, or give the token "Account → Workers R2 Storage: Edit"',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|E(?:HOST|NET)UNREACH|fetch failed|bad port|hostname|network|socket|timed? ?out|other side closed/i,
    () => 'Cloudflare cannot be reached; check the connection of this machine, and try again',
  ],
];

/**
 * Why something with the bucket failed, in one line.
 * @param message of wrangler or R2
 * @example explainBucketError('media', 'getaddrinfo ENOTFOUND api.cloudflare.com')
 * // → 'the bucket media: Cloudflare cannot be reached; check the connection of this machine, and try again'
 */
export function explainBucketError(name: string, message: string): string {
  const [, explain] = REASONS.find(([pattern]) => pattern.test(message)) ?? [];
  const [line = ''] = message.replace(PREFIX, '').split('\n');
  return `the bucket ${name}: ${explain?.(name) ?? line}`;
}

import { expect, test } from 'vitest';
import { explainBucketError } from '../../src/bucket/explain-error.ts';

const SESSION = 'Failed to start the remote proxy session. Error reloading remote server: ';

test.each([
  [
    'no network',
    `${SESSION}getaddrinfo ENOTFOUND api.cloudflare.com`,
    'Cloudflare cannot be reached; check the connection of this machine, and try again',
  ],
  [
    'no login',
    `${SESSION}In a non-interactive environment, it's necessary to set a CLOUDFLARE_API_TOKEN environment variable for wrangler to work. Please go to https://developers.cloudflare.com/fundamentals/api/get-started/create-token/`,
    'wrangler is not logged in; run "npx wrangler login", or set CLOUDFLARE_API_TOKEN',
  ],
  [
    'a token without the right',
    `${SESSION}A request to the Cloudflare API (/accounts/0/workers) failed. Authentication error [code: 10000]`,
    'the login may not write to it; run "npx wrangler login" again, or give the token "Account → Workers R2 Storage: Edit"',
  ],
  [
    'several accounts',
    `${SESSION}More than one account available but unable to select one in non-interactive mode.\nPlease set …`,
    'the login has several accounts; write account_id at the top of wrangler.toml',
  ],
  [
    'no such bucket',
    `${SESSION}A request failed. R2 bucket 'media' not found. Please use a different name and try again. [code: 10085]`,
    'there is no such bucket in the account; run "npx wrangler r2 bucket create media"',
  ],
  [
    'no R2',
    'Please enable R2 through the Cloudflare Dashboard. [code: 10042]',
    "the account has no R2 yet; switch it on in Cloudflare's dashboard, under R2",
  ],
  ['anything else, by its first line', `${SESSION}Gone wrong.\n    at x.ts:1:2`, 'Gone wrong.'],
])('%s', (_, message, expected) => {
  expect(explainBucketError('media', message)).toBe(`the bucket media: ${expected}`);
});

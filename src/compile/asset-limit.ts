/**
 * The largest static asset that Cloudflare accepts, in bytes.
 * @see https://developers.cloudflare.com/workers/platform/limits/#static-assets
 */
export const MOST_ASSET = 25 * 1024 * 1024;

/**
 * The largest file that the bucket gets, in bytes: no more can be read at once, and that is where what it is, and how
 * long it lasts, is found out.
 */
export const MOST_LARGE_FILE = 2 * 1024 ** 3 - 1;

/** The two lines that make a bucket for what is larger. */
export const BUCKET_ADVICE =
  'run "npx wrangler r2 bucket create tidings-media", and put r2_buckets = [{ binding = "MEDIA", bucket_name = "tidings-media" }] at the top of wrangler.toml, or under its [env.NAME]';

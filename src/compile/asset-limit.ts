/**
 * The largest static asset that Cloudflare accepts, in bytes.
 * @see https://developers.cloudflare.com/workers/platform/limits/#static-assets
 */
export const MOST_ASSET = 25 * 1024 * 1024;

import type { ExportedArticle } from './exported.ts';

/** The host of a URL, if it has one. */
export const hostOf = (url: string | undefined): readonly string[] => {
  const host = URL.parse(url ?? '')?.host;
  return host ? [host] : [];
};

/** Hosts of the site, and of the pictures and files that its articles name in fields. */
export const listHosts = (
  site: string | undefined,
  articles: readonly ExportedArticle[],
): ReadonlySet<string> =>
  new Set([
    ...hostOf(site),
    ...articles.flatMap(({ link, image, audio, video, attachments = [] }) =>
      [link, image?.url, audio?.url, video?.url, ...attachments.map(({ url }) => url)].flatMap(
        hostOf,
      ),
    ),
  ]);

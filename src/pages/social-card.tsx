import type { SiteInfo } from '../feed/channel.ts';
import type { Instant, Picture } from '../model/article.ts';

/** How a page looks where it is shared. */
export interface Preview {
  readonly type: 'website' | 'article';
  readonly title: string;
  readonly description: string;
  /** Absolute. */
  readonly url: string;
  readonly image?: Picture | undefined;
  readonly published?: Instant | undefined;
  readonly updated?: Instant | undefined;
  readonly tags?: readonly string[] | undefined;
}

type Property = readonly [name: string, content: string | number | undefined];

const buildProperties = ({ title }: SiteInfo, preview: Preview): readonly Property[] => [
  ['og:type', preview.type],
  ['og:site_name', title],
  ['og:title', preview.title],
  ['og:description', preview.description],
  ['og:url', preview.url],
  ['og:image', preview.image?.url],
  ['og:image:width', preview.image?.width],
  ['og:image:height', preview.image?.height],
  ['og:image:alt', preview.image?.alt],
  ['article:published_time', preview.published],
  ['article:modified_time', preview.updated],
  ...(preview.tags ?? []).map((tag): Property => ['article:tag', tag]),
];

/**
 * Open Graph, which every service reads, and the one property of X that it lacks.
 * @see https://ogp.me/
 */
export const PreviewTags = ({ siteInfo, preview }: { siteInfo: SiteInfo; preview: Preview }) => (
  <>
    {buildProperties(siteInfo, preview).map(
      ([name, content]) => content !== undefined && <meta property={name} content={`${content}`} />,
    )}
    <meta name="twitter:card" content={preview.image ? 'summary_large_image' : 'summary'} />
  </>
);

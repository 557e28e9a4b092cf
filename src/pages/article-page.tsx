import { raw } from 'hono/html';
import type { Item, SiteInfo } from '../feed/channel.ts';
import { showsPicture } from '../feed/shows-picture.ts';
import type { ArticleLink, MediaFile, Picture } from '../model/article.ts';
import { directionOf } from '../model/direction.ts';
import { fileNameOf } from '../model/file-name.ts';
import { articlePath, SUBSCRIBE_PATH } from '../paths.ts';
import { Day } from './date.tsx';
import { Layout, renderPage } from './layout.tsx';
import { toLocal } from './local.ts';
import { Authors, Tags } from './names.tsx';
import { describeArticle } from './structured-data.ts';

/** Authors and dates, in the site's language even if the article is in another one. */
const Byline = ({ item, language }: { item: Item; language: string }) => {
  const { authors, published, publishedDay, updated, updatedDay } = item;
  if (authors.length === 0 && published === undefined) return null;
  const isUpdated = published !== undefined && publishedDay !== updatedDay;
  return (
    <p class="quiet" lang={language}>
      {authors.length > 0 && <Authors {...item} />}
      {authors.length > 0 && published && ' · '}
      {published && (
        <a class="u-url" href={articlePath(item.slug)}>
          <Day class="dt-published" instant={published} day={publishedDay} />
        </a>
      )}
      {isUpdated && (
        <>
          {' · updated '}
          <Day class="dt-updated" instant={updated} day={updatedDay} />
        </>
      )}
    </p>
  );
};

const Illustration = ({ image, siteInfo }: { image: Picture; siteInfo: SiteInfo }) => (
  <figure class="lead">
    <img
      class="u-featured"
      src={toLocal(image.url, siteInfo)}
      alt={image.alt ?? ''}
      width={image.width}
      height={image.height}
    />
    {(image.caption || image.credit) && (
      <figcaption>
        {image.caption} {image.credit && <cite>{image.credit}</cite>}
      </figcaption>
    )}
  </figure>
);

const Files = ({ files, siteInfo }: { files: readonly MediaFile[]; siteInfo: SiteInfo }) => (
  <ul class="files">
    {files.map(({ url, title, mediaType }) => (
      <li>
        <a href={toLocal(url, siteInfo)} type={mediaType}>
          {title ?? fileNameOf(url)}
        </a>
      </li>
    ))}
  </ul>
);

const Rights = ({ item }: { item: Item }) => (
  <p class="quiet">
    {item.canonical && (
      <>
        First published at <a href={item.canonical}>{new URL(item.canonical).hostname}</a>.{' '}
      </>
    )}
    {item.rights}
  </p>
);

interface Neighbours {
  readonly newer?: ArticleLink | null | undefined;
  readonly older?: ArticleLink | undefined;
}

const NeighbourLink = ({
  to,
  name,
  rel,
}: {
  to: ArticleLink;
  name: string;
  rel: 'next' | 'prev';
}) => (
  <a href={articlePath(to.slug)} rel={rel}>
    <span class="quiet">{name}</span>
    <bdi lang={to.language}>{to.title}</bdi>
  </a>
);

const More = ({ newer, older }: Neighbours) => (
  <nav class="more" aria-label="More articles">
    {older && <NeighbourLink to={older} name="Older" rel="prev" />}
    {newer && <NeighbourLink to={newer} name="Newer" rel="next" />}
  </nav>
);

/**
 * The page of an article.
 * @param item with content whose addresses on this site begin at its root: `/media/a.jpg`
 */
export function renderArticle(siteInfo: SiteInfo, item: Item, neighbours: Neighbours): string {
  const url = item.canonical ?? item.url;
  return renderPage(
    <Layout
      siteInfo={siteInfo}
      title={item.title}
      description={item.summary}
      canonical={url}
      noindex={item.noindex}
      preview={{
        ...item,
        type: 'article',
        description: item.summary,
        url,
        tags: item.tags.map(({ name }) => name),
      }}
      structuredData={describeArticle(siteInfo, item)}
    >
      <article
        class="h-entry"
        lang={item.language ?? siteInfo.language}
        dir={item.language === undefined ? 'auto' : directionOf(item.language)}
      >
        <div class="headline">
          <h1 class="p-name">{item.title}</h1>
          <Byline item={item} language={siteInfo.language} />
        </div>
        {item.image && !showsPicture(item.contentHtml, toLocal(item.image.url, siteInfo)) && (
          <Illustration image={item.image} siteInfo={siteInfo} />
        )}
        {item.video && (
          // biome-ignore lint/a11y/useMediaCaption: captions belong to the publisher's file
          <video
            src={toLocal(item.video.url, siteInfo)}
            width={item.video.width}
            height={item.video.height}
            controls
            preload="none"
          />
        )}
        {/* biome-ignore lint/a11y/useMediaCaption: captions belong to the publisher's file */}
        {item.audio && <audio src={toLocal(item.audio.url, siteInfo)} controls preload="none" />}
        <div class="text e-content">{raw(item.contentHtml)}</div>
        {item.externalUrl && (
          <p>
            <a class="u-bookmark-of" href={item.externalUrl}>
              {item.externalUrl}
            </a>
          </p>
        )}
        {item.attachments.length > 0 && <Files files={item.attachments} siteInfo={siteInfo} />}
        {(item.rights || item.canonical) && <Rights item={item} />}
        {item.tags.length > 0 && <Tags tags={item.tags} />}
      </article>
      <aside class="invitation">
        <p>
          Get new articles from {siteInfo.title} as they appear:{' '}
          <a href={SUBSCRIBE_PATH}>subscribe</a>. No account, no email address.
        </p>
      </aside>
      {(neighbours.newer || neighbours.older) && <More {...neighbours} />}
    </Layout>,
  );
}

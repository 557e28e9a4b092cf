import { raw } from 'hono/html';
import type { Item } from '../feed/channel.ts';
import { showsPicture } from '../feed/shows-picture.ts';
import type { ArticleLink, MediaFile, Picture } from '../model/article.ts';
import { directionOf } from '../model/direction.ts';
import type { TranscriptText } from '../model/episode.ts';
import { originalNameOf } from '../model/file-name.ts';
import type { SentenceName } from '../model/sentences.ts';
import { articlePath, SUBSCRIBE_PATH } from '../paths.ts';
import { Day } from './date.tsx';
import { Layout, renderPage } from './layout.tsx';
import { toLocal } from './local.ts';
import { Authors, Tags } from './names.tsx';
import type { PageSite } from './page-site.ts';
import { Chapters, Players, TranscriptSection } from './player.tsx';
import { Say } from './say.tsx';
import { describeArticle } from './structured-data.ts';

/** Authors and dates, in the site's language even if the article is in another one. */
const Byline = ({ site, item }: { site: PageSite; item: Item }) => {
  const { authors, published, publishedDay, updated, updatedDay } = item;
  if (authors.length === 0 && published === undefined) return null;
  const isUpdated = published !== undefined && publishedDay !== updatedDay;
  return (
    <p class="quiet" lang={site.language}>
      {authors.length > 0 && <Authors {...item} />}
      {authors.length > 0 && published && ' · '}
      {published && (
        <a class="u-url" href={articlePath(item.slug)}>
          <bdi>
            <Day class="dt-published" instant={published} day={publishedDay} />
          </bdi>
        </a>
      )}
      {isUpdated && (
        <>
          {' · '}
          <bdi>
            <Say
              site={site}
              the="updated"
              with={{ day: <Day class="dt-updated" instant={updated} day={updatedDay} /> }}
            />
          </bdi>
        </>
      )}
    </p>
  );
};

const Illustration = ({ image, site }: { image: Picture; site: PageSite }) => (
  <figure class="lead">
    <img
      class="u-featured"
      src={toLocal(image.url, site)}
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

const Files = ({ files, site }: { files: readonly MediaFile[]; site: PageSite }) => (
  <ul class="files">
    {files.map(({ url, title, mediaType }) => (
      <li>
        <a href={toLocal(url, site)} type={mediaType}>
          {title ?? originalNameOf(url)}
        </a>
      </li>
    ))}
  </ul>
);

const Rights = ({ site, item }: { site: PageSite; item: Item }) => (
  <p class="quiet">
    {item.canonical && (
      <>
        <bdi lang={site.language}>
          <Say
            site={site}
            the="firstPublished"
            with={{ host: <a href={item.canonical}>{new URL(item.canonical).hostname}</a> }}
          />
        </bdi>{' '}
      </>
    )}
    {item.rights}
  </p>
);

interface Neighbours {
  readonly newer?: ArticleLink | null | undefined;
  readonly older?: ArticleLink | undefined;
}

interface NeighbourProps {
  readonly site: PageSite;
  readonly to: ArticleLink;
  readonly name: SentenceName;
  readonly rel: 'next' | 'prev';
}

const NeighbourLink = ({ site, to, name, rel }: NeighbourProps) => (
  <a href={articlePath(to.slug)} rel={rel}>
    <span class="quiet">
      <Say site={site} the={name} />
    </span>
    <bdi lang={to.language}>{to.title}</bdi>
  </a>
);

const More = ({ site, newer, older }: Neighbours & { site: PageSite }) => (
  <nav class="more" aria-label={site.sentences.moreArticles}>
    {older && <NeighbourLink site={site} to={older} name="older" rel="prev" />}
    {newer && <NeighbourLink site={site} to={newer} name="newer" rel="next" />}
  </nav>
);

/**
 * The page of an article.
 * @param item with content whose addresses on this site begin at its root: `/media/a.jpg`
 */
export function renderArticle(
  site: PageSite,
  item: Item,
  { transcript, ...neighbours }: Neighbours & { readonly transcript?: TranscriptText | undefined },
): string {
  const url = item.canonical ?? item.url;
  return renderPage(
    <Layout
      site={site}
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
      structuredData={describeArticle(site, item)}
    >
      <article
        class="h-entry"
        lang={item.language ?? site.language}
        dir={item.language === undefined ? 'auto' : directionOf(item.language)}
      >
        <div class="headline">
          <h1 class="p-name">{item.title}</h1>
          <Byline site={site} item={item} />
        </div>
        {item.image && !showsPicture(item.contentHtml, toLocal(item.image.url, site)) && (
          <Illustration image={item.image} site={site} />
        )}
        <Players site={site} item={item} />
        <Chapters site={site} item={item} />
        <div class="text e-content">{raw(item.contentHtml)}</div>
        <TranscriptSection site={site} item={item} text={transcript} />
        {item.externalUrl && (
          <p>
            <a class="u-bookmark-of" href={item.externalUrl}>
              {item.externalUrl}
            </a>
          </p>
        )}
        {item.attachments.length > 0 && <Files files={item.attachments} site={site} />}
        {(item.rights || item.canonical) && <Rights site={site} item={item} />}
        {item.tags.length > 0 && <Tags site={site} tags={item.tags} />}
      </article>
      <aside class="invitation">
        <p>
          <Say
            site={site}
            the="invitation"
            with={{
              site: <bdi>{site.title}</bdi>,
              subscribe: <a href={SUBSCRIBE_PATH}>{site.sentences.subscribe}</a>,
            }}
          />
        </p>
      </aside>
      {(neighbours.newer || neighbours.older) && <More site={site} {...neighbours} />}
    </Layout>,
  );
}

import { raw } from 'hono/html';
import type { MediaFile, Picture } from '../article/article.ts';
import type { Item, Masthead } from '../feed/channel.ts';
import { Day } from './date.tsx';
import { Layout, renderPage } from './layout.tsx';

const Byline = ({ item, language }: { item: Item; language: string }) => {
  const names = item.authors.map(({ name }) => name);
  return (
    <p class="quiet" lang={language}>
      {names.length > 0 && <span>{new Intl.ListFormat(language).format(names)}</span>}
      {names.length > 0 && item.published && ' · '}
      {item.published && <Day instant={item.published} language={language} />}
    </p>
  );
};

const Tags = ({ tags }: { tags: readonly string[] }) => (
  <ul class="tags" aria-label="Tags">
    {tags.map((tag) => (
      <li>{tag}</li>
    ))}
  </ul>
);

const Illustration = ({ image }: { image: Picture }) => (
  <figure class="lead">
    <img src={image.url} alt={image.alt ?? ''} width={image.width} height={image.height} />
    {(image.caption || image.credit) && (
      <figcaption>
        {image.caption} {image.credit && <cite>{image.credit}</cite>}
      </figcaption>
    )}
  </figure>
);

const Files = ({ files }: { files: readonly MediaFile[] }) => (
  <ul class="files">
    {files.map(({ url, title, mediaType }) => (
      <li>
        <a href={url} type={mediaType}>
          {title ?? decodeURIComponent(new URL(url).pathname.replace(/^.*\//, ''))}
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

/** The page of one article. */
export const renderArticle = (masthead: Masthead, item: Item): string =>
  renderPage(
    <Layout
      masthead={masthead}
      title={item.title}
      description={item.summary}
      canonical={item.canonical ?? item.url}
    >
      <article lang={item.language ?? masthead.language} dir="auto">
        <div class="headline">
          <h1>{item.title}</h1>
          <Byline item={item} language={masthead.language} />
        </div>
        {item.image && !item.contentHtml.includes(item.image.url) && (
          <Illustration image={item.image} />
        )}
        {/* biome-ignore lint/a11y/useMediaCaption: captions belong to the publisher's file */}
        {item.video && <video src={item.video.url} controls preload="none" />}
        {/* biome-ignore lint/a11y/useMediaCaption: captions belong to the publisher's file */}
        {item.audio && <audio src={item.audio.url} controls preload="none" />}
        <div class="text">{raw(item.contentHtml)}</div>
        {item.externalUrl && (
          <p>
            <a href={item.externalUrl}>{item.externalUrl}</a>
          </p>
        )}
        {item.attachments.length > 0 && <Files files={item.attachments} />}
        {(item.rights || item.canonical) && <Rights item={item} />}
        {item.tags.length > 0 && <Tags tags={item.tags} />}
      </article>
    </Layout>,
  );

import { raw } from 'hono/html';
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

/** The page of one article. */
export const renderArticle = (masthead: Masthead, item: Item): string =>
  renderPage(
    <Layout masthead={masthead} title={item.title} description={item.summary} canonical={item.url}>
      <article lang={item.language ?? masthead.language} dir="auto">
        <div class="headline">
          <h1>{item.title}</h1>
          <Byline item={item} language={masthead.language} />
        </div>
        <div class="text">{raw(item.contentHtml)}</div>
        {item.tags.length > 0 && <Tags tags={item.tags} />}
      </article>
    </Layout>,
  );

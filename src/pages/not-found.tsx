import type { SiteInfo } from '../feed/channel.ts';
import type { ArticleLink } from '../model/article.ts';
import { articlePath } from '../paths.ts';
import { Layout, renderPage } from './layout.tsx';

const Latest = ({ items }: { items: readonly ArticleLink[] }) => (
  <>
    <h2>The latest articles</h2>
    <ul>
      {items.map(({ slug, title, language }) => (
        <li>
          <a href={articlePath(slug)} lang={language}>
            <bdi>{title}</bdi>
          </a>
        </li>
      ))}
    </ul>
  </>
);

const render = (
  siteInfo: SiteInfo,
  title: string,
  explanation: string,
  latest: readonly ArticleLink[],
): string =>
  renderPage(
    <Layout siteInfo={siteInfo} title={title}>
      <div class="headline">
        <h1>{title}</h1>
      </div>
      <div class="text">
        <p>{explanation}</p>
        {latest.length > 0 && <Latest items={latest} />}
        <p>
          <a href="/">Go to the front page of {siteInfo.title}</a>
        </p>
      </div>
    </Layout>,
  );

/** The page for an address that never existed. */
export const renderNotFound = (siteInfo: SiteInfo, latest: readonly ArticleLink[]): string =>
  render(
    siteInfo,
    'Page not found',
    'There is no page at this address. Please check the spelling.',
    latest,
  );

/** The page for an article that was removed. */
export const renderGone = (siteInfo: SiteInfo, latest: readonly ArticleLink[]): string =>
  render(siteInfo, 'No longer here', 'The publisher has removed this article.', latest);

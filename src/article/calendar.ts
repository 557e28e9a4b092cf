import { type Article, articlePath, type Instant, SITE_MARK, type Site } from './article.ts';

/** A link to an article of the site, and its text: `<a>` lies in no other. */
const LINK = new RegExp(
  `<a\\b(?:[^>"]|"[^"]*")*? href="${SITE_MARK}(/articles/[^"#?]*)[^"]*"(?:[^>"]|"[^"]*")*>(.*?)</a>`,
  'gs',
);

const isDue = ({ published }: Article, time: Instant): boolean =>
  published === undefined || published <= time;

/** The end of a path in Markdown, where it is a link's. */
const MARKDOWN_LINK = new RegExp(`${SITE_MARK}(/articles/[^\\s()<>"#?]*)`, 'g');

/** The paths of the site's articles that a content links to. */
export const findLinkedPaths = (contentHtml: string): readonly string[] =>
  Array.from(contentHtml.matchAll(LINK), ([, path = '']) => path);

/** An article whose links lead only to what is there: the others are text for now. */
function settleLinks(article: Article, hidden: ReadonlySet<string>): Article {
  const { contentHtml, contentMarkdown } = article;
  if (!findLinkedPaths(contentHtml).some((path) => hidden.has(path))) return article;
  const isMarkdownSettled = contentMarkdown
    ?.matchAll(MARKDOWN_LINK)
    .every(([, path = '']) => !hidden.has(path));
  return {
    ...article,
    awaitsLink: true,
    contentHtml: contentHtml.replaceAll(LINK, (link, path: string, text: string) =>
      hidden.has(path) ? text : link,
    ),
    contentMarkdown: isMarkdownSettled ? contentMarkdown : undefined,
  };
}

/** The site without some of its articles, as if it had never had them. */
function withhold(site: Site, isHidden: (article: Article) => boolean): Site {
  const paths = site.articles.filter(isHidden).map(({ slug }) => articlePath(slug));
  if (paths.length === 0) return site;
  const hidden = new Set(paths);
  return {
    ...site,
    articles: site.articles
      .filter(({ slug }) => !hidden.has(articlePath(slug)))
      .map((article) => settleLinks(article, hidden)),
    // What is hidden is newer than everything that was taken away.
    removed: site.removed.map((gone) => ({ ...gone, place: gone.place - hidden.size })),
    redirects: site.redirects.filter(({ to }) => !hidden.has(to)),
  };
}

/** The site as it is at a time: what is scheduled for later is not there yet. */
export const siteAt = (site: Site, time: Instant): Site =>
  site.showsAll ? site : withhold(site, (article) => !isDue(article, time));

/** When the next scheduled article appears. */
export const findNext = (site: Site, time: Instant): Instant | undefined =>
  site.showsAll
    ? undefined
    : site.articles
        .flatMap((article) => (isDue(article, time) ? [] : (article.published ?? [])))
        .toSorted()[0];

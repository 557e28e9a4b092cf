import { type Article, type Instant, type Listing, SITE_MARK } from './article.ts';

/** A link to an article of the site, and its text: `<a>` lies in no other. */
const LINK = new RegExp(
  `<a\\b(?:[^>"]|"[^"]*")*? href="${SITE_MARK}(/articles/[^"#?]*)[^"]*"(?:[^>"]|"[^"]*")*>(.*?)</a>`,
  'gs',
);

/** True once its time has come. */
export const isDue = ({ published }: Listing, time: Instant): boolean =>
  published === undefined || published <= time;

/** When something last happened to an article itself: by the calendar, it appears. */
export const findOwnEvent = ({ lastModified, published = '' }: Listing): Instant =>
  published > lastModified ? published : lastModified;

/** The end of a path in Markdown, where it is a link's. */
const MARKDOWN_LINK = new RegExp(`${SITE_MARK}(/articles/[^\\s()<>"#?]*)`, 'g');

/** The paths of the site's articles that a content links to. */
export const findLinkedPaths = (contentHtml: string): readonly string[] =>
  Array.from(contentHtml.matchAll(LINK), ([, path = '']) => path);

/** An article whose links lead only to what is there: the others are text for now. */
export function settleLinks(article: Article, hidden: ReadonlySet<string>): Article {
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

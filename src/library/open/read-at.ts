import type { Article, Instant } from '../../model/article.ts';

/** An article as it reads at a time: a link to an article that is still scheduled is text. */
export function readAt(article: Article, time: Instant): Article {
  if (!article.earlier) return article;
  const { earlier, contentMarkdown, ...rest } = article;
  const open = earlier.filter(({ until }) => until > time);
  const [content] = open;
  if (!content) return { ...rest, contentMarkdown };
  const { until, ...texts } = content;
  return { ...rest, ...texts, earlier: open };
}

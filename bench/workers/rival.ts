import { Feed } from 'feed';
import { Hono } from 'hono';
import libraryIndex from '#library';
import { placeSite } from '../../src/model/site-mark.ts';

/** What an ordinary implementation does: the feed is rendered on every request, and sent whole. */
const app = new Hono();

const HOST = 'https://bench.tidings.test';

app.get('/rss.xml', (context) => {
  const feed = new Feed({
    id: HOST,
    link: HOST,
    title: 'Bench',
    description: 'Made articles.',
    language: 'en',
    updated: new Date('2024-01-02T00:00:00Z'),
  });
  for (const article of libraryIndex.newest.slice(0, 50)) {
    const link = `${HOST}/articles/${article.slug}`;
    feed.addItem({
      title: article.title,
      id: article.id,
      link,
      description: article.summary,
      content: placeSite(article.contentHtml, HOST),
      date: new Date(article.updated),
      category: article.tags.map(({ name }) => ({ name })),
    });
  }
  return context.body(feed.rss2(), 200, { 'Content-Type': 'application/rss+xml' });
});

export default app;

import { Hono } from 'hono';
import libraryIndex from '#library';
import { buildItem } from '../../src/feed/channel.ts';
import { createFeed } from './feed.ts';

const HOST = 'https://bench.tidings.test';

/** What an ordinary implementation does: the feed is rendered on every request, and sent whole. */
const app = new Hono();

app.get('/rss.xml', (context) => {
  const feed = createFeed({
    homeUrl: `${HOST}/`,
    title: 'Bench',
    description: 'Made articles.',
    language: 'en',
    updated: '2026-01-01T12:00:00Z',
    items: libraryIndex.newest.slice(0, 50).map((article) => buildItem(HOST, article)),
  });
  return context.body(feed.rss2(), 200, { 'Content-Type': 'application/rss+xml' });
});

export default app;

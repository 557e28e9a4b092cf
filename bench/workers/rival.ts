import { Hono } from 'hono';
import libraryIndex from '#library';
import { buildItem } from '../../src/feed/channel.ts';
import { createChannel, createFeed, HOST } from './feed.ts';

/** What an ordinary implementation does: the feed is rendered on every request, and sent whole. */
const app = new Hono();

app.get('/rss.xml', (context) => {
  const items = libraryIndex.newest.slice(0, 50).map((article) => buildItem(HOST, 'en', article));
  return context.body(createFeed(createChannel(items)).rss2(), 200, {
    'Content-Type': 'application/rss+xml',
  });
});

export default app;

import { Hono } from 'hono';

/** The least that starts with Hono. */
const app = new Hono();

app.get('/', ({ text }) => text('Hello'));

export default app;

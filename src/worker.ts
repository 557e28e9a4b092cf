import { env } from 'cloudflare:workers';
import site from '#library';
import { createApp } from './app.ts';
import { createLibrary } from './library/library.ts';
import { readSettings } from './settings.ts';

const read = readSettings({ ...env });
if ('problems' in read) {
  // Without settings nothing can be served, and a deployment that cannot start is refused.
  throw new Error(read.problems.map(({ message }) => message).join('\n'));
}

export default createApp(createLibrary(site), read.settings);

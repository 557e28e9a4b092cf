import { env } from 'cloudflare:workers';
import site from '#library';
import { createApp, createClosedApp } from './app.ts';
import { createLibrary } from './library/library.ts';
import { readSettings } from './settings.ts';

const read = readSettings({ ...env });

export default 'settings' in read
  ? createApp(createLibrary(site), read.settings, Date.now)
  : createClosedApp(read.problems.map(({ message }) => message));

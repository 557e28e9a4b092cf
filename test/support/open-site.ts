import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createApp } from '../../src/app.ts';
import { LIBRARY_FILE } from '../../src/compile/compile.ts';
import { createLibrary } from '../../src/library/open/library.ts';
import { createSettings } from './settings.ts';

/**
 * Serves what a compile has left in a folder.
 * @param now milliseconds since 1970
 * @param onRead told of every file that is read
 * @returns asks for a path
 */
export function openSite(root: string, now: number, onRead: (file: string) => void = () => {}) {
  const libraryIndex = JSON.parse(readFileSync(path.join(root, LIBRARY_FILE), 'utf8'));
  const library = createLibrary(libraryIndex, async (file) => {
    onRead(file);
    try {
      return readFileSync(path.join(root, '.build/assets', file), 'utf8');
    } catch {
      return undefined;
    }
  });
  const app = createApp(library, createSettings({ SITE_URL: 'https://news.test' }), () => now);
  return async (address: string, method = 'GET'): Promise<Response> =>
    app.request(new Request(`https://news.test${address}`, { method }));
}

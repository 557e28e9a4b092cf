import { SaxesParser } from 'saxes';
import type { BuiltLibrary } from '../../library/build/build-library.ts';
import { createLibrary } from '../../library/open/library.ts';
import type { Settings } from '../../settings/settings.ts';
import { registerJsx } from './jsx.ts';

/** Returns why a document of the site cannot be served, undefined if it can. */
export type Render = (path: string) => Promise<string | undefined>;

/** The Worker's routes, loaded when the first site is rendered. */
let routes: Promise<typeof import('../../app.ts')> | undefined;

function loadRoutes() {
  registerJsx();
  return import('../../app.ts');
}

const explain = (error: unknown): string => (error instanceof Error ? error.message : `${error}`);

function parseXml(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

/** Parses a document as a program would. HTML is skipped: a browser can read any text as HTML. */
function parse(mediaType: string, text: string): void {
  if (/\bjson\b/.test(mediaType)) JSON.parse(text);
  else if (/\bxml\b|opml/.test(mediaType)) parseXml(text);
}

/**
 * Renders the documents of a library as the Worker does.
 * @param now milliseconds since 1970
 */
export async function createRender(
  { libraryIndex, files }: BuiltLibrary,
  settings: Settings,
  now: number,
): Promise<Render> {
  routes ??= loadRoutes();
  const { createApp } = await routes;
  const made = new Map<string, string | undefined>();
  const library = createLibrary(libraryIndex, async (path) => {
    const file = made.get(path) ?? files.get(path)?.();
    made.set(path, file);
    return file;
  });
  const app = createApp(library, settings, () => now);
  app.onError((error) => {
    throw error;
  });
  return async (path) => {
    try {
      const response = await app.request(settings.SITE_URL + path);
      const text = await response.text();
      if (response.status !== 200) return `the answer has the status ${response.status}`;
      parse(response.headers.get('Content-Type') ?? '', text);
      return undefined;
    } catch (error) {
      return explain(error);
    }
  };
}

import { FEED_FORMATS } from '../../feed/formats.ts';
import { HOME_PATH } from '../../paths.ts';
import { type Check, fail, pass, skip } from '../check.ts';
import { decode } from '../decode.ts';
import type { Survey } from '../survey.ts';

const SWITCHED_OFF =
  'remove the Compression Rule, or the Cache-Control with no-transform, that switches it off in the zone';
const ADD_RULE =
  'add a Compression Rule: docs/deploying.md#compress-atom-and-json-feed has it to copy';

/** What Cloudflare compresses by itself, and what only with a rule of the zone. */
const DOCUMENTS = [
  { id: 'page', name: 'pages', path: HOME_PATH, todo: SWITCHED_OFF },
  { id: 'rss', name: 'RSS', path: FEED_FORMATS.rss.path, todo: SWITCHED_OFF },
  { id: 'atom', name: 'Atom', path: FEED_FORMATS.atom.path, todo: ADD_RULE },
  { id: 'json', name: 'JSON Feed', path: FEED_FORMATS.json.path, todo: ADD_RULE },
] as const;

/** Whether documents travel compressed. */
export async function* checkCompression({ site, ask, noEdge }: Survey): AsyncGenerator<Check> {
  for (const { id: name, name: what, path, todo } of DOCUMENTS) {
    const id = `compression-${name}`;
    if (noEdge !== undefined) {
      yield skip(id, `compression of ${what}: ${noEdge}`);
      continue;
    }
    const reply = await ask(site.origin + path, { headers: { 'accept-encoding': 'br, gzip' } });
    if (reply.kind === 'silence') {
      yield fail(id, reply.seen, reply.todo);
      continue;
    }
    const encoding = reply.headers.get('content-encoding');
    const length = encoding === undefined ? undefined : decode(reply.bytes, encoding)?.length;
    if (encoding === undefined) yield fail(id, `${path} is not compressed`, todo);
    else if (length === undefined) {
      yield fail(id, `${path} is not the ${encoding} that it says it is`, SWITCHED_OFF);
    } else {
      const sizes = `${reply.bytes.length.toLocaleString('en')} of ${length.toLocaleString('en')} bytes`;
      yield pass(id, `${path} is compressed (${encoding}, ${sizes})`);
    }
  }
}

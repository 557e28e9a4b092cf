import { FEED_FORMATS, FORMATS } from '../../feed/formats.ts';
import { HOME_PATH } from '../../paths.ts';
import { type Check, type Fault, judge } from '../check.ts';
import type { Survey } from '../survey.ts';

/** What HEAD and GET have to agree on (RFC 9110 §9.3.2). */
const COMPARED = ['content-type', 'content-length', 'etag', 'last-modified', 'location'] as const;

const TODO = 'look for rules of the zone, or another proxy, that answer HEAD by themselves';

async function compare({ site, ask }: Survey, path: string): Promise<readonly Fault[]> {
  const url = site.origin + path;
  const [get, head] = await Promise.all([ask(url), ask(url, { method: 'HEAD' })]);
  if (head.kind === 'silence') return [head];
  if (get.kind === 'silence') return [get];
  if (head.status !== get.status) {
    return [{ seen: `HEAD ${path} answers ${head.status}, GET ${get.status}`, todo: TODO }];
  }
  const differs = COMPARED.filter((name) => {
    const [a, b] = [get.headers.get(name), head.headers.get(name)];
    // The edge may leave out the length of what it would compress.
    return name === 'content-length' ? a !== undefined && b !== undefined && a !== b : a !== b;
  });
  return differs.length === 0
    ? []
    : [{ seen: `HEAD ${path} has another ${differs.join(' and ')} than GET`, todo: TODO }];
}

/** Whether HEAD says what GET would. */
export async function* checkHead(survey: Survey): AsyncGenerator<Check> {
  const paths = [HOME_PATH, ...FORMATS.map((format) => FEED_FORMATS[format].path)];
  const faults = await Promise.all(paths.map((path) => compare(survey, path)));
  yield* judge('head', 'HEAD says what GET does', faults.flat());
}

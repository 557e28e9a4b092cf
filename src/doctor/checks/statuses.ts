import { FEED_FORMATS } from '../../feed/formats.ts';
import { LIBRARY_FOLDER } from '../../paths.ts';
import { WORKER_FIRST } from '../advice.ts';
import { type Reply, statusOf } from '../ask.ts';
import { type Check, type Fault, fail, judge, pass } from '../check.ts';
import type { Survey } from '../survey.ts';

const NOT_FOUND =
  'remove not_found_handling under [assets] in wrangler.toml, and rules of the zone that answer for the Worker';
const METHODS = 'look for rules of the zone, or another proxy, that answer for the Worker';

const hasStatus = (reply: Reply, status: number): boolean =>
  reply.kind === 'answer' && reply.status === status;

/** Nobody but the Worker may read the library: it has what is scheduled. */
async function checkLibrary(
  { site, ask }: Survey,
  file: string | undefined,
): Promise<readonly Check[]> {
  const paths = [`${LIBRARY_FOLDER}/`, ...(file === undefined ? [] : [file])];
  const replies = await Promise.all(paths.map((path) => ask(site.origin + path)));
  const open = replies.flatMap((reply, index): readonly Fault[] =>
    reply.kind === 'answer' && reply.status < 400
      ? [
          {
            seen: `${paths[index]} answers ${reply.status}: everybody can read it`,
            todo: WORKER_FIRST,
          },
        ]
      : [],
  );
  const how = file === undefined ? ', as far as can be told without .build/' : '';
  return judge('library', `${LIBRARY_FOLDER}/ is closed${how}`, open);
}

async function checkMissing({ site, ask }: Survey): Promise<readonly Check[]> {
  const paths = ['/tidings-doctor-asks-for-nothing', '/tidings-doctor-asks-for-nothing.xml'];
  const replies = await Promise.all(paths.map((path) => ask(site.origin + path)));
  const faults = replies.flatMap((reply, index): readonly Fault[] =>
    hasStatus(reply, 404)
      ? []
      : [
          {
            seen: `${paths[index]}, which is not there, answers ${statusOf(reply)}`,
            todo: NOT_FOUND,
          },
        ],
  );
  return judge('missing', 'what is not there is a 404', faults);
}

async function checkMethods({ site, ask }: Survey): Promise<readonly Check[]> {
  const url = site.origin + FEED_FORMATS.rss.path;
  const post = await ask(url, { method: 'POST' });
  const allow = post.kind === 'answer' ? post.headers.get('allow') : undefined;
  const preflight = await ask(url, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://reader.example',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'if-none-match',
    },
  });
  const isAllowed =
    preflight.kind === 'answer' &&
    preflight.status < 300 &&
    preflight.headers.get('access-control-allow-origin') === '*';
  return [
    hasStatus(post, 405) && allow !== undefined
      ? pass('methods', `POST is a 405 that allows ${allow}`)
      : fail('methods', `POST answers ${statusOf(post)}, allowing ${allow ?? 'nothing'}`, METHODS),
    isAllowed
      ? pass('preflight', 'readers in browsers may ask with If-None-Match')
      : fail('preflight', `a preflight (OPTIONS) answers ${statusOf(preflight)}`, METHODS),
  ];
}

/**
 * Whether what is not for readers answers so.
 * @param libraryFile the path of a file of the library that is deployed, if it is known
 */
export async function* checkStatuses(
  survey: Survey,
  libraryFile: string | undefined,
): AsyncGenerator<Check> {
  yield* await checkLibrary(survey, libraryFile);
  yield* await checkMissing(survey);
  yield* await checkMethods(survey);
}

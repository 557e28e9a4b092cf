import { MEDIA_FOLDER } from '../../paths.ts';
import { WORKER_FIRST } from '../advice.ts';
import { type Answer, type Reply, statusOf } from '../ask.ts';
import { type Check, type Fault, fail, judge, pass, skip } from '../check.ts';
import type { Survey } from '../survey.ts';

const ON_THE_WAY =
  'look for rules of the zone, or another proxy, that take Range or Content-Range away';

/** Seconds for which an answer of "not found" may be kept. */
const LONGEST_MISSING = 3600;

const rangeOf = (reply: Reply): string =>
  (reply.kind === 'answer' ? reply.headers.get('content-range') : undefined) ?? '(none)';

/** The number of bytes of the whole, from `bytes 0-0/1234`. */
const readTotal = (first: Answer): number | undefined => {
  const total = /^bytes 0-0\/(\d+)$/.exec(first.headers.get('content-range') ?? '')?.[1];
  return total === undefined ? undefined : Number(total);
};

/** What players ask for besides the first byte, and what they have to get. */
const listRanges = (total: number) => [
  { range: 'bytes=-1', status: 206, says: `bytes ${total - 1}-${total - 1}/${total}`, length: 1 },
  {
    range: `bytes=${total - 1}-`,
    status: 206,
    says: `bytes ${total - 1}-${total - 1}/${total}`,
    length: 1,
  },
  { range: `bytes=${total}-`, status: 416, says: `bytes */${total}`, length: undefined },
];

async function tryRanges({ site, ask }: Survey, path: string): Promise<readonly Fault[]> {
  const askFor = (range: string): Promise<Reply> => ask(site.origin + path, { headers: { range } });
  const first = await askFor('bytes=0-0');
  if (first.kind === 'silence') return [first];
  const total = readTotal(first);
  if (first.status !== 206 || total === undefined || first.bytes.length !== 1) {
    const seen = `${path} answers ${first.status} with Content-Range ${rangeOf(first)} to a request for its first byte`;
    return [{ seen, todo: first.status === 200 ? WORKER_FIRST : ON_THE_WAY }];
  }
  const faults = await Promise.all(
    listRanges(total).map(async ({ range, status, says, length }) => {
      const reply = await askFor(range);
      const isRight =
        reply.kind === 'answer' &&
        reply.status === status &&
        rangeOf(reply) === says &&
        (length === undefined || reply.bytes.length === length);
      const seen = `${path} answers ${statusOf(reply)} with Content-Range ${rangeOf(reply)} to Range: ${range}`;
      return isRight ? [] : [{ seen, todo: ON_THE_WAY }];
    }),
  );
  return faults.flat();
}

/** Players ask with HEAD how long a recording is. */
async function tryHead({ site, ask }: Survey, path: string): Promise<readonly Fault[]> {
  const reply = await ask(site.origin + path, { method: 'HEAD' });
  const length = reply.kind === 'answer' ? reply.headers.get('content-length') : undefined;
  return reply.kind === 'answer' && reply.status === 200 && length !== undefined
    ? []
    : [
        {
          seen: `HEAD ${path} answers ${statusOf(reply)}, with Content-Length ${length ?? '(none)'}`,
          todo: WORKER_FIRST,
        },
      ];
}

/** Whether players can seek in media, and what is missing there is not kept as missing. */
export async function* checkMedia(survey: Survey): AsyncGenerator<Check> {
  const { site, ask, media } = survey;
  if (media === undefined) yield skip('ranges', 'byte ranges: no feed names a file of the site');
  else {
    const faults = await tryRanges(survey, media);
    yield* judge('ranges', `players can seek in ${media}`, faults);
    const unsized = await tryHead(survey, media);
    yield* judge('media-head', `players can ask how long ${media} is`, unsized);
  }
  const missing = await ask(`${site.origin}${MEDIA_FOLDER}/tidings-doctor-0000000000.png`);
  if (missing.kind === 'silence') {
    yield fail('media-missing', missing.seen, missing.todo);
    return;
  }
  const lifetime = Number(
    /max-age=(\d+)/.exec(missing.headers.get('cache-control') ?? '')?.[1] ?? 0,
  );
  yield missing.status === 404 && lifetime <= LONGEST_MISSING
    ? pass('media-missing', 'a file that is missing is a 404, and not for long')
    : fail(
        'media-missing',
        `a file that is missing answers ${missing.status}, kept for ${lifetime} seconds`,
        WORKER_FIRST,
      );
}

import { type Check, fail, judge, pass, skip } from '../check.ts';
import { readLinks } from '../links.ts';
import type { Survey } from '../survey.ts';

const UNSET = 'set HUB_URL in wrangler.toml to a hub that works, or remove it, and deploy';

/** Whether the hub that feeds announce is the same everywhere, and there. */
export async function* checkHub({ feeds, ask }: Survey): AsyncGenerator<Check> {
  const told = feeds.slice(0, 3).flatMap(({ path, reply, facts }) => {
    if (!facts || !('hubs' in facts) || reply.kind === 'silence') return [];
    const inHeader = readLinks(reply.headers.get('link'), 'hub')[0];
    return [
      { where: `the Link header of ${path}`, hub: inHeader },
      { where: path, hub: facts.hubs[0] },
    ];
  });
  const hub = told.find((each) => each.hub !== undefined)?.hub;
  if (hub === undefined) {
    yield skip('hub', 'the hub: none is announced, which is fine');
    return;
  }
  const others = told.filter((each) => each.hub !== hub);
  yield* judge(
    'hub-announced',
    `the hub ${hub} is announced, in the feeds and by HTTP`,
    others.map(({ where, hub: other }) => ({
      seen: `${where} names ${other ?? 'no hub'}, while the hub is ${hub}`,
      todo: 'deploy again; then look for rules of the zone that take the Link header away',
    })),
  );
  if (!URL.canParse(hub) || !/^https?:$/.test(new URL(hub).protocol)) {
    yield fail('hub', `the hub ${hub} is not a web address`, UNSET);
    return;
  }
  const reply = await ask(hub);
  if (reply.kind === 'silence') yield fail('hub', `the hub: ${reply.seen}`, UNSET);
  // A hub is for POST: whatever it says to a GET, it is there.
  else if (reply.status >= 500) yield fail('hub', `the hub ${hub} answers ${reply.status}`, UNSET);
  else if (reply.status === 404 || reply.status === 410) {
    yield fail('hub', `there is no hub at ${hub} (${reply.status})`, UNSET);
  } else yield pass('hub', `the hub ${hub} answers`);
}

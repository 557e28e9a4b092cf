import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { RENDER } from '../../src/feed/render.ts';
import { CHANNELS as READ } from '../readers/documents.ts';
import { ATOM, findFaults, type Grammar, RSS } from '../support/feed-grammar.ts';
import { createChannel, SITE } from '../support/feed-site.ts';
import { JSON_FEED } from '../support/json-schema.ts';
import { canRun, requireTool } from '../support/tools.ts';

const channel = createChannel(SITE.articles);
const { hubUrl, iconUrl, category, copyright, ...bare } = channel;

const CHANNELS = [
  ['with everything', channel],
  ['with nothing that may be left out', { ...bare, author: { name: 'Jo' } }],
  ['without articles', { ...channel, items: [], removed: [] }],
] as const;

describe.each(CHANNELS)('a site %s', (_, site) => {
  test('is RSS 2.0 by the letter of the specification and its profile', () => {
    expect(findFaults(RENDER.rss(site), RSS)).toEqual([]);
  });
  test('is Atom by the grammar of RFC 4287', () => {
    expect(findFaults(RENDER.atom(site), ATOM)).toEqual([]);
  });
  test('is JSON Feed 1.1', () => {
    expect(JSON_FEED.safeParse(JSON.parse(RENDER.json(site))).error).toBeUndefined();
  });
});

const XMLLINT = requireTool('xmllint', canRun('xmllint', '--version'), 'libxml2-utils');

/** What an independent validator says by RFC 4287, appendix B, as it is written. */
function lint(xml: string): string {
  const grammar = path.join(import.meta.dirname, '../support/atom.rng');
  const { stderr } = spawnSync('xmllint', ['--noout', '--relaxng', grammar, '-'], { input: xml });
  return stderr.toString();
}

describe.skipIf(XMLLINT.isMissing)(XMLLINT.entitle('xmllint'), () => {
  const sites = [...CHANNELS, ...Object.entries(READ)];
  test.each(sites)('finds Atom of a site %s valid by RFC 4287, appendix B', (_, site) => {
    expect(lint(RENDER.atom(site))).toBe('- validates\n');
  });
  test.each([
    ['an entry before the title', /<title>.*?<\/title>(.*<\/entry>)/s, '$1<title>x</title>'],
    ['no id', /<id>.*?<\/id>/, ''],
    ['two titles', '<entry>', '<entry><title>x</title><title>y</title>'],
    ['a date of RSS', /<updated>.*?<\/updated>/, '<updated>Fri, 01 Mar 2024</updated>'],
    ['an unknown element of Atom', '<entry>', '<entry><pubDate/>'],
  ])('finds %s', (_, from, to) => {
    expect(lint(RENDER.atom(channel).replace(from, to))).toContain('- fails to validate');
  });
});

const GENERATED = 'xmlns="http://www.w3.org/2005/Atom"';
const WRONG: readonly (readonly [string, Grammar, string, string])[] = [
  ['a missing id', ATOM, `<feed ${GENERATED}/>`, '<feed> has 0 <id>, not 1'],
  ['two titles', ATOM, `<feed ${GENERATED}><title/><title/></feed>`, 'has 2 <title>, not 1'],
  ['a date of another form', ATOM, `<feed ${GENERATED}><updated>2024</updated></feed>`, '"2024"'],
  ['a foreign element', ATOM, `<feed ${GENERATED}><pubDate/></feed>`, '<pubDate> is unknown'],
  ['a title behind entries', ATOM, `<feed ${GENERATED}><entry/><title/></feed>`, 'behind <entry>'],
  ['an unused namespace', ATOM, `<feed ${GENERATED} xmlns:media="x"/>`, 'declared and not used'],
  ['a name as editor', RSS, '<rss><managingEditor>Jo</managingEditor></rss>', 'holds "Jo"'],
  ['an enclosure without a length', RSS, '<rss><enclosure/></rss>', 'has no length'],
];

test.each(WRONG)('the grammars find %s', (_, grammar, xml, fault) => {
  expect(findFaults(xml, grammar).join('\n')).toContain(fault);
});

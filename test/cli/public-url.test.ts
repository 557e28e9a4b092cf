import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublic } from '../../src/cli/public-url.ts';

/** Names that are set apart: by IANA (RFC 6761 and what followed), by ICANN, or by custom. */
const UNREACHABLE = [
  'localhost',
  'local',
  'internal',
  'test',
  'invalid',
  'example',
  'example.com',
  'example.net',
  'example.org',
  'onion',
  'alt',
  'home.arpa',
  'resolver.arpa',
  'service.arpa',
  'ipv4only.arpa',
  '10.in-addr.arpa',
  '7.in-addr.arpa',
  '8.b.d.0.1.0.0.2.ip6.arpa',
  'arpa',
  'lan',
  'localdomain',
  'corp',
  'home',
  'mail',
  'intranet',
  'private',
  'workgroup',
  'router',
  'domain',
  'cluster.local',
  'fritz.box.lan',
] as const;

/** Addresses of this machine, of its network and of nobody, in the spellings of the URL Standard. */
const IP_ADDRESSES = [
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '0177.0.0.1',
  '2130706433',
  '127.0.0.1.',
  '１２７.0.0.1',
  '0.0.0.0',
  '0',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.20',
  '169.254.1.1',
  '100.64.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[fd00::1]',
  '[fe80::1]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[ff02::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
] as const;

const PUBLIC = [
  'tidings.workers.dev',
  'tidings.pages.dev',
  'tidings.news',
  'www.tidings.co.uk',
  'tidings.org.',
  'TIDINGS.ORG',
  'zeitung.xn--p1ai',
  'новости.рф',
  '例え.jp',
  'tidings.kawasaki.jp.com',
  'example.dev',
  'test.news',
  'local.news',
  'localhost.news',
  'my-example.com',
  'internal.tidings.app',
] as const;

const label = fc.stringMatching(/^[a-z][a-z0-9]{0,20}$/);

/** A letter here and there in upper case, and at times the dot of the root. */
const spelling = fc.record({
  isUpper: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
  port: fc.constantFrom('', ':8080'),
  root: fc.constantFrom('', '.'),
});

const spell = (
  host: string,
  { isUpper, port, root }: { isUpper: boolean[]; port: string; root: string },
) =>
  `https://${[...host].map((letter, at) => (isUpper[at % isUpper.length] ? letter.toUpperCase() : letter)).join('')}${root}${port}`;

describe('a site that nobody can reach', () => {
  test('is one below a name that is set apart, however it is spelled', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...UNREACHABLE),
        fc.array(label, { maxLength: 3 }),
        spelling,
        (name, labels, how) => {
          expect(isPublic(spell([...labels, name].join('.'), how))).toBe(false);
        },
      ),
    );
  });

  test('is one whose name is a single label', () => {
    fc.assert(
      fc.property(label, spelling, (name, how) => {
        expect(isPublic(spell(name, how))).toBe(false);
      }),
    );
  });

  test.each(IP_ADDRESSES)('is one at an IP address: %s', (host) => {
    expect(isPublic(`https://${host}`)).toBe(false);
    expect(isPublic(`http://${host}:8787`)).toBe(false);
  });

  test.each(['com', 'co.uk', 'a..org', '-.org'])('is one that nobody can have: %s', (host) => {
    expect(isPublic(`https://${host}`)).toBe(false);
  });
});

test.each(PUBLIC)('a site that the public can reach: %s', (host) => {
  expect(isPublic(`https://${host}`)).toBe(true);
});

import { z } from 'zod';
import { isAbsoluteIri, readUrl } from '../../model/address.ts';
import type { Discussion } from '../../model/episode.ts';
import type { Reading } from '../../model/reading.ts';
import { NUMBER, readWhole } from './episode-values.ts';
import { isMap, renameParts } from './maps.ts';
import { checked, line, listOf, TEXT } from './values.ts';

/** Who speaks which protocol, by the host; all others speak ActivityPub. */
const PROTOCOLS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)bsky\.app$/, 'atproto'],
  [/(?:^|\.)(?:twitter|x)\.com$/, 'twitter'],
];

const guessProtocol = (uri: unknown): string => {
  const url = typeof uri === 'string' ? URL.parse(uri) : null;
  if (url?.protocol === 'at:') return 'atproto';
  const known = PROTOCOLS.find(([host]) => host.test(url?.hostname ?? ''));
  return known?.[1] ?? 'activitypub';
};

function toDiscussion(value: unknown): unknown {
  if (value === false || /^(?:disabled|false|no|off)$/i.test(String(value)))
    return { protocol: 'disabled' };
  const parts = isMap(value)
    ? renameParts(value, {
        uri: ['uri', 'url', 'href', 'link'],
        protocol: ['protocol', 'platform'],
        accountId: ['accountid', 'account'],
        accountUrl: ['accounturl'],
        priority: ['priority'],
      })
    : { uri: value };
  const protocol = parts.protocol ?? guessProtocol(parts.uri);
  return { ...parts, protocol };
}

const NO_URI = 'a discussion needs the address of a post; add "uri"';

/** What a browser would run or open on a machine is the address of nothing that others can see. */
const OF_NOBODY = /^\s*(?:javascript|vbscript|data|blob|file|about):/i;

export const readUri = (text: string): Reading<string> =>
  isAbsoluteIri(text.trim()) && !OF_NOBODY.test(text)
    ? { value: text.trim() }
    : { problem: `"${text}" is not an absolute address; write all of it, starting with https://` };

export const discussions = listOf(
  z
    .preprocess(
      toDiscussion,
      z.object({
        protocol: line,
        uri: checked(TEXT, readUri).optional(),
        accountId: line.optional(),
        accountUrl: checked(TEXT, readUrl).optional(),
        priority: checked(NUMBER, readWhole).optional(),
      }),
    )
    .transform((said, context): Discussion => {
      const protocol = said.protocol.toLowerCase();
      if (protocol === 'disabled') return { protocol };
      if (said.uri !== undefined) return { ...said, protocol };
      context.addIssue({ code: 'custom', message: NO_URI });
      return z.NEVER;
    }),
);

import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { readTime } from '../fields/times.ts';
import type { Cue } from './turns.ts';

const UNREAD: ReadonlySet<string> = new Set(
  'head script style template noscript iframe svg nav form'.split(' '),
);
const BLOCKS: ReadonlySet<string> = new Set(
  'p li dd dt h1 h2 h3 h4 h5 h6 blockquote pre'.split(' '),
);

const toSeconds = (text: string): number | undefined => {
  const read = readTime(text.replace(/^[\s([]+|[\s)\]]+$/g, ''));
  return 'value' in read ? read.value : undefined;
};

/** Takes the speaker and the time out of a block that has them in it. */
function readBlock(block: Element, spoken: Pick<Cue, 'speaker' | 'start'>): Cue {
  let { speaker, start } = spoken;
  const texts: string[] = [];
  visit(block, (node) => {
    if (node.type === 'text') texts.push(node.value);
    if (node.type !== 'element') return undefined;
    if (UNREAD.has(node.tagName)) return SKIP;
    if (node.tagName === 'br') texts.push(' ');
    if (node.tagName === 'cite') speaker = textOf(node);
    else if (node.tagName === 'time') start = toSeconds(textOf(node)) ?? start;
    else return undefined;
    return SKIP;
  });
  return {
    start,
    speaker: speaker?.replace(/\s*:\s*$/, '').trim() || undefined,
    text: texts.join(''),
  };
}

/**
 * Reads a transcript in HTML: a `<cite>` for who speaks, a `<time>`, and a `<p>`. Nothing but text is taken from it.
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
 */
export function readTranscriptPage(html: string): readonly Cue[] {
  const cues: Cue[] = [];
  let spoken: Pick<Cue, 'speaker' | 'start'> = {};
  visit(fromHtml(html, { fragment: true }), (node) => {
    if (node.type !== 'element') return undefined;
    if (UNREAD.has(node.tagName)) return SKIP;
    if (BLOCKS.has(node.tagName)) {
      cues.push({ ...readBlock(node, spoken), isNew: true });
      spoken = {};
      return SKIP;
    }
    if (node.tagName === 'cite') spoken = { ...spoken, speaker: textOf(node) };
    else if (node.tagName === 'time') spoken = { ...spoken, start: toSeconds(textOf(node)) };
    else return undefined;
    return SKIP;
  });
  return cues;
}

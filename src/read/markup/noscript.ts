import type { Element, ElementContent, Root } from 'hast';
import { listElements } from './elements.ts';
import { type Findings, leaveOut } from './findings.ts';
import { isUnseen } from './hidden.ts';
import { plainText } from './plain-text.ts';
import { findAddress, findPicture } from './sources.ts';

type Child = ElementContent | Root['children'][number];

const MEDIA: ReadonlySet<string> = new Set(
  'img picture video audio iframe amp-img amp-video amp-audio amp-iframe'.split(' '),
);

const isNoscript = (node: Child): node is Element =>
  node.type === 'element' && node.tagName === 'noscript';

/** Pictures and players in an element, each as a whole. */
function listMedia(node: Element): readonly Element[] {
  if (MEDIA.has(node.tagName)) return [node];
  return node.children.flatMap((child) => (child.type === 'element' ? listMedia(child) : []));
}

/** True for a picture or a player that needs no script to be seen. */
function isUsable(media: Element): boolean {
  if (isUnseen(media)) return false;
  const all = [media, ...listElements(media)];
  return all.some(({ tagName, properties }) =>
    tagName === 'source' || tagName === 'img' || tagName === 'amp-img'
      ? findPicture(properties) !== undefined
      : findAddress(properties) !== undefined,
  );
}

/** The element beside another, over blank text. */
function findBeside(nodes: readonly Child[], from: number, step: 1 | -1): Element | undefined {
  for (let at = from + step; at >= 0 && at < nodes.length; at += step) {
    const node = nodes[at];
    if (node?.type === 'element') return node;
    if (node?.type === 'text' && node.value.trim() !== '') return undefined;
  }
  return undefined;
}

/** True for one picture or player, and whatever is around it. */
const isMedia = (node: Element | undefined): node is Element =>
  node !== undefined &&
  node.tagName !== 'noscript' &&
  listMedia(node).length === 1 &&
  plainText(node) === '';

/**
 * Reads what is there for programs without scripts: the pictures that a script would load, which take the place of those
 * that wait for it. The rest of it, and a second copy of a picture, goes.
 */
export function readNoscripts(nodes: readonly Child[], findings: Findings): readonly Child[] {
  if (!nodes.some(isNoscript)) return nodes;
  const replaced = new Map<Child, readonly Child[]>();
  for (const [at, node] of nodes.entries()) {
    if (!isNoscript(node)) continue;
    const media = listMedia(node).filter((each) => !isUnseen(each));
    if (media.length === 0) continue;
    const twins = [findBeside(nodes, at, -1), findBeside(nodes, at, 1)].filter(isMedia);
    const waiting = twins.find((each) => !listMedia(each).some(isUsable));
    if (twins.length > 0 && waiting === undefined) {
      leaveOut(findings, node, 'a copy of a picture, in a <noscript> element');
      replaced.set(node, []);
      continue;
    }
    if (waiting) {
      leaveOut(findings, waiting, 'a picture that waits for a script, for the one in <noscript>');
      replaced.set(waiting, media);
      replaced.set(node, []);
    } else replaced.set(node, media);
    if (plainText(node) !== '')
      leaveOut(findings, node, 'a <noscript> element, keeping its pictures');
  }
  return nodes.flatMap((node) => replaced.get(node) ?? [node]);
}

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Findings, leaveOut } from './findings.ts';
import { nameElement, textIn } from './naming.ts';
import { plainText } from './plain-text.ts';

const PLAYED: ReadonlySet<string> = new Set(['source', 'track']);

/** What is left of a player without anything to play: its first picture, and what it has for those who cannot play it. */
export function replacePlayer(
  player: Element,
  isInside: boolean,
  findings: Findings,
): readonly ElementContent[] {
  leaveOut(findings, player, `${nameElement(player.tagName)} without an address`);
  const { poster } = player.properties;
  const rest = player.children.filter(
    (child) => child.type !== 'element' || !PLAYED.has(child.tagName),
  );
  if (poster === undefined) return rest;
  const image = h('img', { src: String(poster), alt: '' });
  return [isInside ? image : h('p', image), ...rest];
}

/** A drawing has its title for those who cannot see it. */
export function replaceDrawing(node: Element, findings: Findings): readonly ElementContent[] {
  const title = node.children.find(
    (child) => child.type === 'element' && child.tagName === 'title',
  );
  const { ariaLabel } = node.properties;
  const text =
    (title?.type === 'element' && plainText({ type: 'root', children: title.children })) ||
    String(ariaLabel ?? '').trim();
  const what = text === '' ? nameElement('svg') : `${nameElement('svg')}, keeping its title`;
  leaveOut(findings, node, what, textIn(node));
  return text === '' ? [] : [{ type: 'text', value: text }];
}

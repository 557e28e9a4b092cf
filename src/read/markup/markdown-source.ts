import type { Root } from 'mdast';
import type { Extension, Handle } from 'mdast-util-from-markdown';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import type { Template } from '../template.ts';

declare module 'mdast' {
  interface Data {
    /** Where the URL of a link, an image or a definition is in the source. */
    destination?: Slice;
  }
}

interface Slice {
  readonly start: number;
  readonly end: number;
}

/** A relative URL in Markdown, to be resolved by compile. */
export interface UrlSlot {
  readonly url: string;
}

/** What to cut out of a source; with `url`, a slot remains in its place. */
interface Removal extends Slice {
  readonly url?: string;
}

const noteDestination: Handle = function ({ start, end }) {
  const node = this.stack.at(-1);
  // Without the `<` and `>` that may be around it.
  const edge = this.sliceSerialize({ start, end }).startsWith('<') ? 1 : 0;
  const destination = { start: start.offset + edge, end: end.offset - edge };
  if (node && node.type !== 'fragment') node.data = { ...node.data, destination };
};

/** Notes where URLs are, which the tree has no field for. */
export const DESTINATIONS: Extension = {
  exit: { resourceDestination: noteDestination, definitionDestination: noteDestination },
};

const COMMENT = /^<!--[\s\S]*-->\s*$/;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HARMLESS = /^(?:https?|mailto):/i;

/** Blank lines at the start of a text. The first other line keeps its indentation. */
const EMPTY_LINES = /^(?:[^\S\n]*\n)+/;

/**
 * What to cut out of a text before it may be sent out. Undefined if it contains HTML, or a URL that could run
 * code, since no sanitiser of ours sees what a reader makes of them.
 */
function listRemovals(text: string, tree: Root, hasTitle: boolean): readonly Removal[] | undefined {
  const removals: Removal[] = [];
  let titleIsDue = hasTitle;
  let isSafe = true;
  visit(tree, (node) => {
    const whole = { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
    if (node.type === 'html') {
      isSafe = COMMENT.test(node.value);
      removals.push(whole);
    } else if (node.type === 'heading' && titleIsDue) {
      titleIsDue = false;
      removals.push(whole);
      return SKIP;
    } else if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const { destination } = node.data ?? {};
      // An autolink has its URL as text.
      const url = destination ? text.slice(destination.start, destination.end) : node.url;
      if (url === '' || HARMLESS.test(url)) return undefined;
      isSafe = !SCHEME.test(url) && !/[\\&]/.test(url);
      if (destination) removals.push({ ...destination, url });
    }
    return isSafe ? undefined : EXIT;
  });
  // The URL of a link comes after those of the images in it, and a heading may begin with definitions.
  return isSafe ? removals.toSorted((a, b) => a.end - b.end) : undefined;
}

/**
 * The Markdown of a text, for readers that can show it; undefined if it may not be sent out.
 * @param hasTitle whether its first heading is the title, which feeds say elsewhere
 */
export function buildMarkdownSource(
  text: string,
  tree: Root,
  hasTitle: boolean,
): Template<UrlSlot> | undefined {
  const removals = listRemovals(text, tree, hasTitle);
  if (!removals) return undefined;
  let rest = '';
  let from = 0;
  const slots: Template<UrlSlot>['slots'][number][] = [];
  for (const { start, end, url } of removals) {
    rest += text.slice(from, start);
    if (url !== undefined) slots.push({ url, at: rest.length });
    from = end;
  }
  rest += text.slice(from);
  const ahead = EMPTY_LINES.exec(rest.slice(0, slots[0]?.at))?.[0].length ?? 0;
  const last = slots.at(-1)?.at ?? ahead;
  return {
    text: rest.slice(ahead, last) + rest.slice(last).trimEnd(),
    slots: slots.map((slot) => ({ ...slot, at: slot.at - ahead })),
  };
}

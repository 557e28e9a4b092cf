import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { type Findings, leaveOut } from './findings.ts';
import { isUnseen } from './hidden.ts';
import { isMarkOfPage } from './marks-of-pages.ts';
import { nameElement, textIn } from './naming.ts';
import { readNoscripts } from './noscript.ts';
import { leadsToNote } from './notes.ts';
import { replaceDrawing, replacePlayer } from './replacements.ts';
import { BLOCKS, MATHML, NOTE_CLASS, REMOVED_WHOLE, SCHEMA, SILENT } from './schema.ts';
import { toStandard } from './standard.ts';
import { tidyAttributes } from './tidy-attributes.ts';
import { findPictured, isSource, readMath, toCore } from './tidy-formula.ts';
import { replaceObject, tidyFrame } from './tidy-frame.ts';
import { choosePicture, findPlayed, tidyImage } from './tidy-media.ts';
import { withArticle } from './urls.ts';

type Children = readonly (ElementContent | Root['children'][number])[];

/** Nothing else is in a formula: browsers parse HTML in it in their own ways. */
const MATH = new Set(MATHML);
const ALLOWED = new Set(SCHEMA.tagNames);
const PLAYERS: ReadonlySet<string> = new Set(['audio', 'video']);
const PLAYED: ReadonlySet<string> = new Set(['audio', 'video', 'source', 'track']);
/** If these are wider than the window, they scroll on their own, with the keyboard too. */
const SCROLLS: ReadonlySet<string> = new Set(['pre', 'table']);

/** The heading of notes, which is for screen readers alone elsewhere. */
const NOTES = 'footnote-label';

interface Tidying {
  readonly findings: Findings;
  readonly isAltRequired: boolean;
}

/** Where an element is, and what is around it. */
interface Place extends Tidying {
  readonly parents: readonly string[];
}

const isTaskBox = ({ tagName, properties }: Element, parents: readonly string[]): boolean =>
  tagName === 'input' &&
  parents.includes('li') &&
  properties.type === 'checkbox' &&
  properties.disabled === true;

/** Some readers show a note in its place, where the link to it has this class. */
function nameNote(node: Element, properties: Element['properties'], { parents }: Place): void {
  const isNamed = [properties.className].flat().includes(NOTE_CLASS);
  if (isNamed || leadsToNote(node, parents.at(-1))) properties.className = [NOTE_CLASS];
  else delete properties.className;
}

function keepElement(
  node: Element,
  children: ElementContent[],
  place: Place,
): readonly ElementContent[] {
  const { tagName } = node;
  const properties = tidyAttributes(node, place.findings);
  const isNamed = properties.href !== undefined || properties.id !== undefined;
  if (tagName === 'a' && !isNamed) return children;
  if (tagName === 'a') nameNote(node, properties, place);
  if ((tagName === 'source' || tagName === 'track') && properties.src === undefined) return [];
  if (SCROLLS.has(tagName)) properties.tabIndex = 0;
  const kept = { ...node, properties, children };
  if (!PLAYERS.has(tagName)) return [kept];
  properties.controls = true;
  const files = children.filter((each) => each.type === 'element' && each.tagName === 'source');
  const isPlayable = properties.src !== undefined || files.length > 0;
  return isPlayable ? [kept] : replacePlayer(kept, place.parents.length > 0, place.findings);
}

function tidyImageElement(node: Element, place: Place): readonly ElementContent[] {
  const image = tidyImage(node, place.findings, place);
  // Elements that stand for `<img>` need an end tag, which not everybody writes.
  const rest = node.children.filter(
    (child) =>
      child.type !== 'element' ||
      (child.properties.placeholder === undefined &&
        child.properties.fallback === undefined &&
        child.tagName !== 'noscript'),
  );
  return rest.length === 0 ? image : [...image, ...tidyChildren(rest, place, [])];
}

function tidyPicture(node: Element, place: Place): readonly ElementContent[] {
  const chosen = choosePicture(node);
  if (!chosen) return tidyChildren(node.children, place, []);
  const { image, others } = chosen;
  return tidyImage(image, place.findings, { ...place, others });
}

function tidyObject(node: Element, place: Place): readonly ElementContent[] {
  const found = replaceObject(node);
  if (found.kind === 'frame') return tidyFrame(found.element, place.parents, place.findings);
  if (found.kind === 'element') return tidyElement(found.element, place, []);
  leaveOut(place.findings, node, `${nameElement(node.tagName)}, keeping what is in it`);
  const inside = node.children.filter(
    (each) => each.type !== 'element' || each.tagName !== 'param',
  );
  return tidyChildren(inside, place, []);
}

/** What is in a formula and no part of it. */
function tidyInFormula(node: Element, place: Place): readonly ElementContent[] {
  const { findings } = place;
  if (isSource(node)) return [];
  leaveOut(findings, node, `${nameElement(node.tagName)} in a formula`, textIn(node));
  if (node.tagName !== 'maction') return [];
  // Without a program for it, the first of them shows.
  return tidyChildren(
    node.children.filter(({ type }) => type === 'element').slice(0, 1),
    place,
    [],
  );
}

/** Elements whose content is not HTML, or has another element in its place. */
const SPECIAL: ReadonlyMap<string, (node: Element, place: Place) => readonly ElementContent[]> =
  new Map([
    ['img', tidyImageElement],
    ['picture', tidyPicture],
    ['iframe', (node, { parents, findings }) => tidyFrame(node, parents, findings)],
    ['object', tidyObject],
    ['embed', tidyObject],
    ['svg', (node, { findings }) => replaceDrawing(node, findings)],
  ]);

/** What was a block stays apart from what is around it. */
const LINE_END = { type: 'text', value: '\n' } as const;

/** Takes an element away and keeps what is in it. */
function unwrap(node: Element, place: Place, into: ElementContent[]): readonly ElementContent[] {
  const { parents, findings } = place;
  const { tagName, properties } = node;
  // A link leads here.
  if (typeof properties.id === 'string' && !parents.includes('a'))
    into.push(h('a', { id: properties.id }));
  const isApart = BLOCKS.has(tagName) && !parents.includes('pre');
  const last = into.at(-1);
  if (isApart && last?.type === 'text' && !/\s$/.test(last.value)) into.push(LINE_END);
  tidyChildren(node.children, place, into);
  // Attributes that could run code are reported, though the element goes.
  tidyAttributes(node, findings);
  if (!SILENT.has(tagName)) leaveOut(findings, node, `${nameElement(tagName)}, keeping its text`);
  return isApart ? [LINE_END] : [];
}

/** What is there only for what is in it. */
const HOLDERS: ReadonlySet<string> = new Set(['p', 'figure']);

/** True for an element that is there for what was in it, of which nothing is left. */
export const isEmptied = (node: Element, children: readonly ElementContent[]): boolean =>
  HOLDERS.has(node.tagName) &&
  node.children.length > 0 &&
  children.every((child) => child.type === 'text' && /^[ \t\n]*$/.test(child.value));

/** @param into takes the content of an element that goes, so that no level copies it */
function tidyElement(
  written: Element,
  place: Place,
  into: ElementContent[],
): readonly ElementContent[] {
  const { parents, findings } = place;
  const isInFormula = parents.includes('math');
  const node = isInFormula ? toCore(written) : toStandard(written);
  const { tagName } = node;
  if (isUnseen(node) && node.properties.id !== NOTES) {
    leaveOut(findings, node, `${withArticle(`hidden <${written.tagName}>`)} element`, textIn(node));
    return [];
  }
  if (isInFormula && !MATH.has(tagName)) return tidyInFormula(node, place);
  if (isMarkOfPage(node, parents)) return [];
  const special = SPECIAL.get(tagName);
  if (special) return special(node, place);
  if (REMOVED_WHOLE.has(tagName) && !isTaskBox(node, parents)) {
    leaveOut(findings, node, nameElement(tagName), textIn(node));
    return [];
  }
  if (!ALLOWED.has(tagName)) return unwrap(node, place, into);
  const children = tidyChildren(node.children, { ...place, parents: [...parents, tagName] }, []);
  if (isEmptied(node, children)) return [];
  if (tagName === 'math') return keepElement(readMath(node), children, place);
  return keepElement(PLAYED.has(tagName) ? findPlayed(node) : node, children, place);
}

function tidyChildren(nodes: Children, place: Place, into: ElementContent[]): ElementContent[] {
  const children = readNoscripts(nodes, place.findings);
  const isPictured = findPictured(children);
  for (const node of children) {
    if (node.type === 'text') into.push(node);
    if (node.type !== 'element') continue;
    if (isPictured(node)) {
      leaveOut(place.findings, node, 'a formula in HTML, beside its MathML', textIn(node));
      continue;
    }
    for (const tidied of tidyElement(node, place, into)) into.push(tidied);
  }
  return into;
}

/** Keeps what an article needs of a tree, in one pass, and notes what goes. */
export const tidy = (children: Root['children'], tidying: Tidying): Root => ({
  type: 'root',
  children: tidyChildren(children, { ...tidying, parents: [] }, []),
});

import type { Element } from 'hast';
import { excerpt } from './excerpt.ts';
import { plainText } from './plain-text.ts';
import { withArticle } from './urls.ts';

/** What is in these is for programs. */
const CODE: ReadonlySet<string> = new Set(['script', 'style', 'template']);

/** @example nameElement('form') // → 'a <form> element' */
export const nameElement = (name: string): string => `${withArticle(`<${name}>`)} element`;

/** For a report: the start of what an element says. */
export const textIn = ({ tagName, children }: Element): string =>
  CODE.has(tagName) ? '' : excerpt(plainText({ type: 'root', children }));

import { articlePath } from '../paths.ts';

/**
 * The path of an alias, as `URL.pathname` spells it. A slug alone stands for its article's page.
 * @example readAlias('/2021/Übung.html') // → '/2021/%C3%9Cbung.html'
 * @example readAlias('kim') // → '/articles/kim'
 */
export const readAlias = (alias: string): string =>
  new URL(`https://host.invalid${alias.startsWith('/') ? alias : articlePath(alias)}`).pathname;

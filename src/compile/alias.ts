import { readArticleQuery } from '../model/query-address.ts';
import { articlePath } from '../paths.ts';

/**
 * The path of an alias, as `URL.pathname` spells it. A slug alone stands for its article's page, and the query of an
 * article of WordPress for itself.
 * @example readAlias('/2021/Übung.html') // → '/2021/%C3%9Cbung.html'
 * @example readAlias('kim') // → '/articles/kim'
 * @example readAlias('/?p=12') // → '/?p=12'
 */
export const readAlias = (alias: string): string =>
  readArticleQuery(alias) ??
  new URL(`https://host.invalid${alias.startsWith('/') ? alias : articlePath(alias)}`).pathname;

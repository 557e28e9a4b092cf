/** ASCII words joined by hyphens: the only slugs of articles, so that none of their URLs needs escaping. */
export const isSlug = (text: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

/** Files that generators have at the root of a site. */
const CONFIGURATION =
  /^(?<root>.+?)\/(?:config\/_default\/)?(?:_config\.ya?ml|_config\.toml|(?:hugo|config)\.(?:toml|ya?ml)|hugo\.json|package\.json|Gemfile|pelicanconf\.py|conf\.py|mkdocs\.ya?ml|\.eleventy\.c?js|(?:eleventy|astro|gatsby-|docusaurus|next)\.?config\.[cm]?[jt]s)$/;

/** Folders of templates, and of what belongs to them, at such a root. */
const TEMPLATES = /^(?:layouts|archetypes|themes|scaffolds)\//;

export const isInside = (file: string, folder: string): boolean => file.startsWith(`${folder}/`);

/** The folders that have the configuration of a generator, the deepest first. */
export const findConfigured = (files: readonly string[]): readonly string[] =>
  [...new Set(files.flatMap((file) => CONFIGURATION.exec(file)?.groups?.root ?? []))].toSorted(
    (a, b) => b.length - a.length,
  );

/**
 * True for a file of a generator's theme, which is no article.
 * @param configured the folders with a configuration
 * @example isTemplate('seeds/hg/layouts/index.html', ['seeds/hg']) // → true
 */
export const isTemplate = (file: string, configured: readonly string[]): boolean =>
  configured.some((root) => isInside(file, root) && TEMPLATES.test(file.slice(root.length + 1)));

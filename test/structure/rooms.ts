/** Where a room's code runs: in Node at build, in the Worker, or in both. */
type Runs = 'Node' | 'Worker' | 'both';

interface Room {
  readonly runs: Runs;
  /** The rooms that it may import, in the order of the table. */
  readonly imports: readonly string[];
  /** Packages; `node:*` stands for all of Node. */
  readonly packages: readonly string[];
}

const TREES = [
  'github-slugger',
  'katex',
  'mdast-util-definition-list',
  'mdast-util-math',
  'micromark-extension-definition-list',
  'micromark-extension-math',
  'hast',
  'hast-util-from-html',
  'hast-util-raw',
  'hast-util-sanitize',
  'hast-util-to-html',
  'hast-util-to-string',
  'hastscript',
  'mdast',
  'mdast-util-from-markdown',
  'mdast-util-gfm',
  'mdast-util-to-hast',
  'micromark-extension-gfm',
  'unist-util-visit',
  'vfile',
] as const;

/**
 * What each room of `src/` may import, types included. A room is a folder or a file; of nested ones, the inner. They
 * stand in their order: whatever a room imports is above it, but for the rooms of one folder.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  'model/': { runs: 'both', imports: [], packages: [] },
  'paths.ts': { runs: 'both', imports: ['model/'], packages: [] },
  'settings/': { runs: 'both', imports: ['model/'], packages: [] },
  'sentences/': { runs: 'Node', imports: ['model/'], packages: [] },
  'http/': { runs: 'Worker', imports: ['model/'], packages: [] },
  'read/': {
    runs: 'Node',
    imports: ['model/', 'sentences/'],
    packages: [
      'node:*',
      ...TREES,
      '@exodus/bytes/encoding.js',
      '@mozilla/readability',
      '@mozilla/readability/JSDOMParser.js',
      '@sindresorhus/slugify',
      'fastest-levenshtein',
      'html-encoding-sniffer',
      'temporal-polyfill',
      'toml-eslint-parser',
      'yaml',
      'zod',
    ],
  },
  'lock/': {
    runs: 'Node',
    imports: ['model/'],
    packages: ['@sindresorhus/slugify', 'any-ascii', 'yaml', 'zod'],
  },
  'library/': { runs: 'both', imports: ['model/'], packages: [] },
  'library/build/': {
    runs: 'Node',
    imports: ['model/', 'paths.ts', 'sentences/', 'library/'],
    packages: [],
  },
  'library/open/': { runs: 'Worker', imports: ['model/', 'paths.ts', 'library/'], packages: [] },
  'feed/': { runs: 'Worker', imports: ['model/', 'paths.ts'], packages: ['feed', 'uuid'] },
  'pages/': {
    runs: 'Worker',
    imports: ['model/', 'paths.ts', 'feed/'],
    packages: ['hono/html', 'hono/jsx', 'schema-dts'],
  },
  'discovery/': { runs: 'Worker', imports: ['model/', 'paths.ts', 'feed/'], packages: [] },
  'routes/': {
    runs: 'Worker',
    imports: [
      'model/',
      'paths.ts',
      'settings/',
      'http/',
      'library/',
      'library/open/',
      'feed/',
      'pages/',
      'discovery/',
    ],
    packages: ['hono'],
  },
  'app.ts': {
    runs: 'Worker',
    imports: [
      'model/',
      'paths.ts',
      'settings/',
      'http/',
      'library/open/',
      'feed/',
      'pages/',
      'discovery/',
      'routes/',
    ],
    packages: ['hono'],
  },
  'worker.ts': {
    runs: 'Worker',
    imports: ['model/', 'settings/', 'http/', 'library/open/', 'app.ts'],
    packages: ['#library', 'cloudflare:workers'],
  },
  'compile/': {
    runs: 'Node',
    imports: [
      'model/',
      'paths.ts',
      'settings/',
      'read/',
      'lock/',
      'library/build/',
      'compile/media/',
      'compile/verify/',
    ],
    packages: ['node:*', '@sindresorhus/slugify', 'toml-eslint-parser'],
  },
  'compile/media/': {
    runs: 'Node',
    imports: ['model/', 'paths.ts', 'read/', 'lock/', 'compile/'],
    packages: ['node:*', 'file-type', 'image-size', 'mrmime', 'music-metadata', 'strtok3'],
  },
  // It renders as the Worker does, so it is given the whole Worker.
  'compile/verify/': {
    runs: 'Node',
    imports: [
      'model/',
      'paths.ts',
      'settings/',
      'library/',
      'library/build/',
      'library/open/',
      'feed/',
      'app.ts',
      'compile/',
    ],
    packages: ['node:*', 'esbuild', 'saxes'],
  },
  // What other sites export, as files that `read/` reads; and the ids of their feeds, for the lock.
  'import/': {
    runs: 'Node',
    imports: ['model/', 'paths.ts', 'read/', 'lock/', 'compile/'],
    packages: [
      'node:*',
      '@exodus/bytes/encoding.js',
      '@wordpress/autop',
      'csv-parse/sync',
      'feedsmith',
      'file-type',
      'hast',
      'hast-util-from-html',
      'hast-util-raw',
      'hast-util-to-html',
      'hast-util-to-string',
      'katex',
      'mdast-util-from-markdown',
      'mdast-util-gfm',
      'mdast-util-to-hast',
      'micromark-extension-gfm',
      'saxes',
      'yaml',
      'yauzl',
      'zod',
    ],
  },
  // What was copied elsewhere, as files that `read/` reads.
  'clipboard/': {
    runs: 'Node',
    imports: ['read/', 'lock/', 'compile/', 'import/'],
    packages: ['node:*', '@exodus/bytes/encoding.js', 'hast', 'hastscript'],
  },
  // The R2 bucket with what is too large for a static asset.
  'bucket/': { runs: 'Node', imports: ['compile/'], packages: ['node:*', 'wrangler', 'zod'] },
  // It knows the site by what it answers, and nothing of how it was made.
  'doctor/': {
    runs: 'Node',
    imports: ['paths.ts', 'feed/'],
    packages: [
      'node:*',
      'feedsmith',
      'hast-util-from-html',
      'hast-util-to-string',
      'saxes',
      'unist-util-visit',
    ],
  },
  // It tells the hub which feeds have changed, which their tags say: so it renders them.
  'cli/': {
    runs: 'Node',
    imports: [
      'model/',
      'paths.ts',
      'settings/',
      'http/',
      'read/',
      'library/open/',
      'feed/',
      'routes/',
      'compile/',
      'import/',
      'clipboard/',
      'bucket/',
      'doctor/',
    ],
    packages: ['node:*', 'tldts', 'yargs-parser'],
  },
};

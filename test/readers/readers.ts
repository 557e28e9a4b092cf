import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import type { FeedFormat } from '../../src/feed/formats.ts';
import * as feedExtractor from './packages/feed-extractor.ts';
import * as feedme from './packages/feedme.ts';
import * as feedparser from './packages/feedparser.ts';
import * as feedsmith from './packages/feedsmith.ts';
import * as htmlparser2 from './packages/htmlparser2.ts';
import * as partytime from './packages/podcast-partytime.ts';
import * as rowanmanning from './packages/rowanmanning.ts';
import * as rssParser from './packages/rss-parser.ts';
import * as newsboat from './programs/newsboat.ts';
import * as rsstail from './programs/rsstail.ts';
import * as sfeed from './programs/sfeed.ts';
import { type Field, ITEMS, type Read } from './read-item.ts';
import { run } from './run.ts';

/** Fields that a reader gets wrong, and how: the fault is its own. */
export type Faults = Partial<Readonly<Record<Field | 'items', string>>>;

/** What Debian has of a reader. */
interface Debian {
  readonly package: string;
  /** A file of it, as a pattern, by which we see that it is installed. */
  readonly file: string;
  /** True where `.ci/run` installs it: the others are large or slow, and `npm run readers` alone asks them. */
  readonly isLight: boolean;
}

export interface Reader {
  readonly name: string;
  readonly language: string;
  readonly version: string;
  /** Nothing for a package of npm, which is always there. */
  readonly debian?: Debian;
  readonly formats: Partial<
    Readonly<Record<FeedFormat, { readonly read: Read; readonly faults: Faults }>>
  >;
}

interface Package {
  readonly readRss: Read;
  readonly readAtom?: Read;
  readonly readJson?: Read;
}

type FaultsOf = Partial<Readonly<Record<FeedFormat, Faults>>>;

const isDependency = (name: string): name is keyof typeof manifest.devDependencies =>
  name in manifest.devDependencies;

const formatsOf = (reads: Partial<Record<FeedFormat, Read | undefined>>, faults: FaultsOf) =>
  Object.fromEntries(
    (['rss', 'atom', 'json'] as const).flatMap((format) => {
      const read = reads[format];
      return read ? [[format, { read, faults: faults[format] ?? {} }]] : [];
    }),
  );

const createPackage = (
  name: string,
  { readRss, readAtom, readJson }: Package,
  faults: FaultsOf = {},
): Reader => ({
  name,
  language: 'JavaScript',
  version: isDependency(name) ? manifest.devDependencies[name] : '',
  formats: formatsOf({ rss: readRss, atom: readAtom, json: readJson }, faults),
});

/** A script in the language of a reader: a document in, items as JSON out. */
const createScript =
  (program: string, script: string, ...options: readonly string[]): Read =>
  async (document) => {
    const file = path.join(import.meta.dirname, 'programs', script);
    return ITEMS.parse(JSON.parse(await run(program, [...options, file], document)));
  };

const createProgram = (
  reader: Omit<Reader, 'formats'>,
  read: Read,
  faults: FaultsOf = {},
): Reader => ({ ...reader, formats: formatsOf({ rss: read, atom: read }, faults) });

const JARS = ['rome', 'rome-utils', 'jdom2', 'slf4j-api'].map(
  (jar) => `/usr/share/java/${jar}.jar`,
);

const HTML_TITLE = 'gives a title of HTML as its source, and does not say that it is HTML';
const PICTURE_AS_FILE = 'takes the picture of an article for a file of it';
const TAGLESS = 'takes whatever looks like an element out of plain text';
const DECODED_TWICE = 'decodes it once too often';
const LAST_CHANGE = 'gives the time of the last change';
const NO_CHANGE = 'knows no `dcterms:modified`, and gives the time of publication';

export const READERS: readonly Reader[] = [
  createPackage('feedsmith', feedsmith),
  createPackage('rss-parser', rssParser, { atom: { title: HTML_TITLE } }),
  createPackage('feedparser', feedparser, {
    rss: { title: TAGLESS, updated: NO_CHANGE, files: PICTURE_AS_FILE },
    atom: {
      title: HTML_TITLE,
      authors: 'gives the author of the feed for an entry with several',
      files: PICTURE_AS_FILE,
    },
  }),
  createPackage('@extractus/feed-extractor', feedExtractor, {
    rss: { title: 'takes a title of 0 for none', summary: TAGLESS },
    atom: { title: DECODED_TWICE, published: LAST_CHANGE, summary: TAGLESS },
    json: { summary: 'makes it of the content' },
  }),
  createPackage('@rowanmanning/feed-parser', rowanmanning, {
    rss: {
      authors: 'takes the brackets at its ends off a name',
      updated: NO_CHANGE,
      summary: DECODED_TWICE,
      content: 'decodes HTML before it cleans it: `&lt;item&gt;` becomes an element',
      tags: 'adds those of the feed',
    },
    atom: {
      authors: DECODED_TWICE,
      summary: DECODED_TWICE,
      content: 'decodes HTML before it cleans it: `&lt;item&gt;` becomes an element',
      tags: 'adds those of the feed',
    },
  }),
  createPackage('feedme', feedme, { atom: { title: HTML_TITLE } }),
  createPackage('htmlparser2', htmlparser2, {
    atom: { title: HTML_TITLE, published: LAST_CHANGE },
  }),
  createPackage('podcast-partytime', partytime, {
    rss: { items: 'leaves out what has no sound or film' },
  }),
  createProgram(
    {
      name: 'Universal Feed Parser',
      language: 'Python',
      version: '6.0.10',
      debian: {
        package: 'python3-feedparser',
        file: '/usr/lib/python3/dist-packages/feedparser/__init__.py',
        isLight: true,
      },
    },
    createScript('/usr/bin/python3', 'python-feedparser.py'),
    {
      rss: {
        title: 'takes plain text in RSS for HTML when it looks like it',
        rights: 'takes plain text in RSS for HTML when it looks like it',
      },
    },
  ),
  createProgram(
    {
      name: 'podcastparser (gPodder)',
      language: 'Python',
      version: '0.6.9',
      debian: {
        package: 'python3-podcastparser',
        file: '/usr/lib/python3/dist-packages/podcastparser.py',
        isLight: true,
      },
    },
    createScript('/usr/bin/python3', 'python-podcastparser.py'),
    {
      rss: { files: PICTURE_AS_FILE },
      atom: { title: HTML_TITLE, summary: 'makes it of the content' },
    },
  ),
  createProgram(
    {
      name: 'sfeed',
      language: 'C',
      version: '1.7',
      debian: { package: 'sfeed', file: '/usr/bin/sfeed', isLight: true },
    },
    sfeed.read,
    {
      rss: { tags: 'puts `|` between tags, and cannot tell one that has it' },
      atom: { title: HTML_TITLE, tags: 'puts `|` between tags, and cannot tell one that has it' },
    },
  ),
  createProgram(
    {
      name: 'rsstail (libmrss)',
      language: 'C',
      version: '1.8',
      debian: { package: 'rsstail', file: '/usr/bin/rsstail', isLight: true },
    },
    rsstail.read,
    {
      atom: {
        title: HTML_TITLE,
        published: LAST_CHANGE,
        summary: 'gives the rights for it where there are any',
      },
    },
  ),
  createProgram(
    {
      name: 'newsboat',
      language: 'C++',
      version: '2.21',
      debian: { package: 'newsboat', file: '/usr/bin/newsboat', isLight: true },
    },
    newsboat.read,
    {
      rss: {
        authors: 'gives the last of several',
        published: 'gives the time of reading for an article without a date',
      },
    },
  ),
  createProgram(
    {
      name: 'rss',
      language: 'Ruby',
      version: '0.2.9',
      debian: {
        package: 'ruby',
        file: '/usr/lib/ruby/gems/*/gems/rss-*/lib/rss.rb',
        isLight: true,
      },
    },
    createScript('/usr/bin/ruby', 'ruby-rss.rb'),
    {
      rss: {
        title: DECODED_TWICE,
        authors: DECODED_TWICE,
        tags: DECODED_TWICE,
        rights: DECODED_TWICE,
      },
    },
  ),
  createProgram(
    {
      name: 'ruby-feedparser (feed2imap)',
      language: 'Ruby',
      version: '0.11.2',
      debian: {
        package: 'ruby-feedparser',
        file: '/usr/share/rubygems-integration/all/gems/ruby-feedparser-*/lib/feedparser.rb',
        isLight: true,
      },
    },
    createScript('/usr/bin/ruby', 'ruby-feedparser.rb'),
    {
      rss: {
        title: TAGLESS,
        authors: DECODED_TWICE,
        content: 'puts a list into a paragraph',
        tags: DECODED_TWICE,
      },
      atom: {
        link: 'takes the last link of an entry, whatever it is',
        title: TAGLESS,
        authors: DECODED_TWICE,
        published: LAST_CHANGE,
        content: 'puts a list into a paragraph',
        tags: DECODED_TWICE,
      },
    },
  ),
  createProgram(
    {
      name: 'XML::FeedPP',
      language: 'Perl',
      version: '0.95',
      debian: {
        package: 'libxml-feedpp-perl',
        file: '/usr/share/perl5/XML/FeedPP.pm',
        isLight: true,
      },
    },
    createScript('/usr/bin/perl', 'perl-xml-feedpp.pl'),
    {
      atom: {
        title: HTML_TITLE,
        authors: 'fails where there are several',
        published: LAST_CHANGE,
      },
    },
  ),
  createProgram(
    {
      name: 'XML::Feed',
      language: 'Perl',
      version: '0.63',
      debian: {
        package: 'libxml-feed-perl',
        file: '/usr/share/perl5/XML/Feed.pm',
        isLight: false,
      },
    },
    createScript('/usr/bin/perl', 'perl-xml-feed.pl'),
    {
      rss: { items: 'fails at `podcast:guid`, which it takes for the `guid` of an item' },
      atom: { title: HTML_TITLE, files: 'gives the last of several' },
    },
  ),
  createProgram(
    {
      name: 'SimplePie (WordPress)',
      language: 'PHP',
      version: '1.5.8',
      debian: {
        package: 'wordpress',
        file: '/usr/share/wordpress/wp-includes/class-simplepie.php',
        isLight: false,
      },
    },
    createScript('/usr/bin/php', 'simplepie.php'),
  ),
  createProgram(
    {
      name: 'ROME',
      language: 'Java',
      version: '1.12.2',
      debian: { package: 'librome-java', file: '/usr/share/java/rome.jar', isLight: false },
    },
    createScript('/usr/bin/java', 'Rome.java', '-cp', JARS.join(':')),
  ),
];

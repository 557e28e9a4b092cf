import { SaxesParser, type SaxesTagNS } from 'saxes';

/** How often a child may stand in its parent. */
type Count = '1' | '?' | '*' | '+';

interface Rule {
  readonly children?: Readonly<Record<string, Count>>;
  /** Each with what its value has to look like; `!` after the name where it has to be there. */
  readonly attributes?: Readonly<Record<string, RegExp>>;
  /** Children of this name stand behind all others. */
  readonly last?: string;
  /** What the text has to look like; without it there is none but white space. */
  readonly text?: RegExp;
}

/** What may stand in a document: its elements by their names, with the prefixes that we use. */
export interface Grammar {
  readonly root: string;
  readonly rules: Readonly<Record<string, Rule>>;
  /** The namespace of each prefix. */
  readonly namespaces: Readonly<Record<string, string>>;
}

const ANY = /[\s\S]/;
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;
const HTTP = /^https?:\/\/[^\s<>"]+$/;
const MAIL = /^[^@\s]+@[^@\s]+$/;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const RFC_822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
const MEDIA_TYPE = /^[a-z]+\/[\w.+-]+$/;
const LANGUAGE = /^[a-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;
const NUMBER = /^\d+$/;
const MOST_128 = /^.{1,128}$/s;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const COUNT = /^[1-9]\d*$/;
const SECONDS = /^\d+(?:\.\d+)?$/;
const BOOLEAN = /^(?:true|false)$/;

const MEDIA: Grammar['rules'] = {
  'media:content': {
    children: {
      'media:title': '?',
      'media:description': '?',
      'media:credit': '?',
      'media:thumbnail': '?',
    },
    attributes: {
      'url!': HTTP,
      fileSize: NUMBER,
      'type!': MEDIA_TYPE,
      'medium!': /^(?:image|audio|video|document)$/,
      duration: NUMBER,
      width: NUMBER,
      height: NUMBER,
    },
  },
  'media:title': { text: ANY },
  'media:description': { attributes: { type: /^plain$/ }, text: ANY },
  'media:credit': { text: ANY },
  'media:thumbnail': { attributes: { 'url!': HTTP, width: NUMBER, height: NUMBER } },
};

/** @see https://podlove.org/simple-chapters/ */
const CHAPTERS: Grammar['rules'] = {
  'psc:chapters': { attributes: { 'version!': /^1\.2$/ }, children: { 'psc:chapter': '+' } },
  'psc:chapter': {
    attributes: {
      'start!': /^\d{2,}:\d\d:\d\d\.\d{3}$/,
      'title!': ANY,
      href: HTTP,
      image: HTTP,
    },
  },
};

const TEXT: Rule = { attributes: { type: /^(?:text|html)$/ }, text: ANY };
const URI: Rule = { text: IRI };
const DATE: Rule = { text: RFC_3339 };
const PERSON: Rule = { children: { name: '1', uri: '?', email: '?' } };

/**
 * RFC 4287, appendix B (RELAX NG), as far as our documents go: no XHTML, no content elsewhere, no
 * `xml:base`; with the extension elements of section 6 that we write.
 */
export const ATOM: Grammar = {
  root: 'feed',
  namespaces: {
    '': 'http://www.w3.org/2005/Atom',
    media: 'http://search.yahoo.com/mrss/',
    psc: 'http://podlove.org/simple-chapters',
    at: 'http://purl.org/atompub/tombstones/1.0',
    fh: 'http://purl.org/syndication/history/1.0',
  },
  rules: {
    feed: {
      last: 'entry',
      attributes: { 'xml:lang': LANGUAGE },
      children: {
        author: '*',
        category: '*',
        contributor: '*',
        generator: '?',
        icon: '?',
        id: '1',
        link: '*',
        logo: '?',
        rights: '?',
        subtitle: '?',
        title: '1',
        updated: '1',
        entry: '*',
        'at:deleted-entry': '*',
        'fh:archive': '?',
      },
    },
    entry: {
      attributes: { 'xml:lang': LANGUAGE },
      children: {
        author: '*',
        category: '*',
        content: '?',
        contributor: '*',
        id: '1',
        link: '+',
        published: '?',
        rights: '?',
        summary: '?',
        title: '1',
        updated: '1',
        'media:content': '*',
        'psc:chapters': '?',
      },
    },
    content: TEXT,
    title: TEXT,
    subtitle: TEXT,
    summary: TEXT,
    rights: TEXT,
    author: PERSON,
    name: { text: ANY },
    uri: URI,
    email: { text: MAIL },
    id: URI,
    icon: URI,
    logo: URI,
    updated: DATE,
    published: DATE,
    generator: { attributes: { uri: IRI, version: ANY }, text: ANY },
    category: { attributes: { 'term!': ANY, scheme: IRI, label: ANY } },
    link: {
      attributes: {
        'href!': IRI,
        rel: /^(?:alternate|self|hub|enclosure|via|related|current|prev-archive|next-archive)$/,
        type: MEDIA_TYPE,
        hreflang: LANGUAGE,
        title: ANY,
        length: NUMBER,
      },
    },
    // RFC 5005 §4
    'fh:archive': {},
    // RFC 6721 §3
    'at:deleted-entry': { attributes: { 'ref!': IRI, 'when!': RFC_3339 } },
    ...CHAPTERS,
    ...MEDIA,
  },
};

/**
 * The RSS 2.0 specification with the RSS Advisory Board's profile, and the modules that we write.
 * @see https://www.rssboard.org/rss-profile
 */
export const RSS: Grammar = {
  root: 'rss',
  namespaces: {
    '': '',
    atom: 'http://www.w3.org/2005/Atom',
    content: 'http://purl.org/rss/1.0/modules/content/',
    dc: 'http://purl.org/dc/elements/1.1/',
    dcterms: 'http://purl.org/dc/terms/',
    sy: 'http://purl.org/rss/1.0/modules/syndication/',
    media: 'http://search.yahoo.com/mrss/',
    itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
    podcast: 'https://podcastindex.org/namespace/1.0',
    psc: 'http://podlove.org/simple-chapters',
    source: 'http://source.scripting.com/',
    fh: 'http://purl.org/syndication/history/1.0',
  },
  rules: {
    rss: { attributes: { 'version!': /^2\.0$/ }, children: { channel: '1' } },
    channel: {
      children: {
        title: '1',
        link: '1',
        description: '1',
        language: '?',
        copyright: '?',
        managingEditor: '?',
        lastBuildDate: '1',
        category: '*',
        generator: '?',
        docs: '?',
        ttl: '?',
        image: '?',
        'atom:link': '+',
        'fh:archive': '?',
        'sy:updatePeriod': '1',
        'sy:updateFrequency': '1',
        'itunes:author': '?',
        'itunes:owner': '?',
        'itunes:image': '?',
        'itunes:category': '*',
        'itunes:explicit': '?',
        'itunes:type': '?',
        'itunes:subtitle': '?',
        'itunes:block': '?',
        'itunes:complete': '?',
        'itunes:new-feed-url': '?',
        'podcast:guid': '?',
        'podcast:locked': '?',
        'podcast:medium': '?',
        'podcast:person': '*',
        'podcast:location': '*',
        'podcast:license': '?',
        'podcast:funding': '*',
        'podcast:trailer': '*',
        'podcast:updateFrequency': '?',
        'podcast:txt': '*',
        'podcast:podroll': '?',
        item: '*',
      },
    },
    item: {
      children: {
        title: '1',
        link: '1',
        description: '?',
        category: '*',
        enclosure: '?',
        guid: '1',
        pubDate: '?',
        'content:encoded': '?',
        'dc:creator': '+',
        'dc:language': '?',
        'dc:rights': '?',
        'dcterms:modified': '1',
        'atom:link': '?',
        'media:content': '*',
        'itunes:image': '?',
        'itunes:title': '?',
        'itunes:season': '?',
        'itunes:episode': '?',
        'podcast:season': '?',
        'podcast:episode': '?',
        'itunes:duration': '?',
        'itunes:episodeType': '?',
        'itunes:explicit': '?',
        'itunes:block': '?',
        'podcast:transcript': '*',
        'podcast:chapters': '?',
        'podcast:person': '*',
        'podcast:location': '*',
        'podcast:soundbite': '*',
        'podcast:txt': '*',
        'podcast:license': '?',
        'podcast:socialInteract': '*',
        'podcast:alternateEnclosure': '*',
        'psc:chapters': '?',
        'source:markdown': '?',
      },
    },
    title: { text: ANY },
    link: { text: HTTP },
    description: { text: ANY },
    language: { text: LANGUAGE },
    copyright: { text: ANY },
    managingEditor: { text: /^[^@\s]+@[^@\s]+ \(.+\)$/s },
    lastBuildDate: { text: RFC_822 },
    category: { text: ANY },
    generator: { text: ANY },
    docs: { text: HTTP },
    ttl: { text: NUMBER },
    image: { children: { url: '1', title: '1', link: '1' } },
    url: { text: HTTP },
    enclosure: { attributes: { 'url!': HTTP, 'length!': NUMBER, 'type!': MEDIA_TYPE } },
    guid: { attributes: { 'isPermaLink!': /^false$/ }, text: /\S/ },
    pubDate: { text: RFC_822 },
    'content:encoded': { text: ANY },
    'dc:creator': { text: ANY },
    'dc:language': { text: LANGUAGE },
    'dc:rights': { text: ANY },
    'dcterms:modified': { text: RFC_3339 },
    'atom:link': {
      attributes: {
        'href!': HTTP,
        'rel!': /^(?:self|hub|related|current|prev-archive|next-archive)$/,
        type: MEDIA_TYPE,
      },
    },
    'fh:archive': {},
    'sy:updatePeriod': { text: /^(?:hourly|daily|weekly|monthly|yearly)$/ },
    'sy:updateFrequency': { text: /^[1-9]\d*$/ },
    'itunes:author': { text: ANY },
    'itunes:owner': { children: { 'itunes:name': '?', 'itunes:email': '1' } },
    'itunes:name': { text: ANY },
    'itunes:email': { text: MAIL },
    'itunes:image': { attributes: { 'href!': HTTP } },
    'itunes:category': { attributes: { 'text!': ANY }, children: { 'itunes:category': '?' } },
    'itunes:explicit': { text: BOOLEAN },
    'itunes:type': { text: /^(?:episodic|serial)$/ },
    'itunes:subtitle': { text: ANY },
    'itunes:block': { text: /^Yes$/ },
    'itunes:complete': { text: /^Yes$/ },
    'itunes:new-feed-url': { text: HTTP },
    // The schema of the namespace and its documents: https://podcasting2.org/docs/podcast-namespace/1.0
    'podcast:medium': {
      text: /^(?:(?:podcast|music|video|film|audiobook|newsletter|blog|publisher|course)L?|mixed)$/,
    },
    'podcast:person': {
      attributes: { role: ANY, group: ANY, img: HTTP, href: HTTP },
      text: MOST_128,
    },
    'podcast:location': {
      attributes: {
        rel: /^(?:subject|creator)$/,
        geo: /^geo:-?[\d.]+,-?[\d.]+/,
        osm: /^[NWR]\d+/,
        country: /^[a-z]{2}$/,
      },
      text: MOST_128,
    },
    'podcast:license': { attributes: { url: HTTP }, text: MOST_128 },
    'podcast:funding': { attributes: { 'url!': HTTP }, text: MOST_128 },
    'podcast:trailer': {
      attributes: {
        'url!': HTTP,
        'pubdate!': RFC_822,
        length: NUMBER,
        type: MEDIA_TYPE,
        season: NUMBER,
      },
      text: MOST_128,
    },
    'podcast:updateFrequency': {
      attributes: { complete: BOOLEAN, dtstart: RFC_3339, rrule: /^FREQ=[A-Z]+/ },
      text: MOST_128,
    },
    'podcast:txt': { attributes: { purpose: MOST_128 }, text: /^.{1,4000}$/s },
    'podcast:podroll': { children: { 'podcast:remoteItem': '+' } },
    'podcast:remoteItem': { attributes: { 'feedGuid!': UUID, feedUrl: HTTP, title: ANY } },
    'itunes:duration': { text: NUMBER },
    'itunes:episodeType': { text: /^(?:full|trailer|bonus)$/ },
    'podcast:guid': {
      text: /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    },
    'podcast:locked': { attributes: { owner: MAIL }, text: /^(?:yes|no)$/ },
    'itunes:title': { text: ANY },
    'itunes:season': { text: COUNT },
    'itunes:episode': { text: COUNT },
    'podcast:season': { attributes: { name: ANY }, text: NUMBER },
    'podcast:episode': { attributes: { display: ANY }, text: SECONDS },
    'podcast:transcript': {
      attributes: {
        'url!': HTTP,
        'type!': MEDIA_TYPE,
        language: LANGUAGE,
        rel: /^captions$/,
      },
    },
    'podcast:chapters': { attributes: { 'url!': HTTP, 'type!': MEDIA_TYPE } },
    'podcast:soundbite': {
      attributes: { 'startTime!': SECONDS, 'duration!': SECONDS },
      text: ANY,
    },
    'podcast:socialInteract': {
      attributes: {
        priority: NUMBER,
        'protocol!': ANY,
        uri: ANY,
        accountId: ANY,
        accountUrl: HTTP,
      },
    },
    'podcast:alternateEnclosure': {
      attributes: {
        'type!': MEDIA_TYPE,
        length: NUMBER,
        bitrate: SECONDS,
        height: NUMBER,
        lang: LANGUAGE,
        title: ANY,
        rel: ANY,
        codecs: ANY,
        default: BOOLEAN,
      },
      children: { 'podcast:source': '+' },
    },
    'podcast:source': { attributes: { 'uri!': ANY, contentType: MEDIA_TYPE } },
    ...CHAPTERS,
    'source:markdown': { text: ANY },
    ...MEDIA,
  },
};

const isWrong = (count: Count, found: number): boolean =>
  ((count === '1' || count === '+') && found === 0) ||
  ((count === '1' || count === '?') && found > 1);

function findWrongAttributes(
  { name, attributes }: SaxesTagNS,
  allowed: NonNullable<Rule['attributes']>,
): readonly string[] {
  const given = Object.values(attributes).filter(({ prefix }) => prefix !== 'xmlns');
  const names = new Set(given.map((each) => each.name));
  return [
    ...given.flatMap(({ name: key, value }) => {
      const pattern = allowed[key] ?? allowed[`${key}!`];
      if (key === 'xmlns' || pattern?.test(value)) return [];
      return [`<${name} ${key}="${value}"> ${pattern ? 'says what it may not' : 'is not allowed'}`];
    }),
    ...Object.keys(allowed)
      .filter((key) => key.endsWith('!') && !names.has(key.slice(0, -1)))
      .map((key) => `<${name}> has no ${key.slice(0, -1)}`),
  ];
}

interface Open {
  readonly tag: SaxesTagNS;
  readonly children: Map<string, number>;
  text: string;
}

function findWrongElement({ tag, children, text }: Open, { rules }: Grammar): readonly string[] {
  const rule = rules[tag.name];
  if (!rule) return [`<${tag.name}> is unknown`];
  const { children: allowed = {}, attributes = {} } = rule;
  const isTextRight = rule.text ? rule.text.test(text) : text.trim() === '';
  return [
    ...findWrongAttributes(tag, attributes),
    ...[...children.keys()]
      .filter((name) => !(name in allowed))
      .map((name) => `<${name}> may not stand in <${tag.name}>`),
    ...Object.entries(allowed)
      .filter(([name, count]) => isWrong(count, children.get(name) ?? 0))
      .map(
        ([name, count]) => `<${tag.name}> has ${children.get(name) ?? 0} <${name}>, not ${count}`,
      ),
    ...(isTextRight ? [] : [`<${tag.name}> holds "${text}"`]),
  ];
}

/** Everything in a document that its grammar does not allow; throws where it is not well-formed. */
export function findFaults(xml: string, grammar: Grammar): readonly string[] {
  const faults: string[] = [];
  const open: Open[] = [];
  const used = new Set<string>();
  const declared = new Set<string>();
  const addText = (part: string): void => {
    const last = open.at(-1);
    if (last) last.text += part;
  };
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const parent = open.at(-1);
    if (!parent && tag.name !== grammar.root) faults.push(`the root is <${tag.name}>`);
    if (parent && Object.keys(tag.ns ?? {}).length > 0) faults.push(`<${tag.name}> declares`);
    for (const prefix of parent ? [] : Object.keys(tag.ns ?? {})) declared.add(prefix);
    used.add(tag.prefix);
    if (tag.uri !== grammar.namespaces[tag.prefix]) faults.push(`<${tag.name}> is of ${tag.uri}`);
    const { last = '' } = grammar.rules[parent?.tag.name ?? ''] ?? {};
    if (parent?.children.has(last) && tag.name !== last) {
      faults.push(`<${tag.name}> stands behind <${last}>`);
    }
    parent?.children.set(tag.name, (parent.children.get(tag.name) ?? 0) + 1);
    open.push({ tag, children: new Map(), text: '' });
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const last = open.pop();
    if (last) faults.push(...findWrongElement(last, grammar));
  });
  parser.write(xml).close();
  for (const prefix of declared) {
    if (!used.has(prefix)) faults.push(`xmlns:${prefix} is declared and not used`);
  }
  return faults;
}

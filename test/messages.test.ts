import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../src/compile/compile.ts';
import { readVars } from '../src/compile/configuration.ts';
import { explain } from '../src/compile/explain.ts';
import { checkReadable } from '../src/compile/lock-file.ts';
import { explainFailure } from '../src/compile/system-error.ts';
import { explainFault } from '../src/compile/verify/fault.ts';
import { EMPTY_LOCK } from '../src/lock/lock.ts';
import type { Problem } from '../src/model/problem.ts';
import { explainBug } from '../src/read/article-error.ts';
import { readFields } from '../src/read/fields/fields.ts';
import { readArticle } from '../src/read/read-article.ts';
import { SOURCE_KINDS } from '../src/read/seed.ts';
import { readShows } from '../src/read/shows/read-shows.ts';
import { DEFAULTS } from './support/defaults.ts';
import { hasMessage, readMessages } from './support/messages.ts';

// Everything that Tidings tells a publisher about their files, in one place: read it aloud before you change it.
// A message is what was seen, then what to do.

interface Row<Given> {
  readonly when: string;
  /** The smallest input that brings it up. */
  readonly given: Given;
  readonly says: string;
}

/** A sidecar, or front matter. */
const FIELDS: readonly Row<string>[] = [
  {
    when: 'a field is misspelt',
    given: 'pubished: 2021-06-18',
    says: 'there is no field "pubished"; did you mean "published"?',
  },
  {
    when: 'a field has no name',
    given: ': x',
    says: 'this field has no name; write it as "name: value"',
  },
  {
    when: 'a field has no colon',
    given: 'title',
    says: 'there are no fields here; write each on a line of its own, as "name: value"',
  },
  {
    when: 'there are very many fields',
    given: `title: ${'x'.repeat(70_000)}`,
    says: 'the fields are longer than 64 KB; shorten them',
  },
  {
    when: 'brackets are inside brackets',
    given: `tags: ${'['.repeat(21)}${']'.repeat(21)}`,
    says: 'too many brackets are open at once; simplify it',
  },
  {
    when: 'lists are inside lists',
    given: `tags:\n  ${'- '.repeat(10_000)}x`,
    says: 'this is nested too deeply; simplify it',
  },
  {
    when: 'a value begins with *',
    given: 'title: *bold*',
    says: 'a value cannot begin with *; put it in quotes (read as plain text until then)',
  },
  {
    when: 'a value begins with !',
    given: 'title: !Hola',
    says: 'a value cannot begin with !; put it in quotes',
  },
  {
    when: 'a value begins with !!',
    given: 'title: !!str x',
    says: 'a value cannot begin with !; put it in quotes',
  },
  {
    when: 'a value begins with @',
    given: 'title: @x',
    says: 'a value cannot begin with this character; put the value in quotes (read as plain text until then)',
  },
  {
    when: 'a line begins with %',
    given: '%x\n---\ntitle: x',
    says: 'a line cannot begin with % here; remove it',
  },
  {
    when: 'there is a colon in a value',
    given: 'title: A: B',
    says: 'there is a second colon, or the line below is indented; put the value in quotes, or fix the indentation (read as plain text until then)',
  },
  {
    when: 'a value goes on after its quotes',
    given: 'title: "x" y',
    says: 'there is text after the end of the value; put all of it in quotes (read as plain text until then)',
  },
  {
    when: 'quotes are not closed',
    given: 'title: "x',
    says: 'a quotation mark, bracket, comma or colon is missing here; add it',
  },
  {
    when: 'there is a backslash in quotes',
    given: 'title: "a\\qb"',
    says: 'this backslash has no meaning here; write \\\\, or put the text in single quotes (read as plain text until then)',
  },
  {
    when: 'a list is not closed',
    given: 'tags: [a, b',
    says: 'this line is not indented enough, or something above it is not closed; fix one or the other',
  },
  {
    when: 'a line is indented with a tab',
    given: 'author:\n\tname: x',
    says: 'this line is indented with a tab; use spaces (read as spaces until then)',
  },
  {
    when: 'a list with hyphens is inside brackets',
    given: 'tags: [\n  - a\n  ]',
    says: 'a list over several lines cannot be inside brackets; remove the brackets',
  },
  {
    when: 'a name never ends',
    given: `${'x'.repeat(1100)}: y`,
    says: 'this is too long for the name of a field; put a colon after the name',
  },
  {
    when: 'a line has no colon',
    given: 'title: x\nrights\ntags: y',
    says: 'the value continues on the next line, or a colon is missing; put the value in quotes, or add the colon',
  },
  {
    when: 'a line of hyphens is among the fields',
    given: 'title: x\n---\ntitle: y',
    says: 'there is a line with --- among the fields; remove it',
  },
  {
    when: 'there is a control character',
    given: 'title: "a\\u0000b"',
    says: 'title: it has a character that no feed can carry; remove it (left out until then)',
  },
  {
    when: 'the length of a recording is a time',
    given: 'audio: { url: https://x.test/a.mp3, length: "32:10" }',
    says: 'audio: "32:10" is a time, and the length of a file is in bytes; write it as "duration" (left out until then)',
  },
  {
    when: 'the length of a recording has a unit that nobody knows',
    given: 'audio: { url: https://x.test/a.mp3, size: 12 parsecs }',
    says: 'audio: "12 parsecs" is not the size of a file; use its bytes, such as 5650889, or 12.5 MB (left out until then)',
  },
  {
    when: 'the type of a recording is a word',
    given: 'audio: { url: https://x.test/a.mp3, type: sound }',
    says: 'audio: "sound" is not a media type; use one such as audio/mpeg (left out until then)',
  },
  {
    when: 'a date is what programs write for none',
    given: 'date: 0001-01-01',
    says: 'date: "0001-01-01" is what programs write for no date; write the date, or remove the field (left out until then)',
  },
  {
    when: 'a date is a number',
    given: 'date: 202',
    says: 'date: "202" is not a date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00',
  },
  {
    when: 'a month has no such day',
    given: 'date: 2021-02-30',
    says: 'date: 2021-02-30 does not exist; check the month and the day',
  },
  {
    when: 'a zone is too far east',
    given: 'date: 2021-06-18T17:01+19:00',
    says: 'date: "2021-06-18T17:01:00+19:00": +19:00 is not a time zone offset; offsets go from -12:00 to +14:00',
  },
  {
    when: 'a day has no such time',
    given: 'date: 2021-06-18T27:01Z',
    says: 'date: "2021-06-18T27:01:00Z" is not a valid time of day; hours go up to 23, minutes and seconds up to 59',
  },
  {
    when: 'a time is after the year 9999',
    given: 'date: 9999-12-31T23:30:00-01:00',
    says: 'date: "9999-12-31T23:30:00-01:00" is outside the years 1 to 9999 in UTC; use a date within them',
  },
  {
    when: 'a language is a name',
    given: 'lang: in English',
    says: 'lang: "in English" is not a language tag (BCP 47); use one such as "en" or "pt-BR" (left out until then)',
  },
  {
    when: 'a link is relative',
    given: 'canonical: /a',
    says: 'canonical: "/a" is not an absolute URL; write all of it, starting with https:// (left out until then)',
  },
  {
    when: 'a draft is neither one nor not',
    given: 'draft: maybe',
    says: 'draft: it is neither true nor false; use one of these',
  },
  {
    when: 'an author has no name',
    given: 'author: { url: "https://x.test" }',
    says: 'author: an author needs a name; add it as "name" (left out until then)',
  },
  {
    when: 'an author is a number',
    given: 'author: 7',
    says: 'author: this is not an author; use a name, or "name" with url, email and avatar (left out until then)',
  },
  {
    when: 'an author has a misspelt word',
    given: 'author: { name: Jo, emial: jo@x.test }',
    says: 'author: an author has no "emial"; did you mean "email"? (left out until then)',
  },
  {
    when: 'a picture has a backslash in its path',
    given: 'image: media\\a.jpg',
    says: 'image: "media\\a.jpg" has a backslash; use / instead',
  },
  {
    when: 'a picture is inside its own URL',
    given: 'image: "data:image/png;base64,xx"',
    says: 'image: "data:image/png;base64,xx" is neither a path nor an http(s) URL; use one of these (left out until then)',
  },
  {
    when: 'a picture is nowhere',
    given: 'image: { alt: A harbour }',
    says: 'image: a picture needs a path or a URL; add "file" or "url" (left out until then)',
  },
  {
    when: 'a duration is in words',
    given: 'audio: { file: a.mp3, duration: long }',
    says: 'audio: "long" is not a duration; use seconds, or h:mm:ss',
  },
  {
    when: 'an episode is of no type',
    given: 'audio: { file: a.mp3, episode_type: special }',
    says: 'audio: it is not a type of episode; use one of full, trailer, bonus',
  },
  {
    when: 'a range of lines goes backwards',
    given: 'drop: 9-7',
    says: 'drop: "9-7" is neither a line nor a range of lines; use one such as 7 or 7-9',
  },
  {
    when: 'a field is there twice',
    given: 'title: x\ntitle: y',
    says: '"title" is there twice, and the first counts; remove one of them',
  },
  {
    when: 'a title is a list of lists',
    given: 'title: { a: b }',
    says: 'title: it is not text; put it in quotes (left out until then)',
  },
  {
    when: 'the day of a date could be its month',
    given: 'date: 05/06/2020',
    says: 'date: "05/06/2020" could be one of two days; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00',
  },
  {
    when: 'a title shows nothing',
    given: 'title: "\\u0001"',
    says: 'title: it is empty; add a value, or remove the field (left out until then)',
  },
  {
    when: 'a date is a list',
    given: 'date: [x, y]',
    says: 'date: it is not a date; write it as 2021-06-18 or 2021-06-18T17:01:00-04:00',
  },
  {
    when: 'a slug has no letters',
    given: 'slug: "…"',
    says: 'slug: "…" has no letter that an address could have; use one such as my-article (left out until then)',
  },
  {
    when: 'an id has a blank around it',
    given: 'guid: "12345 "',
    says: 'guid: "12345 " begins or ends with a blank; remove it (left out until then)',
  },
  {
    when: 'an id has a control character',
    given: 'guid: "a\\u0007b"',
    says: 'guid: "a\\u0007b" has a character that no feed can carry; remove it (left out until then)',
  },
  {
    when: 'an alias is an address of mail',
    given: 'aliases: "mailto:a@x.test"',
    says: 'aliases: "mailto:a@x.test" is not a path; write it as /2021/06/my-article (left out until then)',
  },
  {
    when: 'a part in the feeds is neither',
    given: 'feed: some',
    says: 'feed: "some" is none of true, false and summary; use one of these (left out until then)',
  },
  {
    when: 'a part in the feeds is a list',
    given: 'feed: [a, b]',
    says: 'feed: it is none of true, false and summary; use one of these (left out until then)',
  },
  {
    when: 'a path is a map',
    given: 'image: { file: { a: b } }',
    says: 'image: this is neither a path nor a URL; use one of these (left out until then)',
  },
  {
    when: 'a chapter has no time',
    given: 'audio: { file: a.mp3, chapters: [Intro] }',
    says: 'chapters: a chapter needs a time; write it as "12:34 Title", or with start and title (left out until then)',
  },
  {
    when: 'a time is none',
    given: 'audio: { file: a.mp3, chapters: [{ start: soon, title: x }] }',
    says: 'chapters: "soon" is not a time; use seconds, m:ss or h:mm:ss (left out until then)',
  },
  {
    when: 'chapters are a number of maps',
    given: 'audio: { file: a.mp3, chapters: { file: { a: b } } }',
    says: 'chapters: these are not chapters; use a list of "12:34 Title", or the path of a JSON file (left out until then)',
  },
  {
    when: 'an episode has a word for a number',
    given: 'audio: a.mp3\nepisode: last',
    says: 'episode: it is not a number; write it with digits, as in 12 (left out until then)',
  },
  {
    when: 'an episode has very many digits',
    given: `audio: a.mp3\nepisode: "${'9'.repeat(400)}.5"`,
    says: 'episode: it is not a number; write it with digits, as in 12 (left out until then)',
  },
  {
    when: 'a season is between two',
    given: 'audio: a.mp3\nseason: 1.5',
    says: 'season: it is not a whole number; use one, as in 2 (left out until then)',
  },
  {
    when: 'a transcript has no media type',
    given: 'audio: { file: a.mp3, transcript: { file: a.vtt, type: vtt } }',
    says: 'transcripts: "vtt" is not a media type; use one such as text/vtt (left out until then)',
  },
  {
    when: 'a guest has no name',
    given: 'audio: { file: a.mp3, guests: [{ role: guest }] }',
    says: 'guests: this is not a person; use a name, or "name" with role, url and avatar (left out until then)',
  },
  {
    when: 'the address of a guest is none',
    given: 'audio: { file: a.mp3, guests: [{ name: A, url: "javascript:x" }] }',
    says: 'guests: "javascript:x" is not an absolute URL; write all of it, starting with https:// (left out until then)',
  },
  {
    when: 'a place is beyond the pole',
    given: "audio: { file: a.mp3, location: { name: x, geo: '91,0' } }",
    says: 'locations: "91,0" is no place on earth; write it as geo:48.858,2.294 (left out until then)',
  },
  {
    when: 'a place has no name',
    given: "audio: { file: a.mp3, location: { geo: '1,0' } }",
    says: 'locations: a place needs a name; add "name" (left out until then)',
  },
  {
    when: 'a soundbite has no end',
    given: 'audio: { file: a.mp3, soundbite: 1:13 Title }',
    says: 'soundbites: a soundbite needs start and duration; write it as "1:13-2:13 Title" (left out until then)',
  },
  {
    when: 'a licence has no name',
    given: "audio: { file: a.mp3, license: { url: '' } }",
    says: 'episode_license: a licence needs a name; add "name" (left out until then)',
  },
  {
    when: 'the address of a discussion is a script',
    given: "audio: { file: a.mp3, social_interact: 'javascript:x' }",
    says: 'social_interact: "javascript:x" is not an absolute address; write all of it, starting with https:// (left out until then)',
  },
  {
    when: 'a discussion has no address',
    given: 'audio: { file: a.mp3, social_interact: { protocol: activitypub } }',
    says: 'social_interact: a discussion needs the address of a post; add "uri" (left out until then)',
  },
  {
    when: 'a discussion has half an address',
    given: "audio: { file: a.mp3, social_interact: '@ada' }",
    says: 'social_interact: "@ada" is not an absolute address; write all of it, starting with https:// (left out until then)',
  },
  {
    when: 'a bitrate is in words',
    given: 'audio: { file: a.mp3, alternate_enclosure: { file: b.mp3, bitrate: low } }',
    says: 'alternate_enclosures: "low" is not a bitrate; use bits per second, or 128k (left out until then)',
  },
  {
    when: 'an alternate enclosure has no file',
    given: 'audio: { file: a.mp3, alternate_enclosure: { title: x } }',
    says: 'alternate_enclosures: an alternate enclosure needs a path or a URL; add "file" (left out until then)',
  },
  {
    when: 'a duration is a map',
    given: 'audio: { file: a.mp3, duration: { a: b } }',
    says: 'audio: it is not a duration; use seconds, or h:mm:ss',
  },
  {
    when: 'a line is a map',
    given: 'drop: { a: b }',
    says: 'drop: it is not a line; use a number such as 7, a range such as 7-9, or the text of the line',
  },
  {
    when: 'no space is after a colon',
    given: 'title: x\nrights:y',
    says: 'a space is missing after the colon; add it',
  },
];

/** Settings of shows. */
const SHOWS: readonly Row<string>[] = [
  {
    when: 'a field is misspelt',
    given: '- titel: x',
    says: '1:3 a show has no field "titel"; did you mean "title"?',
  },
  {
    when: 'nobody knows a field',
    given: '- title: x\n  keywords: sea',
    says: '2:3 a show has no field "keywords"; see docs/podcasts.md#the-show',
  },
  {
    when: 'a field is there under two names',
    given: 'title: x\nname: y',
    says: '2:1 "name" says once more what "title" is, and the first counts; remove it',
  },
  {
    when: 'a show is a word',
    given: '- x',
    says: '1:3 there are no fields here; write each on a line of its own, as "name: value"',
  },
  {
    when: 'a type is a word that nobody knows',
    given: 'type: weekly',
    says: '1:7 type: "weekly" is not known; use one of episodic, serial (left out until then)',
  },
  {
    when: 'a guid is something else',
    given: 'guid: talk',
    says: '1:7 guid: "talk" is not the guid of a show; use one such as 917393e3-1b1e-5cef-ace4-edaa54e1f810',
  },
  {
    when: 'an owner is a list',
    given: 'owner: [1, 2]',
    says: '1:8 owner: this is not an owner; use "name" and "email" (left out until then)',
  },
  {
    when: 'an owner is neither a name nor an address',
    given: 'owner: { phone: 7 }',
    says: '1:8 owner: this is not an owner; use "name" and "email" (left out until then)',
  },
  {
    when: 'an author is a map without a name',
    given: 'author: { phone: 7 }',
    says: '1:9 author: it is not text; put it in quotes (left out until then)',
  },
  {
    when: 'a place has a character that nobody can see',
    given: 'location: "a\\0b"',
    says: '1:11 location: it has a character that no feed can carry; remove it (left out until then)',
  },
  {
    when: 'a rhythm has a character that nobody can see',
    given: 'frequency: "a\\0b"',
    says: '1:12 frequency: it has a character that no feed can carry; remove it (left out until then)',
  },
  {
    when: 'the address of an owner is none',
    given: 'owner: { name: Jo, email: jo }',
    says: '1:27 owner: "jo" is not an email address; write it as name@example.com (left out until then)',
  },
  {
    when: 'there is no address for funding',
    given: 'funding: { title: Support us }',
    says: '1:10 funding: funding needs an address; add "url" (left out until then)',
  },
  {
    when: 'the season of a trailer is a word',
    given: 'trailer: { url: https://x.test/a.mp3, date: 2024-01-01, season: one }',
    says: '1:65 trailer: "one" is not a season; use a whole number, as in 2 (left out until then)',
  },
  {
    when: 'a rule is a word',
    given: 'frequency: { text: Often, rrule: often }',
    says: '1:34 frequency: "often" is not a rule of iCalendar; use one such as FREQ=WEEKLY (left out until then)',
  },
  {
    when: 'a rule has no words',
    given: 'frequency: { rrule: FREQ=DAILY }',
    says: '1:12 frequency: it needs words for people; add "text" (left out until then)',
  },
  {
    when: 'a person has no name',
    given: 'persons: [{ role: host }]',
    says: '1:11 persons: this is not a person; use a name, or "name" with role, url and avatar (left out until then)',
  },
  {
    when: 'the picture of a person is a path',
    given: 'persons: [{ name: A, avatar: a.png }]',
    says: '1:30 persons: "a.png" is not an absolute URL; write all of it, starting with https:// (left out until then)',
  },
  {
    when: 'a place is nowhere',
    given: 'location: { name: X, geo: "99, 9" }',
    says: '1:27 location: "99, 9" is no place on earth; write it as geo:48.858,2.294 (left out until then)',
  },
  {
    when: 'a place has no name',
    given: 'location: { geo: "9, 9" }',
    says: '1:11 location: a place needs a name; add "name" (left out until then)',
  },
];

/** The `[vars]` of wrangler.toml. */
const SETTINGS: readonly Row<Readonly<Record<string, unknown>>>[] = [
  {
    when: 'a setting is missing',
    given: { SITE_TITLE: '' },
    says: 'SITE_TITLE: not set; set it to the name of the site',
  },
  {
    when: 'a setting is misspelt',
    given: { FEED_LIMITS: 7 },
    says: 'there is no setting FEED_LIMITS; did you mean "FEED_LIMIT"?',
  },
  {
    when: 'a setting is unknown',
    given: { COLOUR: 'red' },
    says: 'there is no setting COLOUR; see docs/deploying.md#settings',
  },
  {
    when: 'what is for the top of the file is among the settings',
    given: { r2_buckets: [] },
    says: 'r2_buckets is no setting of the site; move it to the top of the file, above the first [table]',
  },
  {
    when: 'a setting is a list',
    given: { SITE_TITLE: ['T'] },
    says: 'SITE_TITLE: it is neither text nor a number; put it in quotes',
  },
  {
    when: 'a setting has two lines',
    given: { SITE_TITLE: 'a\nb' },
    says: 'SITE_TITLE: it has a line break or a control character, or nothing visible; write one line of text',
  },
  {
    when: 'the site is in a folder of its host',
    given: { SITE_URL: 'https://x.test/blog' },
    says: 'SITE_URL: "https://x.test/blog" has more than a scheme and a host; use https://x.test',
  },
  {
    when: 'a number is out of range',
    given: { FEED_LIMIT: 0 },
    says: 'FEED_LIMIT: "0" is not valid; use a whole number from 1 to 1000',
  },
  {
    when: 'a category is not one',
    given: { SITE_CATEGORY: 'Tides' },
    says: 'SITE_CATEGORY: "Tides" is not an Apple podcast category; use one such as News or News > Politics',
  },
  {
    when: 'an address of mail has no host',
    given: { SITE_EMAIL: 'jo' },
    says: 'SITE_EMAIL: "jo" is not an email address; write it as name@example.com',
  },
  {
    when: 'a time zone is an offset',
    given: { SITE_TIMEZONE: '+02:00' },
    says: 'SITE_TIMEZONE: "+02:00" is not a time zone; use one such as Europe/Berlin or UTC',
  },
  {
    when: 'a time zone is nowhere',
    given: { SITE_TIMEZONE: 'Mars/Base' },
    says: 'SITE_TIMEZONE: there is no time zone "Mars/Base"; use one such as Europe/Berlin or UTC',
  },
  {
    when: 'a permalink is no path',
    given: { PERMALINKS: 'pretty year' },
    says: 'PERMALINKS: "year" is not a path; use one such as /:year/:month/:slug/',
  },
  {
    when: 'a permalink has a part that is not known',
    given: { PERMALINKS: '/:year/:moon' },
    says: 'PERMALINKS: nothing is known as ":moon"; see docs/moving-here.md#old-permalinks',
  },
  {
    when: 'a switch is neither on nor off',
    given: { SITE_MATH: 'maybe' },
    says: 'SITE_MATH: "maybe" is neither "true" nor "false"; use one of these',
  },
];

interface Source {
  /** The ending of its file. */
  readonly kind: keyof typeof SOURCE_KINDS;
  readonly text: string | Uint8Array;
  readonly sidecar?: string;
}

const range = (length: number, make: (at: number) => string): string =>
  Array.from({ length }, (_, at) => make(at)).join('');

/** An article and its sidecar. */
const ARTICLES: readonly Row<Source>[] = [
  {
    when: 'Markdown is empty',
    given: { kind: '.md', text: '' },
    says: 'a.md:1:1 there is no text in the file; write a heading, and a paragraph below it',
  },
  {
    when: 'a file is in Latin-1',
    given: { kind: '.txt', text: Buffer.from('Caf\xe9\n\nOpen.\n', 'latin1') },
    says: 'a.txt:1:4 this is not UTF-8, and was read as windows-1252; check its letters, and save the file as UTF-8',
  },
  {
    when: 'a file is in an encoding that nobody can tell',
    given: { kind: '.txt', text: Buffer.from('\xcf\xf0\xe8\xe2\xe5\xf2\n\nOpen.\n', 'latin1') },
    says: 'a.txt:1:1 this is not UTF-8; save the file as UTF-8',
  },
  {
    when: 'a byte is broken',
    given: {
      kind: '.txt',
      text: Buffer.concat([Buffer.from('Café\n\nOpen “é” '), Buffer.of(0xe9)]),
    },
    says: 'a.txt:3:10 the bytes here are not UTF-8, and show as \ufffd; write the character anew',
  },
  {
    when: 'a page is not in the encoding that it declares',
    given: { kind: '.html', text: '<!doctype html><meta charset=latin1><h1>Café</h1><p>Open.' },
    says: 'a.html:1:1 the page says that it is windows-1252, but it is UTF-8, and was read as such; correct its charset',
  },
  {
    when: 'little of a page is its article',
    given: {
      kind: '.html',
      text: `<!doctype html><article><h1>T</h1><p>Text.</p></article><aside>${'x'.repeat(14)}</aside>`,
    },
    says: 'a.html:1:16 only 30 % of the text of this page is in its article; if something is missing, put all of it into one <article>',
  },
  {
    when: 'a raw text is empty',
    given: { kind: '.txt', text: '' },
    says: 'a.txt:1:1 the file is empty; put the title on the first line, and the text below it',
  },
  {
    when: 'the sidecar drops the title',
    given: { kind: '.txt', text: 'Title', sidecar: 'drop: 1' },
    says: 'a.txt:1:1 the sidecar leaves no line for the title; add a field "title", or keep a line',
  },
  {
    when: 'a template is all there is',
    given: { kind: '.html', text: '{% for post in site.posts %}{{ post.title }}{% endfor %}' },
    says: 'a.html:1:1 there is nothing but template code here; write a text, or put "_" before its name to skip it',
  },
  {
    when: 'a raw text begins with a paragraph',
    given: { kind: '.txt', text: `It rained. ${'It went on raining. '.repeat(20)}\n\nText.` },
    says: 'a.txt:1:1 the line is too long for a title, so its first sentence is the title; put a title above it',
  },
  {
    when: 'a title is all there is',
    given: { kind: '.txt', text: 'Title' },
    says: 'a.txt:1:1 there is no text below the title; add a paragraph',
  },
  {
    when: 'a title shows nothing',
    given: { kind: '.md', text: '---\ntitle: "\u200b"\n---\nText.' },
    says: 'a.md:2:8 the title has no visible characters; rewrite it',
  },
  {
    when: 'front matter has a field for raw text',
    given: { kind: '.md', text: '---\ndrop: 7\n---\n# T\n\nText.' },
    says: 'a.md:2:1 "drop" is only for raw text; put it in the sidecar of a .txt file',
  },
  {
    when: 'the sidecar drops a line that is not there',
    given: { kind: '.txt', text: 'Title\n\nText.', sidecar: 'drop: 9' },
    says: 'a.yaml:1:7 drop: the article has no text at line 9; run "npm run explain" to see its lines',
  },
  {
    when: 'the sidecar keeps a line that is not there',
    given: { kind: '.txt', text: 'Title\n\nText.', sidecar: 'keep: No such line' },
    says: 'a.yaml:1:7 keep: the article has no line with "No such line"; run "npm run explain" to see its lines',
  },
  {
    when: 'there are very many tags',
    given: {
      kind: '.md',
      text: `---\ntags: [${range(201, (at) => `t${at},`)}]\n---\n# T\n\nText.`,
    },
    says: 'a.md:2:7 tags: there are 201, and an article can have at most 200; remove some',
  },
  {
    when: 'an article is very long',
    given: { kind: '.html', text: `<h1>T</h1><p>${'x'.repeat(2_200_000)}</p>` },
    says: 'a.html:1:1 its HTML is 2.1 MiB, and the limit is 2 MiB, as every feed carries it; split the article, or attach the rest as a file',
  },
  {
    when: 'Markdown has very many lines',
    given: { kind: '.md', text: '\n'.repeat(40_000) },
    says: 'a.md:40001:1 there are more than 40,000 lines of Markdown; split the article',
  },
  {
    when: 'quotations are inside quotations',
    given: { kind: '.md', text: `# T\n\n${'>'.repeat(100)} x` },
    says: 'a.md:3:1 more than 100 nested quotations or lists begin on this line; simplify it',
  },
  {
    when: 'Markdown is nothing but marks',
    given: { kind: '.md', text: '*a _'.repeat(16_000) },
    says: 'a.md:1:37702 this would take too long to read: it has many thousands of marks, links or paragraphs; simplify it, split the article, or put it in a code block',
  },
  {
    when: 'the rows of a wide table are short',
    given: {
      kind: '.md',
      text: `# T\n\n${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${'|a|\n'.repeat(21)}`,
    },
    says: 'a.md:3:1 the rows of tables omit more than 20,000 cells in all; give each row as many cells as the first, or use fewer columns',
  },
  {
    when: 'very many links have the same long URL',
    given: {
      kind: '.md',
      text: `# T\n\n${'[a]\n'.repeat(201)}\n[a]: https://x.test/${'x'.repeat(10_000)}`,
    },
    says: 'a.md:202:1 a long URL or title is used by too many links, each of which would repeat it; shorten it',
  },
  {
    when: 'bold text is never closed',
    given: {
      kind: '.html',
      text: `<h1>T</h1>${range(2, () => `<p>${range(150, (at) => `<b id=${at}>`)}x</p>`)}${'<p>x</p>'.repeat(150)}`,
    },
    says: 'a.html:1:3360 there are too many unclosed elements such as <b>; close each of them where it ends',
  },
  {
    when: 'elements are inside elements without end',
    given: { kind: '.html', text: `<h1>T</h1>${'<div>'.repeat(600)}x` },
    says: 'a.html:1:1 elements are nested too deeply, so only their text is kept; close each of them where it ends',
  },
  {
    when: 'a picture has no alt text',
    given: { kind: '.md', text: '# T\n\n![](https://x.test/a.png) Text.' },
    says: 'a.md:3:1 this image has no alt text; describe what it shows',
  },
  {
    when: 'front matter is not TOML',
    given: { kind: '.md', text: '+++\ntitle = x\n+++\nText.' },
    says: 'a.md:2:9 this is not TOML (Unexpected character); fix the line, or put the value in quotes',
  },
  {
    when: 'a formula is broken',
    given: { kind: '.md', text: '# T\n\nText $$\\frac{a$$.' },
    says: "a.md:3:6 this formula is not valid TeX (Unexpected end of input in a macro argument, expected '}' at end of input: \\frac{a), so its source is shown; fix it",
  },
];

const LOCK = 'seeds/articles.lock.json';
/** A picture of 40 by 30 pixels. */
const HARBOUR = readFileSync(
  path.join(import.meta.dirname, 'fixtures/rich/seeds/media/harbour.jpg'),
);

const CONFIGURATION = `[vars]
SITE_URL = "https://news.test"
SITE_TITLE = "T"
SITE_DESCRIPTION = "D"
SITE_LANGUAGE = "en"
`;
const WORKER = `main = "src/worker.ts"
compatibility_date = "2026-10-23"
compatibility_flags = ["no_nodejs_compat", "no_nodejs_compat_v2"]
keep_names = false
alias.sax = "./src/feed/no-reader.ts"
cache.enabled = true
[build]
command = "node src/cli/compile.ts"
watch_dir = "seeds"

[assets]
directory = ".build/assets"
binding = "ASSETS"
run_worker_first = true
html_handling = "none"

`;
const NOW = Date.parse('2024-01-01T00:00:00Z');

const lockOf = (firstSeen: string): string =>
  `{"version":1,"articles":{"urn:x:a":{"file":"seeds/a.md","slug":"a","firstSeen":"${firstSeen}","hash":"h"}}}`;

/** What is put into a folder that has the settings and one article, `seeds/a.md`. */
interface Folder {
  /** By their paths; nothing for one that is taken away. */
  readonly files?: Readonly<Record<string, string | Uint8Array | undefined>>;
  /** By their paths, what they lead to. */
  readonly links?: Readonly<Record<string, string>>;
  readonly options?: Partial<Parameters<typeof compile>[0]>;
}

/** An episode, and what makes a show of its site. */
const SHOW = { 'seeds/a.yaml': 'audio: { url: https://x.test/a.mp3, length: 5650889 }' };
const SHOW_SETTINGS = '- image: https://x.test/a.png\n  category: News\n';

/** A whole folder. */
const FOLDERS: readonly Row<Folder>[] = [
  {
    when: 'there are no settings',
    given: { files: { 'wrangler.toml': undefined } },
    says: 'wrangler.toml:1:1 no such file; restore it',
  },
  {
    when: 'the settings are not TOML',
    given: { files: { 'wrangler.toml': 'x\n' } },
    says: 'wrangler.toml:2:1 this is not valid TOML: Expected equal (=) token',
  },
  {
    when: 'brackets are inside brackets in the settings',
    given: { files: { 'wrangler.toml': `x = ${'['.repeat(20_000)}${']'.repeat(20_000)}` } },
    says: 'wrangler.toml:1:1 too many brackets are open at once; simplify it',
  },
  {
    when: 'an environment has no settings',
    given: { options: { environment: 'next' } },
    says: 'wrangler.toml:1:1 there is no table [env.next.vars]; add it, with its settings',
  },
  {
    when: 'wrangler.toml does not have what the Worker needs',
    given: {
      files: { 'wrangler.toml': `${WORKER.replace('binding = "ASSETS"\n', '')}${CONFIGURATION}` },
    },
    says: 'wrangler.toml:11:1 [assets] binding is not set, so the Worker finds no library, and answers 503; write binding = "ASSETS"',
  },
  {
    when: 'a file of the settings leads to itself',
    given: { files: { 'wrangler.toml': undefined }, links: { 'wrangler.toml': 'wrangler.toml' } },
    says: 'wrangler.toml:1:1 this cannot be read (ELOOP); check the file and its permissions',
  },
  {
    when: 'there is no folder for articles',
    given: { files: { seeds: undefined } },
    says: 'seeds:1:1 no such folder; create it, and add articles',
  },
  {
    when: 'there are no articles',
    given: { files: { 'seeds/a.md': undefined } },
    says: 'seeds:1:1 there are no articles here yet; add a .txt, .md or .html file',
  },
  {
    when: 'a file is of a kind that is not read',
    given: { files: { 'seeds/b.docx': 'x' } },
    says: 'seeds/b.docx:1:1 this is a Word document, which Tidings does not read; convert it to Markdown, or put "_" before its name to skip it',
  },
  {
    when: 'an article is very large',
    given: { files: { 'seeds/b.txt': 'x'.repeat(9 * 1024 * 1024) } },
    says: 'seeds/b.txt:1:1 this is 9 MiB, and the limit is 8 MiB; make it smaller',
  },
  {
    when: 'a sidecar has nearly the name of an article',
    given: { files: { 'seeds/b.yaml': '' } },
    says: 'seeds/b.yaml:1:1 this is the sidecar of no article, so it is not read; did you mean "a"?',
  },
  {
    when: 'an article has two sidecars',
    given: { files: { 'seeds/a.yaml': '', 'seeds/a.yml': '' } },
    says: 'seeds/a.yml:1:1 seeds/a.md has another sidecar, seeds/a.yaml; keep one of them',
  },
  {
    when: 'two articles would share a sidecar',
    given: { files: { 'seeds/a.txt': 'B\n\nText.\n', 'seeds/a.yaml': '' } },
    says: 'seeds/a.txt:1:1 seeds/a.md has the same sidecar; rename one of them',
  },
  {
    when: 'a name is in another encoding',
    given: { files: { 'seeds/\ufffd.md': '# B\n\nText.\n' } },
    says: 'seeds/\ufffd.md:1:1 the name of this file is not UTF-8; rename it',
  },
  {
    when: 'two names look the same',
    given: {
      files: { 'seeds/e\u0301.md': '# B\n\nText.\n', 'seeds/\u00e9.md': '# C\n\nText.\n' },
    },
    says: 'seeds/\u00e9.md:1:1 two files have this name, in different forms of Unicode; rename one of them',
  },
  {
    when: 'a link leads nowhere',
    given: { links: { 'seeds/b.md': 'none.md' } },
    says: 'seeds/b.md:1:1 this link is broken; replace it with the file',
  },
  {
    when: 'a link leads out of the folder',
    given: { links: { 'seeds/b.toml': '../wrangler.toml' } },
    says: 'seeds/b.toml:1:1 this link leads out of the folder; replace it with the file itself',
  },
  {
    when: 'a link leads to a folder',
    given: { files: { 'seeds/b/b.md': '# B\n\nText.\n' }, links: { 'seeds/c': 'b' } },
    says: 'seeds/c:1:1 this link leads to a folder; replace it with the folder itself',
  },
  {
    when: 'a link leads to what is skipped',
    given: { files: { 'seeds/_b.md': '# B\n\nText.\n' }, links: { 'seeds/b.md': '_b.md' } },
    says: 'seeds/b.md:1:1 this link leads to _b.md, which is not published under such a name; replace it with the file itself',
  },
  {
    when: 'an article is a link',
    given: { links: { 'seeds/b.md': 'a.md' } },
    says: 'seeds/b.md:1:1 an article cannot be a link; replace it with the file itself',
  },
  {
    when: 'a link in a text leads nowhere',
    given: { files: { 'seeds/a.md': '# A\n\n[here](none.md)\n' } },
    says: 'seeds/a.md:3:1 there is no file for the link "none.md"; fix the link, or use a full URL',
  },
  {
    when: 'a link to the site leads nowhere',
    given: { files: { 'seeds/a.md': '# A\n\n[here](/2020/none/)\n' } },
    says: 'seeds/a.md:3:1 the link "/2020/none/" leads nowhere on this site; fix it, or add the path to the "aliases" of the article that it means',
  },
  {
    when: 'a picture is not there',
    given: { files: { 'seeds/a.md': '# A\n\nText. ![A boat](a.png)\n' } },
    says: 'seeds/a.md:3:7 there is no file seeds/a.png; add it, or fix the path',
  },
  {
    when: 'a picture is in another folder',
    given: { files: { 'seeds/a.md': '# A\n\nText. ![A boat](../a.png)\n', 'a.png': '' } },
    says: 'seeds/a.md:3:7 this path leads out of seeds/; move the file into seeds/, and use its path there',
  },
  {
    when: 'a picture has a name that is skipped',
    given: {
      files: { 'seeds/a.md': '# A\n\nText. ![A boat](_a.png)\n', 'seeds/_a.png': '' },
    },
    says: 'seeds/a.md:3:7 seeds/_a.png is skipped because of its name; rename it',
  },
  {
    when: 'an attachment is a draft',
    given: {
      files: {
        'seeds/a.md': '---\nattachments: b.md\n---\n# A\n\nText.\n',
        'seeds/b.md': '---\ndraft: true\n---\n# B\n\nText.\n',
      },
    },
    says: 'seeds/a.md:2:14 attachments: seeds/b.md is not published: it is a link, a folder, a sidecar, or the source of an unpublished article; use another file',
  },
  {
    when: 'a picture is empty',
    given: { files: { 'seeds/a.md': '# A\n\nText. ![A boat](a.png)\n', 'seeds/a.png': '' } },
    says: 'seeds/a.md:3:7 seeds/a.png: this file is empty; replace it with the real one',
  },
  {
    when: 'a recording is in Git LFS and was not fetched',
    given: {
      files: {
        'seeds/a.yaml': 'video: a.mp4',
        'seeds/a.mp4': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`,
      },
    },
    says: 'seeds/a.yaml:1:8 video: seeds/a.mp4: only its Git LFS pointer is here; fetch it with "git lfs pull"',
  },
  {
    when: 'a picture is something else',
    given: { files: { 'seeds/a.md': '# A\n\nText. ![A boat](a.png)\n', 'seeds/a.png': 'x' } },
    says: 'seeds/a.md:3:7 seeds/a.png: this ends in .png, but contains plain text; replace it with an image, or rename it',
  },
  {
    when: 'a picture is cut off',
    given: {
      files: { 'seeds/a.md': '# A\n\nText. ![A boat](a.gif)\n', 'seeds/a.gif': 'GIF89a\u0001' },
    },
    says: 'seeds/a.md:3:7 seeds/a.gif: the width and height of this image cannot be read, so it may be incomplete; export it again',
  },
  {
    when: 'two articles have one slug',
    given: {
      files: {
        'seeds/a.md': '---\nslug: x\n---\n# A\n\nText.\n',
        'seeds/b.md': '---\nslug: x\n---\n# B\n\nText.\n',
      },
    },
    says: 'seeds/b.md:2:7 the slug "x" is already used by seeds/a.md; give one of them another',
  },
  {
    when: 'two articles would have one slug',
    given: { files: { 'seeds/b/a.md': '# B\n\nText.\n' } },
    says: 'seeds/b/a.md:1:1 another article is at /articles/a, so this one is at /articles/a-2; to change it, add a field "slug"',
  },
  {
    when: 'two articles have one id',
    given: {
      files: {
        'seeds/a.md': '---\nid: urn:x:1\n---\n# A\n\nText.\n',
        'seeds/b.md': '---\nid: urn:x:1\n---\n# B\n\nText.\n',
      },
    },
    says: 'seeds/b.md:2:5 the id "urn:x:1" is already used by seeds/a.md; if it is one article twice, remove one of the files, otherwise the id of one of them',
  },
  {
    when: 'an alias is an address of the site',
    given: { files: { 'seeds/a.yaml': 'aliases: /rss.xml' } },
    says: 'seeds/a.yaml:1:10 the alias "/rss.xml" is an address of the site itself; remove it',
  },
  {
    when: 'an alias is the address of an article',
    given: { files: { 'seeds/a.yaml': 'aliases: a' } },
    says: 'seeds/a.yaml:1:10 the alias "/articles/a" is the address of seeds/a.md; remove it',
  },
  {
    when: 'two articles have one alias',
    given: {
      files: {
        'seeds/a.yaml': 'aliases: /x',
        'seeds/b.md': '---\naliases: /x\n---\n# B\n\nText.\n',
      },
    },
    says: 'seeds/b.md:2:10 the alias "/x" is also an alias of seeds/a.md; remove it from one of them',
  },
  {
    when: 'a rule has one address',
    given: { files: { 'seeds/_redirects': '/old' } },
    says: 'seeds/_redirects:1:1 a rule has two addresses, such as "/old /new"; add the one that it leads to',
  },
  {
    when: 'an old address has a host',
    given: { files: { 'seeds/_redirects': 'https://x.test/a /b' } },
    says: 'seeds/_redirects:1:1 "https://x.test/a" has a host, and rules are for this site alone; write only its path',
  },
  {
    when: 'an old address is no path',
    given: { files: { 'seeds/_redirects': 'a /b' } },
    says: 'seeds/_redirects:1:1 "a" is not a path; begin it with a slash',
  },
  {
    when: 'an old address has a query',
    given: { files: { 'seeds/_redirects': '/a?p=1 /b' } },
    says: 'seeds/_redirects:1:1 "/a?p=1" has a query, and rules are for paths; write only its path, or an alias such as /?p=1 in the article',
  },
  {
    when: 'an old address has a fragment',
    given: { files: { 'seeds/_redirects': '/a#b /c' } },
    says: 'seeds/_redirects:1:1 "/a#b" has a part that browsers never send; remove it from the # on',
  },
  {
    when: 'an old address has two stars',
    given: { files: { 'seeds/_redirects': '/a/*/* /b' } },
    says: 'seeds/_redirects:1:1 "/a/*/*" has more than one *; keep one of them',
  },
  {
    when: 'two placeholders have one name',
    given: { files: { 'seeds/_redirects': '/:a/:a /b' } },
    says: 'seeds/_redirects:1:1 ":a" is there twice; rename one of them',
  },
  {
    when: 'two placeholders touch',
    given: { files: { 'seeds/_redirects': '/:a:b /c' } },
    says: 'seeds/_redirects:1:1 two placeholders touch in "/:a:b"; put a character between them',
  },
  {
    when: 'a star is beside a placeholder',
    given: { files: { 'seeds/_redirects': '/:a-* /c' } },
    says: 'seeds/_redirects:1:1 "/:a-*" has * and a placeholder in one part of the path; put a slash between them',
  },
  {
    when: 'rules are in another folder',
    given: { files: { 'seeds/static/_redirects': '/a /rss.xml' } },
    says: 'seeds/static/_redirects:1:1 rules are read from seeds/_redirects alone; move these there',
  },
  {
    when: 'a rule only adds a slash',
    given: { files: { 'seeds/_redirects': '/x /x/' } },
    says: 'seeds/_redirects:1:1 "/x" and "/x/" are one address here; remove this rule',
  },
  {
    when: 'a rule leads to no page',
    given: { files: { 'seeds/_redirects': '/a ftp://x.test' } },
    says: 'seeds/_redirects:1:1 a rule cannot lead to "ftp://x.test"; use a path such as /rss.xml, or a URL that begins with https://',
  },
  {
    when: 'a new address has a star',
    given: { files: { 'seeds/_redirects': '/a/* /b/*' } },
    says: 'seeds/_redirects:1:1 in "/b/*", * stands for nothing; write :splat for what * stands for in the old address',
  },
  {
    when: 'a placeholder is in the new address alone',
    given: { files: { 'seeds/_redirects': '/a/* /b/:c' } },
    says: 'seeds/_redirects:1:1 ":c" stands for nothing; write :c in the old address too, or remove it',
  },
  {
    when: 'a rule has a condition',
    given: { files: { 'seeds/_redirects': '/a /b 302 Country=us' } },
    says: 'seeds/_redirects:1:1 "Country=us" is a condition, and here every reader gets the same; remove it, or the rule',
  },
  {
    when: 'a rule has one word too many',
    given: { files: { 'seeds/_redirects': '/a /b 301 c' } },
    says: 'seeds/_redirects:1:1 "c" is neither a status nor a comment; remove it',
  },
  {
    when: 'a rule rewrites',
    given: { files: { 'seeds/_redirects': '/a /b 200' } },
    says: 'seeds/_redirects:1:1 a rule with 200 shows another page at the old address, and here each has one; use 301, or remove it',
  },
  {
    when: 'a rule has another status',
    given: { files: { 'seeds/_redirects': '/a /b 404' } },
    says: 'seeds/_redirects:1:1 404 is not the status of a redirect; use 301, 302, 303, 307 or 308, or remove it',
  },
  {
    when: 'a rule is forced',
    given: { files: { 'seeds/_redirects': '/a /b 301!' } },
    says: 'seeds/_redirects:1:1 "301!" replaces what is there, and here a rule counts only where nothing is; write 301',
  },
  {
    when: 'a rule is very long',
    given: { files: { 'seeds/_redirects': `/${'x'.repeat(2000)} /b` } },
    says: 'seeds/_redirects:1:1 this line is longer than 2,000 characters; shorten it',
  },
  {
    when: 'a rule leads to itself',
    given: { files: { 'seeds/_redirects': '/a /a' } },
    says: 'seeds/_redirects:1:1 this rule leads back to itself; change where it leads',
  },
  {
    when: 'a rule leads nowhere',
    given: { files: { 'seeds/_redirects': '/x /b' } },
    says: 'seeds/_redirects:1:1 nothing is at "/b"; change where this rule leads, or remove it (left out until then)',
  },
  {
    when: 'a rule leads to no folder',
    given: { files: { 'seeds/_redirects': '/x/* /b/:splat' } },
    says: 'seeds/_redirects:1:1 nothing on this site is in "/b/"; lead to a folder such as /articles/ (left out until then)',
  },
  {
    when: 'a rule leads to files by their old names',
    given: { files: { 'seeds/_redirects': '/images/* /media/:splat' } },
    says: 'seeds/_redirects:1:1 files have other names in "/media/"; remove this rule, as the old address of a file in seeds/ leads there by itself, or lead to the folder that it has in seeds/ (left out until then)',
  },
  {
    when: 'a picture is at the address of the site, and not here',
    given: { files: { 'seeds/a.md': '# A\n\n![A](https://news.test/a.jpg)\n' } },
    says: 'seeds/a.md:3:6 "https://news.test/a.jpg" is at your SITE_URL, where nothing is once it leads here; import with --media before you move the domain, or put the file into seeds/',
  },
  {
    when: 'a rule is at an address of the site',
    given: { files: { 'seeds/_redirects': '/rss.xml /atom.xml' } },
    says: 'seeds/_redirects:1:1 "/rss.xml" is an address of the site itself, which no rule changes; remove this rule',
  },
  {
    when: 'a rule is at an alias',
    given: { files: { 'seeds/_redirects': '/x /rss.xml', 'seeds/a.yaml': 'aliases: /x' } },
    says: 'seeds/_redirects:1:1 "/x" is an alias of an article, which comes first; remove this rule, or the alias',
  },
  {
    when: 'two rules are for one address',
    given: { files: { 'seeds/_redirects': '/x /rss.xml\n/x /atom.xml' } },
    says: 'seeds/_redirects:2:1 line 1 is for "/x" too, and the first rule counts; remove one of them',
  },
  {
    when: 'there are very many patterns',
    given: { files: { 'seeds/_redirects': range(1001, (at) => `/x${at}/* /rss.xml\n`) } },
    says: 'seeds/_redirects:1001:1 there are more than 1,000 rules with * or placeholders; write what they have in common as one, or list addresses without them',
  },
  {
    when: 'an article had an address with a day, and has no date',
    given: { files: { 'wrangler.toml': `${CONFIGURATION}PERMALINKS = "pretty"\n` } },
    says: 'seeds/a.md:1:1 its old address has "year", which it does not say, so PERMALINKS finds none; add the field, or the address to its "aliases"',
  },
  {
    when: 'two articles had one address',
    given: {
      files: {
        'wrangler.toml': `${CONFIGURATION}PERMALINKS = "/:year/"\n`,
        'seeds/a.yaml': 'date: 2020-05-06',
        'seeds/b.md': '---\ndate: 2020-05-05\n---\n# B\n\nText.\n',
      },
    },
    says: 'seeds/b.md:1:1 by PERMALINKS, "/2020/" was its address and that of seeds/a.md, where it leads now; add what is right to the "aliases" of one of them',
  },
  {
    when: 'an article was changed in the future',
    given: { files: { 'seeds/a.yaml': 'updated: 2030-01-01' } },
    says: 'seeds/a.yaml:1:10 updated: 2030-01-01T00:00:00Z is in the future; use a time in the past',
  },
  {
    when: 'an article was changed before it was published',
    given: { files: { 'seeds/a.yaml': 'updated: 2001-01-01\ndate: 2002-01-01' } },
    says: 'seeds/a.yaml:1:10 updated (2001-01-01T00:00:00Z) is earlier than published (2002-01-01T00:00:00Z); fix one of them',
  },
  {
    when: 'chapters are out of order',
    given: {
      files: {
        'seeds/a.yaml':
          "video: { url: 'https://x.test/a.mp4', duration: 60, chapters: [0:30 B, 0:10 A], length: 9 }",
      },
    },
    says: 'seeds/a.yaml:1:63 chapters: the chapter at 0:10 comes after a later one; put them in the order of time',
  },
  {
    when: 'a chapter begins after the end',
    given: {
      files: {
        'seeds/a.yaml':
          "video: { url: 'https://x.test/a.mp4', duration: 60, chapters: [0:00 A, 2:00 B], length: 9 }",
      },
    },
    says: 'seeds/a.yaml:1:63 chapters: a chapter begins at 2:00, but the recording ends at 1:00; fix its time',
  },
  {
    when: 'a soundbite ends after the end',
    given: {
      files: {
        'seeds/a.yaml':
          "video: { url: 'https://x.test/a.mp4', duration: 60, soundbite: 0:50-1:10 B, length: 9 }",
      },
    },
    says: 'seeds/a.yaml:1:64 soundbites: a soundbite ends at 1:10, but the recording ends at 1:00; fix its times',
  },
  {
    when: 'a file has no chapters',
    given: {
      files: {
        'seeds/a.yaml':
          "video: { url: 'https://x.test/a.mp4', duration: 60, chapters: c.json, length: 9 }",
        'seeds/c.json': '{}',
      },
    },
    says: 'seeds/a.yaml:1:63 chapters: there are no chapters in this file; use JSON chapters, or lines such as "12:34 Title"',
  },
  {
    when: 'there are very many chapters',
    given: {
      files: {
        'seeds/a.yaml':
          "video: { url: 'https://x.test/a.mp4', duration: 2000, chapters: c.txt, length: 9 }",
        'seeds/c.txt': Array.from({ length: 1001 }, (_, at) => `${at} Chapter`).join('\n'),
      },
    },
    says: 'seeds/a.yaml:1:65 chapters: there are 1,001 chapters; use 1,000 at most (left out until then)',
  },
  {
    when: 'a transcript is no text',
    given: {
      files: {
        'seeds/a.yaml':
          "video: { url: 'https://x.test/a.mp4', duration: 60, length: 9, transcript: a.jpg }",
        'seeds/a.jpg': HARBOUR,
      },
    },
    says: 'seeds/a.yaml:1:76 transcripts: this is image/jpeg, which no app reads as a transcript; use WebVTT, SubRip, JSON, HTML or plain text',
  },
  {
    when: 'a season is the one before the first',
    given: {
      files: {
        'seeds/a.yaml':
          "video: { url: 'https://x.test/a.mp4', duration: 60, season: 0, length: 9 }",
      },
    },
    says: 'seeds/a.yaml:1:61 season: directories have no season 0, so Apple and Spotify show none; use a whole number from 1 on',
  },
  {
    when: 'the picture of an episode is a drawing',
    given: {
      files: {
        'wrangler.toml': `${CONFIGURATION}SITE_ICON = "https://x.test/i.png"\nSITE_CATEGORY = "News"\n`,
        'seeds/a.yaml': 'audio: { url: https://x.test/a.mp3, image: a.svg, length: 9 }',
        'seeds/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1400"/>',
      },
    },
    says: 'seeds/a.yaml:1:44 episode_image: no directory takes image/svg+xml, so apps show the picture of the show instead; use a square JPEG or PNG of 1400 to 3000 pixels',
  },
  {
    when: 'the picture of an episode is small',
    given: {
      files: {
        'wrangler.toml': `${CONFIGURATION}SITE_ICON = "https://x.test/i.png"\nSITE_CATEGORY = "News"\n`,
        'seeds/a.yaml': 'audio: { url: https://x.test/a.mp3, image: a.jpg, length: 9 }',
        'seeds/a.jpg': HARBOUR,
      },
    },
    says: 'seeds/a.yaml:1:44 episode_image: Apple shows the picture of the show instead of this one of 40 × 30 pixels; use a square JPEG or PNG of 1400 to 3000 pixels',
  },
  {
    when: 'sound has no show',
    given: {
      files: { 'seeds/a.yaml': 'audio: { url: https://x.test/a.mp3, length: 5650889 }' },
    },
    says: 'seeds/a.yaml:1:8 audio: the feed is not a podcast yet; set SITE_ICON and SITE_CATEGORY in wrangler.toml',
  },
  {
    when: 'there are two files with shows',
    given: { files: { 'seeds/_podcasts.yml': '', 'seeds/_podcasts.yaml': '' } },
    says: 'seeds/_podcasts.yml:1:1 there is also seeds/_podcasts.yaml; keep one of them',
  },
  {
    when: 'the file with the shows is not UTF-8',
    given: { files: { 'seeds/_podcasts.yml': new Uint8Array([0xff]) } },
    says: 'seeds/_podcasts.yml:1:1 this is not UTF-8; save the file as UTF-8',
  },
  {
    when: 'a show has no picture and no category',
    given: { files: { 'seeds/_podcasts.yml': '- title: Talk' } },
    says: 'seeds/_podcasts.yml:1:3 directories list no show without a picture and a category, so its feed is not a podcast yet; add "image" and "category"',
  },
  {
    when: 'a show has no episode',
    given: {
      files: { 'seeds/_podcasts.yml': 'image: https://x.test/a.png\ncategory: News' },
    },
    says: 'seeds/_podcasts.yml:1:1 no article of this show has a field "audio", so its feed is not a podcast yet; add an episode',
  },
  {
    when: 'a serial show has episodes without numbers',
    given: {
      files: {
        'seeds/a.yaml': "title: A\naudio: { url: 'https://x.test/a.mp3', length: 9 }",
        'seeds/_podcasts.yml': 'image: https://x.test/a.png\ncategory: News\ntype: serial',
      },
    },
    says: 'seeds/_podcasts.yml:3:7 type: Apple wants a whole number for each episode of a serial show, and 1 of 1 have none, such as "A"; add "episode" to them, or write "episodic"',
  },
  {
    when: 'the description of a show is longer than Apple takes',
    given: {
      files: {
        'seeds/a.yaml': "audio: { url: 'https://x.test/a.mp3', length: 9 }",
        'seeds/_podcasts.yml': `image: https://x.test/a.png\ncategory: News\ndescription: ${'a'.repeat(4001)}`,
      },
    },
    says: 'seeds/_podcasts.yml:3:14 description: this is 4,001 bytes long, and Apple takes 4,000; shorten it',
  },
  {
    when: 'a show has more episodes than its feed',
    given: {
      files: {
        'wrangler.toml': `${CONFIGURATION}FEED_LIMIT = "1"\n`,
        'seeds/a.yaml': "audio: { url: 'https://x.test/a.mp3', length: 9 }",
        'seeds/b.md': "---\naudio: { url: 'https://x.test/b.mp3', length: 9 }\n---\n# B\n\nText.",
        'seeds/_podcasts.yml': 'image: https://x.test/a.png\ncategory: News',
      },
    },
    says: 'seeds/_podcasts.yml:1:1 FEED_LIMIT is 1, so podcast apps, which read no archives, miss 1 of 2 episodes; set it to 100 in wrangler.toml',
  },
  {
    when: 'no article has the tag of a show',
    given: { files: { 'seeds/_podcasts.yml': '- tag: talk' } },
    says: 'seeds/_podcasts.yml:1:8 tag: no article has the tag "talk"; give it to the episodes of this show',
  },
  {
    when: 'two shows have no tag',
    given: { files: { ...SHOW, 'seeds/_podcasts.yml': `${SHOW_SETTINGS}- title: Other` } },
    says: 'seeds/_podcasts.yml:3:3 this show is there twice, and the first counts; remove one, or name its "tag"',
  },
  {
    when: 'the picture of a show is a drawing',
    given: {
      files: {
        ...SHOW,
        'seeds/_podcasts.yml': '- image: a.svg\n  category: News',
        'seeds/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>',
      },
    },
    says: 'seeds/_podcasts.yml:1:10 image: this is image/svg+xml of 20 × 10 pixels, and directories reject a show whose picture is not a square JPEG or PNG of 1400 to 3000 pixels; export it anew',
  },
  {
    when: 'a category is not one of Apple’s',
    given: {
      files: {
        ...SHOW,
        'seeds/_podcasts.yml': `${SHOW_SETTINGS.trimEnd()}, Tides]`.replace('News', '[News'),
      },
    },
    says: 'seeds/_podcasts.yml:2:13 category: "Tides" is not an Apple podcast category; use one such as News or News > Politics (left out until then)',
  },
  {
    when: 'nobody knows how large a film elsewhere is',
    given: { files: { 'seeds/a.yaml': 'video: https://x.test/a.mp4' } },
    says: 'seeds/a.yaml:1:8 video: nobody knows how large the file is, so RSS says 0, and some directories and apps reject it; add "length" in bytes',
  },
  {
    when: 'a film elsewhere has the address of a document',
    given: { files: { 'seeds/a.yaml': 'video: { url: https://x.test/a.pdf, length: 9 }' } },
    says: 'seeds/a.yaml:1:8 video: the address ends like application/pdf, which no app plays; use "attachments" for it, or add its "type"',
  },
  {
    when: 'a film elsewhere is declared as something else',
    given: { files: { 'seeds/a.yaml': 'video: { url: https://x.test/a, length: 9, type: a/b }' } },
    says: 'seeds/a.yaml:1:8 video: "a/b" is no type of sound or film; use one such as video/mp4',
  },
  {
    when: 'the lock is out of date',
    given: { options: { frozen: true } },
    says: `${LOCK}:1:1 the lock is out of date; run "npm run compile" and commit it`,
  },
  {
    when: 'the lock is a folder',
    given: { files: { [`${LOCK}/x`]: '' } },
    says: `${LOCK}:1:1 this is not a regular file; replace it with one`,
  },
  {
    when: 'the lock is cut off',
    given: { files: { [LOCK]: '{"version"' } },
    says: `${LOCK}:1:11 this is not valid JSON; restore the file from version control`,
  },
  {
    when: 'the lock is of another version',
    given: { files: { [LOCK]: '{"version":2,"articles":{}}' } },
    says: `${LOCK}:1:1 the lock is damaged at version; restore the file from version control`,
  },
  {
    when: 'brackets are inside brackets in the lock',
    given: {
      files: {
        [LOCK]: `{"version":1,"articles":{\n"urn:x:a": {"file":${'['.repeat(20_000)}${']'.repeat(20_000)}}\n}}`,
      },
    },
    says: `${LOCK}:1:1 the lock is damaged; restore the file from version control`,
  },
  {
    when: 'a merge left half an entry in the lock',
    given: { files: { [LOCK]: '<<<<<<< ours\n{\n=======\n>>>>>>> theirs\n' } },
    says: `${LOCK}:1:1 unresolved merge conflict; keep the entries of both sides, and remove the markers`,
  },
  {
    when: 'the lock is gone',
    given: { files: { '.build/articles.lock.json': lockOf('2023-01-01T00:00:00Z') } },
    says: `${LOCK}:1:1 the lock has no articles, but the last compile here had some; without them, every article is new to every reader; restore the lock with a copy of .build/articles.lock.json, or start over with "npm run compile -- --new-lock"`,
  },
  {
    when: 'the clock is behind the lock',
    given: { files: { [LOCK]: lockOf('2024-06-01T00:00:00Z') } },
    says: `${LOCK}:1:1 the lock was last written at 2024-06-01T00:00:00Z, but this machine's clock says 2024-01-01T00:00:00Z; if the clock is behind, set it; if it is right, an earlier compile ran while it was ahead: restore the lock from version control`,
  },
  {
    when: 'the clock is far ahead of the lock',
    given: { files: { [LOCK]: lockOf('2022-06-01T00:00:00Z') } },
    says: `${LOCK}:1:1 this machine's clock says 2024-01-01T00:00:00Z, more than a year after the last change in the lock (2022-06-01T00:00:00Z); if the clock is wrong, set it, and restore the lock from version control`,
  },
  {
    when: 'a day in a name does not exist',
    given: { files: { 'seeds/2021-02-30-kim.md': '# T\n\nText.' } },
    says: 'seeds/2021-02-30-kim.md:1:1 the name of the file begins with 2021-02-30, a day that does not exist; rename it, or add a field "published"',
  },
  {
    when: 'something else is in the place of .build/',
    given: { files: { '.build': '' } },
    says: '.build:1:1 this is not a folder; remove it, then compile again',
  },
];

/** What the system refuses, by its code. */
const REFUSALS: readonly Row<string>[] = [
  {
    when: 'the disk is full',
    given: 'ENOSPC',
    says: 'the disk is full; free up some space, then compile again (ENOSPC)',
  },
  {
    when: 'a quota is used up',
    given: 'EDQUOT',
    says: 'your disk quota is used up; free up some space, then compile again (EDQUOT)',
  },
  {
    when: 'a file is too large',
    given: 'EFBIG',
    says: 'the system does not allow a file of this size; raise the limit (ulimit -f), then compile again (EFBIG)',
  },
  {
    when: 'nothing can be written',
    given: 'EROFS',
    says: 'the file system is read-only; use one that is writable, then compile again (EROFS)',
  },
  {
    when: 'this account may not write',
    given: 'EACCES',
    says: 'permission denied; change the permissions or the owner, then compile again (EACCES)',
  },
  {
    when: 'nobody may write',
    given: 'EPERM',
    says: 'the system does not permit this; change the permissions, the owner or the flags, then compile again (EPERM)',
  },
  {
    when: 'too many files are open',
    given: 'EMFILE',
    says: 'there are too many open files; close some programs, or raise the limit (ulimit -n), then compile again (EMFILE)',
  },
  {
    when: 'a file is in use',
    given: 'EBUSY',
    says: 'this is in use by another program, or is a mount point; release it, then compile again (EBUSY)',
  },
  {
    when: 'links lead in a circle',
    given: 'ELOOP',
    says: 'links form a loop here; remove them, then compile again (ELOOP)',
  },
  {
    when: 'a file is mounted',
    given: 'EXDEV',
    says: 'this is on a different file system from its folder; remove it, then compile again (EXDEV)',
  },
  {
    when: 'somebody removes what is written',
    given: 'ENOENT',
    says: 'this disappeared during the compile; keep other programs out of the folder, then compile again (ENOENT)',
  },
  {
    when: 'anything else fails',
    given: 'EIO',
    says: 'the system refused this; check what is there, then compile again (EIO)',
  },
];

/** What no file can bring up from outside, so it is called by itself. */
const OTHERS: readonly Row<() => Problem | readonly Problem[] | Promise<readonly Problem[]>>[] = [
  {
    when: 'explain is given a path where no article is',
    given: async () => {
      const outcome = await explain(os.tmpdir(), 'seeds/none.txt', DEFAULTS);
      return 'problems' in outcome ? outcome.problems : [];
    },
    says: 'seeds/none.txt:1:1 no such article; give the path of a file in seeds/',
  },
  {
    when: 'a bug of Tidings shows at an article',
    given: () => explainBug('seeds/a.md', new Error('x is not iterable')),
    says: 'seeds/a.md:1:1 a bug in Tidings keeps this from being published (x is not iterable); please report it, and simplify the text for now',
  },
  {
    when: 'a bug of Tidings shows at a page',
    given: () => explainFault({ path: '/sitemap.xml', why: 'unclosed tag: urlset' }, []),
    says: 'seeds:1:1 a bug in Tidings keeps /sitemap.xml from being served (unclosed tag: urlset); please report it, and undo the last change for now',
  },
  {
    when: 'a lock would not be read back',
    given: () =>
      checkReadable(EMPTY_LOCK, {
        ...EMPTY_LOCK,
        articles: {
          'urn:x:"a"': {
            file: 'seeds/a.md',
            slug: 'a',
            firstSeen: '2024-01-01T00:00:00Z',
            hash: 'h',
          },
        },
      }),
    says: 'seeds/a.md:1:1 the article "urn:x:"a"" could not be read back from the lock; change its date, id or slug',
  },
];

/** Messages that no row has, by how they begin, and why. */
const NOT_HERE: Readonly<Record<string, string>> = {
  'this cannot be understood;':
    'for kinds of faults that a later version of the YAML reader may tell apart',
  'its elements are nested too deeply;':
    'for a text that only the stack of the machine ends: none is known',
  'this was deleted during': 'a file has to go between the listing and the reading',
  ' was deleted during': 'the same, of a picture',
  'it cannot be read (': 'for a file that makes a reader of media fail: none is known',
  'no file is named ': 'a warning of a compile that goes on: test/compile/named-files.test.ts',
  'process ': 'another compile has to be at work for five minutes',
  ': this is ': 'a warning of a compile that goes on: test/compile/media/large.test.ts',
  'with this article,': 'it takes a list of articles of more than 25 MiB',
};

const show = ({ file, line, column, message }: Problem): string =>
  `${file}:${line}:${column} ${message}`;

test.each(FIELDS)('fields: $when', ({ given, says }) => {
  const { problems, warnings } = readFields(given, 'a.yaml', { overrides: true });
  expect([...problems, ...warnings].map(({ message }) => message)).toEqual([says]);
});

test.each(SHOWS)('settings of shows: $when', ({ given, says }) => {
  const { problems, warnings } = readShows(given, 'a');
  expect([...problems, ...warnings].map(show)).toEqual([`a:${says}`]);
});

test.each(SETTINGS)('settings: $when', ({ given, says }) => {
  const good = {
    SITE_URL: 'https://news.test',
    SITE_TITLE: 'T',
    SITE_DESCRIPTION: 'D',
    SITE_LANGUAGE: 'en',
  };
  const read = readVars({ ...good, ...given });
  expect('problems' in read && read.problems.map(({ message }) => message)).toEqual([says]);
});

test.each(ARTICLES)('an article: $when', ({ given: { kind, text, sidecar }, says }) => {
  const bytesOf = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const reading = readArticle(
    {
      kind: SOURCE_KINDS[kind],
      source: { file: `a${kind}`, bytes: bytesOf(text) },
      ...(sidecar !== undefined && { sidecar: { file: 'a.yaml', bytes: bytesOf(sidecar) } }),
    },
    DEFAULTS,
  );
  const told = 'problems' in reading ? reading.problems : reading.parsed.warnings;
  expect(told.map(show)).toEqual([says]);
});

test.each(FOLDERS)('a folder: $when', async ({ given, says }) => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'tidings-messages-'));
  const { links = {}, options = {} } = given;
  const files = { 'wrangler.toml': CONFIGURATION, 'seeds/a.md': '# A\n\nText.\n', ...given.files };
  try {
    for (const [file, content] of Object.entries(files)) {
      const place = path.join(root, file);
      mkdirSync(path.dirname(place), { recursive: true });
      if (content === undefined) rmSync(place, { recursive: true, force: true });
      else writeFileSync(place, content);
    }
    for (const [file, target] of Object.entries(links)) symlinkSync(target, path.join(root, file));
    const outcome = await compile({ root, now: NOW, frozen: false, ...options });
    const told = 'problems' in outcome ? outcome.problems : outcome.warnings;
    expect(told.map(show)).toEqual([says]);
    const isWritten = existsSync(path.join(root, '.build/library.json'));
    expect(isWritten).toBe(!('problems' in outcome));
  } finally {
    rmSync(root, { recursive: true });
  }
});

test.each(REFUSALS)('the system: $when', ({ given: code, says }) => {
  const error = Object.assign(new Error(code), { code, syscall: 'open', path: '/r/seeds/a.md' });
  expect(show(explainFailure('/r', error))).toBe(`seeds/a.md:1:1 ${says}`);
});

test.each(OTHERS)('$when', async ({ given, says }) => {
  expect([await given()].flat().map(show)).toEqual([says]);
});

describe('every message of the source', () => {
  const messages = readMessages();
  const said = [FIELDS, SHOWS, SETTINGS, ARTICLES, FOLDERS, REFUSALS, OTHERS].flatMap((rows) =>
    rows.map(({ says }) => says),
  );
  const isNotHere = (begins: string) => (parts: readonly string[]) =>
    parts.join('').startsWith(begins);

  test('is in a row, or is named with the reason', () => {
    const named = Object.keys(NOT_HERE).map(isNotHere);
    const missing = messages
      .filter((message) => !said.some((text) => hasMessage(text, message)))
      .filter(({ parts }) => !named.some((is) => is(parts)))
      .map(({ file, parts }) => `${file}: ${parts.join('…')}`);
    expect(missing).toEqual([]);
  });

  test.each(Object.entries(NOT_HERE))('has "%s", which is in no row: %s', (begins) => {
    const found = messages.filter(({ parts }) => isNotHere(begins)(parts));
    expect(found.length).toBeGreaterThan(0);
    expect(found.some((message) => said.some((text) => hasMessage(text, message)))).toBe(false);
  });
});

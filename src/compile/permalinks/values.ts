import slugify from '@sindresorhus/slugify';
import { readFileName } from '../../read/file-name.ts';
import type { ParsedArticle } from '../../read/read-article.ts';
import type { ZonedTime } from '../../read/written-date.ts';

/** What the parts of an old address are made of. */
export interface Origin {
  readonly article: Pick<ParsedArticle, 'file' | 'title' | 'fields' | 'categories'>;
  /** When it was published, in the zone of the site. */
  readonly time: ZonedTime | undefined;
}

/** What a part may have been, the likeliest first; none if the article does not say. */
export type ReadPart = (origin: Origin) => readonly string[];

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

const spell = (text: string): string => slugify(text, { decamelize: false });

/** Jekyll and Hugo keep the letters of every script. */
const spellInScript = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');

const unique = (texts: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => (text === undefined || text === '' ? [] : [text]))),
];

const spellings = (text: string): readonly string[] => unique([spellInScript(text), spell(text)]);

const readTime =
  (format: (time: ZonedTime) => string | number): ReadPart =>
  ({ time }) =>
    time ? [String(format(time))] : [];

const pad = (number: number | undefined, length = 2): string =>
  String(number ?? '').padStart(length, '0');

const stemOf = ({ article }: Origin): readonly string[] => {
  const { stem } = readFileName(article.file);
  return unique([stem, ...spellings(stem)]);
};

const readTitle: ReadPart = (origin) =>
  unique([origin.article.fields.slug, ...stemOf(origin), ...spellings(origin.article.title)]);

/** The folders of a file below those that generators have for all articles. */
const foldersOf = ({ article }: Origin): readonly string[] =>
  article.file
    .split('/')
    .slice(1, readFileName(article.file).isIndex ? -2 : -1)
    .join('/')
    .replace(/^(?:(?:site\/)?content|source|src\/content)(?:\/|$)/, '')
    .split('/')
    .filter((folder) => folder !== '');

/** Jekyll counts the folders that its `_posts` is in. */
const categoriesOf = (origin: Origin): readonly string[] => {
  const folders = foldersOf(origin);
  const at = folders.indexOf('_posts');
  return unique([...folders.slice(0, Math.max(at, 0)), ...(origin.article.categories ?? [])]);
};

const readCategories =
  (write: (category: string) => string): ReadPart =>
  (origin) => [categoriesOf(origin).map(write).join('/')];

const readNumber: ReadPart = ({ article }) =>
  (article.fields.aliases ?? [])
    .flatMap((alias) => /^\/\?p=(\d+)$/.exec(alias)?.[1] ?? [])
    .slice(0, 1);

const readAuthor: ReadPart = ({ article }) =>
  (article.fields.authors ?? []).slice(0, 1).flatMap(({ name }) => spellings(name));

const FROM_TIME: Readonly<Record<string, ReadPart>> = {
  year: readTime(({ year }) => year),
  short_year: readTime(({ year }) => pad(year % 100)),
  month: readTime(({ month }) => pad(month)),
  monthnum: readTime(({ month }) => pad(month)),
  i_month: readTime(({ month }) => month),
  short_month: readTime(({ month }) => (MONTHS[month - 1] ?? '').slice(0, 3)),
  long_month: readTime(({ month }) => MONTHS[month - 1] ?? ''),
  monthname: readTime(({ month }) => (MONTHS[month - 1] ?? '').toLowerCase()),
  day: readTime(({ day }) => pad(day)),
  i_day: readTime(({ day }) => day),
  y_day: readTime(({ dayOfYear }) => pad(dayOfYear, 3)),
  yearday: readTime(({ dayOfYear }) => dayOfYear),
  week: readTime(({ weekOfYear }) => pad(weekOfYear)),
  w_year: readTime(({ yearOfWeek }) => yearOfWeek ?? ''),
  w_day: readTime(({ dayOfWeek }) => dayOfWeek),
  weekday: readTime(({ dayOfWeek }) => dayOfWeek % 7),
  short_day: readTime(({ dayOfWeek }) => (DAYS[dayOfWeek - 1] ?? '').slice(0, 3)),
  long_day: readTime(({ dayOfWeek }) => DAYS[dayOfWeek - 1] ?? ''),
  weekdayname: readTime(({ dayOfWeek }) => (DAYS[dayOfWeek - 1] ?? '').toLowerCase()),
  hour: readTime(({ hour }) => pad(hour)),
  minute: readTime(({ minute }) => pad(minute)),
  second: readTime(({ second }) => pad(second)),
};

/** Every part that a pattern may name, as Jekyll, Hugo, Hexo, WordPress and Ghost call it. */
export const PARTS: ReadonlyMap<string, ReadPart> = new Map(
  Object.entries<ReadPart>({
    ...FROM_TIME,
    title: readTitle,
    slug: readTitle,
    postname: readTitle,
    slugorfilename: readTitle,
    slugorcontentbasename: readTitle,
    post_title: ({ article }) => spellings(article.title),
    name: stemOf,
    basename: stemOf,
    filename: stemOf,
    contentbasename: stemOf,
    categories: readCategories((category) => category.toLowerCase()),
    slugified_categories: readCategories(spellInScript),
    category: (origin) => spellings(categoriesOf(origin)[0] ?? 'uncategorized'),
    primary_tag: ({ article }) => spellings(article.fields.tags?.[0] ?? 'all'),
    author: readAuthor,
    primary_author: readAuthor,
    section: (origin) => [foldersOf(origin)[0] ?? ''],
    sections: (origin) => [foldersOf(origin).join('/')],
    collection: () => ['posts'],
    output_ext: () => ['.html'],
    post_id: readNumber,
    id: readNumber,
  }),
);

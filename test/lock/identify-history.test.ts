import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderLock } from '../../src/compile/lock-file.ts';
import { identify } from '../../src/lock/identify.ts';
import { EMPTY_LOCK, type Lock, type LockEntry } from '../../src/lock/lock.ts';
import { readLockText } from '../../src/lock/lock-text.ts';
import type { Candidate } from '../../src/lock/match.ts';
import { toInstant } from '../../src/model/instant.ts';

const DAY = 24 * 3600 * 1000;
const START = Date.UTC(2024, 0, 1);

type State = 'shown' | 'draft' | 'hidden' | 'away';

/** An article as its publisher knows it, whatever becomes of its file. */
interface Article {
  readonly name: string;
  file: string;
  title: number;
  version: number;
  state: State;
  /** A day; later ones are scheduled. */
  published: number | undefined;
  /** What the last compile found. */
  before: { readonly state: State; readonly title: number; readonly version: number } | undefined;
  /** What the lock knows it by, and so have readers. */
  id: string | undefined;
  isSeen: boolean;
}

const ACTIONS = [
  'edit',
  'retitle',
  'rename',
  'rename and edit',
  'schedule',
  'draft',
  'show',
  'hide',
  'take away',
  'swap',
  'add',
  'add a draft',
  'add in the place of what is gone',
] as const;

interface Event {
  readonly action: (typeof ACTIONS)[number];
  readonly of: number;
}

const day = fc.array(
  fc.record<Event>({ action: fc.constantFrom(...ACTIONS), of: fc.nat({ max: 3 }) }),
  { maxLength: 5 },
);

/** A publisher's folder: who does what can still be told from the files by somebody who looks at them. */
class Folder {
  readonly articles: Article[] = [];
  #files = 0;
  /** Files that were left since the last compile: nobody could tell whose a new text there is. */
  #left = new Set<string>();
  #touched = new Set<Article>();

  #newFile = (): string => {
    this.#files += 1;
    return `${this.#files}.md`;
  };

  add(state: State, file = this.#newFile()): void {
    const name = `n${this.articles.length}`;
    const rest = { title: 0, version: 0, published: undefined, before: undefined };
    this.articles.push({ name, file, state, ...rest, id: undefined, isSeen: false });
  }

  #isTaken = (file: string, by?: Article): boolean =>
    this.#left.has(file) ||
    this.articles.some((each) => each !== by && each.state !== 'away' && each.file === file);

  #rename(article: Article): void {
    this.#left.add(article.file);
    article.file = this.#newFile();
  }

  /** Brings a file back: edited to where it was; or to anywhere, as it was. */
  #bringBack(article: Article, state: State): void {
    const isSame = article.version === article.before?.version;
    if (this.#isTaken(article.file, article)) {
      if (!isSame) return;
      article.file = this.#newFile();
    }
    article.state = state;
  }

  #change(article: Article, action: Event['action'], today: number): void {
    const isMovable = article.state === 'shown' || article.state === 'draft';
    if (action === 'edit') article.version += 1;
    else if (action === 'schedule') {
      article.version += 1;
      article.published = today + 2;
    } else if (action === 'retitle' && article.state !== 'away') {
      article.title = (article.title + 1) % 3;
      article.version += 1;
    } else if (isMovable && action === 'rename') this.#rename(article);
    else if (isMovable && action === 'rename and edit') {
      this.#rename(article);
      article.version += 1;
    } else if (isMovable && action === 'swap') {
      const other = this.articles.find(
        (each) => each !== article && /shown|draft/.test(each.state) && !this.#touched.has(each),
      );
      if (!other) return;
      this.#touched.add(other);
      [article.file, other.file] = [other.file, article.file];
    }
  }

  #setState(article: Article, state: State): void {
    if (article.state === 'away') {
      if (state !== 'hidden') this.#bringBack(article, state);
      return;
    }
    // What the lock has not read of a file set aside, it cannot know again from anywhere else.
    if (state === 'away' && article.state === 'hidden') return;
    if (state === 'away') this.#left.add(article.file);
    article.state = state;
  }

  act({ action, of }: Event, today: number): void {
    const article = this.articles[of % Math.max(1, this.articles.length)];
    const gone = this.articles.find((each) => each.state === 'away' && !this.#isTaken(each.file));
    if (action === 'add') this.add('shown');
    else if (action === 'add a draft') this.add('draft');
    else if (action === 'add in the place of what is gone') this.add('shown', gone?.file);
    else if (article && !this.#touched.has(article)) this.#actOn(article, action, of, today);
  }

  #actOn(article: Article, action: Event['action'], of: number, today: number): void {
    this.#touched.add(article);
    if (action === 'draft' || action === 'show') {
      const wasThere = article.before !== undefined && article.state !== 'away';
      this.#setState(article, action === 'draft' ? 'draft' : 'shown');
      // Published again, edited and with another title at once.
      if (wasThere) this.#change(article, of % 2 ? 'retitle' : 'edit', today);
    } else if (action === 'hide') this.#setState(article, 'hidden');
    else if (action === 'take away') this.#setState(article, 'away');
    else this.#change(article, action, today);
  }

  /** What a compile finds; from then on, files that were left may be another's. */
  compile(): { readonly candidates: readonly Candidate[]; readonly hidden: ReadonlySet<string> } {
    this.#left = new Set();
    this.#touched = new Set();
    const there = this.articles.filter(({ state }) => state === 'shown' || state === 'draft');
    return {
      candidates: there
        .toSorted((a, b) => (a.file < b.file ? -1 : 1))
        .map(({ name, file, title, version, published, state }) => ({
          file,
          title: `${name} title ${title}`,
          name,
          isNamed: false,
          hash: `${name} ${title} ${version} ${published}`,
          language: 'en',
          published: published === undefined ? undefined : toInstant(START + published * DAY),
          terms: [],
          isDraft: state === 'draft',
        })),
      hidden: new Set(
        this.articles.filter(({ state }) => state === 'hidden').map(({ file }) => file),
      ),
    };
  }
}

const TIMES = ['firstSeen', 'changed', 'removed', 'returned'] as const;

function checkTimes(before: LockEntry | undefined, after: LockEntry, now: string): void {
  for (const name of TIMES) {
    const time = after[name];
    if (time === undefined) continue;
    expect(time <= now).toBe(true);
    expect(time >= (before?.[name] ?? '')).toBe(true);
  }
}

/** True where readers can have seen it once that day has come. */
const isReleased = ({ published }: Article, today: number): boolean =>
  published === undefined || published <= today;

function live(days: readonly (readonly Event[])[]): void {
  const folder = new Folder();
  folder.add('shown');
  folder.add('shown');
  let lock: Lock = EMPTY_LOCK;
  const given = new Map<string, Article>();
  for (const [today, events] of days.entries()) {
    for (const article of folder.articles) {
      if (article.id !== undefined && isReleased(article, today)) article.isSeen = true;
    }
    for (const event of events) folder.act(event, today);
    const { candidates, hidden } = folder.compile();
    const minting = { authority: 'a.test', exampleAuthority: 'tidings.example' };
    const now = START + today * DAY;
    const made = identify(lock, candidates, { ...minting, now }, hidden);
    for (const article of folder.articles) {
      const { state } = article;
      const id = made.identities.get(article.file)?.id;
      if (state === 'shown') {
        expect(id, `${article.name} in ${article.file}`).toBe(article.id ?? id);
        expect(given.get(id ?? '') ?? article).toBe(article);
        if (id !== undefined) given.set(id, article);
        article.id = id;
        article.isSeen ||= isReleased(article, today);
      } else if (!article.isSeen) {
        // Nobody has seen it: it may begin anew.
        if (article.id !== undefined) given.delete(article.id);
        article.id = undefined;
      }
      const { title, version } = article;
      if (state !== 'away' && state !== 'hidden') article.before = { state, title, version };
    }
    const known = folder.articles.flatMap(({ id }) => id ?? []);
    expect(Object.keys(made.lock.articles).toSorted()).toEqual(known.toSorted());
    for (const { id = '', state } of folder.articles) {
      const entry = made.lock.articles[id];
      if (!entry) continue;
      expect(entry.removed === undefined).toBe(state === 'shown');
      checkTimes(lock.articles[id], entry, toInstant(now));
    }
    expect(readLockText(renderLock(made.lock))).toEqual({ lock: made.lock });
    // Time alone changes nothing.
    const later = identify(made.lock, candidates, { ...minting, now: now + DAY - 1 }, hidden);
    expect(later.lock).toEqual(made.lock);
    lock = made.lock;
  }
}

test('an article keeps the id that readers saw, in any history of edits, renames, drafts and removals', () => {
  fc.assert(fc.property(fc.array(day, { minLength: 4, maxLength: 9 }), live), {
    numRuns: 500,
  });
}, 60_000);

import type { Options } from 'mdast-util-from-markdown';
import { TooMuch } from './bounds.ts';

type Extension = NonNullable<Options['extensions']>[number];
type ConstructRecord = NonNullable<Extension['text']>;
type Construct = Exclude<NonNullable<ConstructRecord[string]>, readonly unknown[]>;
type Tokenizer = Construct['tokenize'];
type Effects = Parameters<Tokenizer>[0];
type Given = Parameters<Effects['attempt']>[0];
type Resolver = NonNullable<Construct['resolve']>;
type TokenizeContext = Parameters<Resolver>[1];
type ParseContext = TokenizeContext['parser'];

/**
 * How many steps micromark may take for each character of a text. A text shorter than `least` gets the steps
 * of one that long, which take some two seconds. Articles need 10 to 60 for each character, changelogs the
 * most. A text of nothing but marks needs hundreds, multiplied by the number of marks if they do not match.
 */
const STEPS = { perCharacter: 90, least: 200_000 } as const;

/** In characters: a shorter text takes less than a second, whatever it contains. Counting takes a tenth more. */
const BRIEF = 5_000;

/**
 * Costs in steps; a step is about the time to look at one character. From `looked` on, they are for each
 * event or definition that is gone through, and `paired` also for each run of marks among them.
 */
const COST = {
  attempt: 10,
  token: 60,
  tokenizer: 150,
  looked: 1 / 16,
  defined: 1 / 64,
  resolved: 1 / 16,
  edited: 1,
  left: 0.6,
  paired: 1 / 128,
} as const;

/** Runs of `*`, `_` and `~`. At the end of a paragraph, each is compared with all before it. */
const PAIRED: ReadonlySet<string> = new Set([
  'attentionSequence',
  'strikethroughSequenceTemporary',
]);

const MESSAGE =
  'this would take too long to read: it has many thousands of marks, links or paragraphs; simplify it, split the article, or put it in a code block';

function createMeter(length: number) {
  const most = STEPS.perCharacter * Math.max(length, STEPS.least);
  let steps = 0;
  return {
    spend(count: number): void {
      steps += count;
    },
    /** @param ahead steps that are sure to come */
    check(now: TokenizeContext['now'], ahead = 0): void {
      if (steps + ahead <= most) return;
      const { line, column } = now();
      throw new TooMuch(MESSAGE, line, column);
    },
  };
}

type Meter = ReturnType<typeof createMeter>;

function memoizeByObject<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/** These look back through all the events of their text. */
const LOOKS_BACK: ReadonlySet<string> = new Set([
  'labelEnd',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
]);

/** These read {@link PAIRED}. */
const PAIRS: ReadonlySet<string> = new Set(['attention', 'strikethrough']);

/** These rewrite all events. */
const EDITS: ReadonlySet<string> = new Set(['setextUnderline']);

/** Wraps constructs so that a meter runs with them; they parse as before. */
function createCounter(meter: Meter) {
  const countEffects = memoizeByObject(
    (effects: Effects): Effects => ({
      ...effects,
      consume(code) {
        meter.spend(1);
        return effects.consume(code);
      },
      enter(type, fields) {
        meter.spend(COST.token);
        return effects.enter(type, fields);
      },
      attempt: (given, ok, nok) => effects.attempt(countGiven(given), ok, nok),
      check: (given, ok, nok) => effects.check(countGiven(given), ok, nok),
      interrupt: (given, ok, nok) => effects.interrupt(countGiven(given), ok, nok),
    }),
  );

  const runs = new WeakMap<TokenizeContext, number>();

  /** Foresees what the runs of a text will cost, since micromark takes seconds to come to its end. */
  const countRun = (tokenize: Tokenizer): Tokenizer =>
    function count(effects, ok, nok) {
      const end: typeof ok = (code) => {
        const { events, now } = this;
        // Its start and its end.
        const paired = (runs.get(this) ?? 0) + 2;
        runs.set(this, paired);
        meter.check(now, events.length * (COST.resolved + paired * COST.paired));
        return ok(code);
      };
      return tokenize.call(this, effects, end, nok);
    };

  const countTokenizer = (tokenize: Tokenizer, looked = 0): Tokenizer =>
    function count(effects, ok, nok) {
      const { events, parser } = this;
      meter.spend(COST.attempt + events.length * looked + parser.defined.length * COST.defined);
      meter.check(this.now);
      return tokenize.call(this, countEffects(effects), ok, nok);
    };

  const countResolver =
    (resolve: Resolver, cost: number): Resolver =>
    (events, context) => {
      meter.spend(events.length * cost);
      meter.check(context.now);
      return resolve(events, context);
    };

  /** For a whole text: micromark resolves it once for each of these. */
  const countPairing = memoizeByObject(
    (resolve: Resolver): Resolver =>
      (events, context) => {
        const paired = events.filter(([, { type }]) => PAIRED.has(type)).length;
        return countResolver(resolve, COST.resolved + paired * COST.paired)(events, context);
      },
  );

  const countConstruct = memoizeByObject((construct: Construct): Construct => {
    const { name = '', tokenize, continuation, exit, resolve, resolveTo, resolveAll } = construct;
    return {
      ...construct,
      ...(tokenize && {
        tokenize: countTokenizer(
          PAIRS.has(name) ? countRun(tokenize) : tokenize,
          LOOKS_BACK.has(name) ? COST.looked : 0,
        ),
      }),
      ...(continuation && {
        continuation: { ...continuation, tokenize: countTokenizer(continuation.tokenize) },
      }),
      ...(exit && {
        exit(effects) {
          meter.spend(this.events.length * COST.left);
          return exit.call(this, effects);
        },
      }),
      ...(resolve && { resolve: countResolver(resolve, COST.resolved) }),
      ...(resolveTo && {
        resolveTo: countResolver(resolveTo, EDITS.has(name) ? COST.edited : COST.resolved),
      }),
      ...(resolveAll && { resolveAll: countPairing(resolveAll) }),
    };
  });

  const countGiven = memoizeByObject((given: Given): Given => {
    if (Array.isArray(given)) return given.map(countConstruct);
    return 'tokenize' in given ? countConstruct(given as Construct) : countRecord(given);
  });

  const countRecord = (record: ConstructRecord): ConstructRecord =>
    Object.fromEntries(
      Object.entries(record).map(([code, each]) => [
        code,
        Array.isArray(each) ? each.map(countConstruct) : each && countConstruct(each),
      ]),
    );

  return countRecord;
}

/** With what micromark keeps for each line, more lines take seconds, however short they are. */
const MOST_LINES = 40_000;

function checkLines(text: string): void {
  if (text.split('\n', MOST_LINES + 1).length <= MOST_LINES) return;
  throw new TooMuch(
    'there are more than 40,000 lines of Markdown; split the article',
    MOST_LINES + 1,
  );
}

/** How many quotes and lists may begin on one line, each inside the one before. */
const MOST_NESTED = 100;

const NESTED = new RegExp(
  String.raw`^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){${MOST_NESTED}}`,
  'm',
);

function checkNesting(text: string): void {
  const found = NESTED.exec(text);
  if (!found) return;
  const message = `more than ${MOST_NESTED} nested quotations or lists begin on this line; simplify it`;
  throw new TooMuch(message, text.slice(0, found.index).split('\n').length);
}

/** Runs a meter with every construct of a parser, and with every tokenizer it creates from now on. */
function installMeter(context: ParseContext, meter: Meter): void {
  const { constructs } = context;
  const count = createCounter(meter);
  Object.assign(constructs, {
    document: count(constructs.document),
    flowInitial: count(constructs.flowInitial),
    flow: count(constructs.flow),
    contentInitial: count(constructs.contentInitial),
    string: count(constructs.string),
    text: count(constructs.text),
    insideSpan: count(constructs.insideSpan as ConstructRecord),
  });
  // Each paragraph, heading and address is read by a tokenizer of its own.
  for (const kind of ['flow', 'content', 'text', 'string'] as const) {
    const create = context[kind];
    context[kind] = (from) => {
      meter.spend(COST.tokenizer);
      const tokenizer = create(from);
      meter.check(tokenizer.now);
      return tokenizer;
    };
  }
}

/** What quotes, lists and notes begin with. */
const MARKERS = '>*+-0123456789[';

/** The first character of a line, by which micromark keeps constructs; `null` is any. */
const FIRST = ['null', ...Array.from(MARKERS, (marker) => String(marker.charCodeAt(0)))];

/**
 * A micromark extension without syntax of its own, which ends the parse of a text that would take long. A
 * parser passes itself only to its constructs, so this is one. It is asked before all others at the first
 * line, and has the same ones tried with the meter.
 * @param text to parse with it, once
 * @throws {@link TooMuch} also from the parser that gets it
 */
export function createStepLimit(text: string): Extension {
  checkLines(text);
  checkNesting(text);
  if (text.length <= BRIEF) return {};
  const meter = createMeter(text.length);
  let isInstalled = false;
  const install: Construct = {
    partial: true,
    tokenize(effects, ok, nok) {
      if (isInstalled) return nok;
      isInstalled = true;
      installMeter(this.parser, meter);
      return effects.attempt(this.parser.constructs.document, ok, nok);
    },
  };
  return { document: Object.fromEntries(FIRST.map((code) => [code, install])) };
}

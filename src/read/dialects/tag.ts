/** What stands in a template tag besides its name. */
export interface Arguments {
  readonly named: Readonly<Record<string, string>>;
  readonly positional: readonly string[];
  /** All of it, as it is written. */
  readonly rest: string;
}

export const NO_ARGUMENTS: Arguments = { named: {}, positional: [], rest: '' };

/** A tag of a template language in a text. */
export interface Tag {
  readonly dialect: 'Hugo' | 'Liquid' | 'Zola' | 'Handlebars' | 'ERB';
  /** `{{ … }}` in Liquid, Jinja, Nunjucks: its value stands in the text. */
  readonly isOutput: boolean;
  /** In lower case; of a closing tag, what it closes. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly arguments: Arguments;
  /** What is between the braces. */
  readonly body: string;
}

const ARGUMENT =
  /\s*(?:([\w.:-]+)\s*[=:]\s*(?=["'`“‘\w./-]))?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|“[^”]*”|[^\s,"'`]+)\s*,?/y;

const unquote = (value: string): string => {
  if (value.startsWith('`')) return value.slice(1, -1);
  return /^["'“]/.test(value) ? value.slice(1, -1).replace(/\\(["'\\])/g, '$1') : value;
};

/**
 * Reads what follows a tag's name, in any of the dialects.
 * @example readArguments('a.png "A boat" width=3').positional // → ['a.png', 'A boat']
 */
export function readArguments(text: string): Arguments {
  const named: Record<string, string> = {};
  const positional: string[] = [];
  ARGUMENT.lastIndex = 0;
  while (ARGUMENT.lastIndex < text.length) {
    const match = ARGUMENT.exec(text);
    if (!match) break;
    const [, name, value = ''] = match;
    const isUrl = name !== undefined && value.startsWith('//');
    if (isUrl) positional.push(`${name}:${value}`);
    else if (name === undefined) positional.push(unquote(value));
    else named[name.toLowerCase()] ??= unquote(value);
  }
  return { named, positional, rest: text.trim() };
}

const NAME = /^(\/|end[_-]?(?=\w))?\s*([\w][\w./-]*)\s*/;
const CALL = /^([\w:]+)\s*\(([\s\S]*)\)$/;

function readCall(body: string): Omit<Tag, 'isOutput'> | undefined {
  const [, name, list] = CALL.exec(body) ?? [];
  if (name === undefined || list === undefined || /^(?:if|for|set|elif)$/.test(name))
    return undefined;
  return {
    dialect: 'Zola',
    name: name.replace(/^.*::/, '').toLowerCase(),
    isClosing: false,
    arguments: readArguments(list),
    body,
  };
}

/** A shortcode of Hugo: what is between `{{<` and `>}}`, or between `{{%` and `%}}`. */
export function readShortcode(text: string): Tag | undefined {
  const body = text.trim().replace(/\s*\/$/, '');
  const [head = '', slash, name] = /^(\/)?\s*([\w][\w./-]*)\s*/.exec(body) ?? [];
  if (name === undefined) return undefined;
  return {
    dialect: 'Hugo',
    isOutput: false,
    name: name.toLowerCase(),
    isClosing: slash !== undefined,
    arguments: readArguments(body.slice(head.length)),
    body,
  };
}

/** A tag of Liquid, Jinja, Nunjucks, Hexo or Zola: what is between `{%` and `%}`. */
export function readLiquid(text: string): Tag | undefined {
  const body = text.replace(/^[-+]|[-+]$/g, '').trim();
  const call = readCall(body);
  if (call) return { ...call, isOutput: false };
  if (body === 'end') {
    return {
      dialect: 'Zola',
      isOutput: false,
      name: '',
      isClosing: true,
      arguments: NO_ARGUMENTS,
      body,
    };
  }
  const [head = '', end, name] = NAME.exec(body) ?? [];
  if (name === undefined) return undefined;
  return {
    dialect: 'Liquid',
    isOutput: false,
    name: name.toLowerCase(),
    isClosing: end !== undefined,
    arguments: readArguments(body.slice(head.length)),
    body,
  };
}

/** What may stand between `{{` and `}}`: names, calls, filters, operators. */
const EXPRESSION = /^[\w$.()[\],:|=+*/<>!?&%\s-]+$/;
/** Strings, each in place of which a variable stands. */
const STRINGS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g;
const WORDS = /^(?:if|else|elif|and|or|not|in|with|range|partial|end|template|block|define)$/;

/** Two words that nothing joins are prose, but for what Go's templates and Jinja call so. */
function isProse(expression: string): boolean {
  const [first = '', ...others] = expression.split('|');
  const words = first.trim().split(/\s+/);
  const isJoined = words.some((word) => WORDS.test(word) || /^[.$]|[=<>!?&+*:,(]/.test(word));
  return (words.length > 1 && !isJoined) || others.some((filter) => filter.trim() === '');
}

const NOTHING_KNOWN = { isOutput: false, isClosing: false, arguments: NO_ARGUMENTS } as const;

/** A tag of Handlebars, Mustache or Ghost: `#if x`, `/if`, `else`, `^if x`; undefined for a value. */
function readHandlebars(body: string): Tag | undefined {
  const [, mark, name = '', rest = ''] = /^([#^/])\s*([\w@.-]+)(?:\s+([\s\S]*))?$/.exec(body) ?? [];
  const dialect = 'Handlebars';
  if (mark === undefined)
    return body === '^' || /^else(?:\s+if\b[\s\S]*)?$/.test(body)
      ? { ...NOTHING_KNOWN, dialect, name: 'else', body }
      : undefined;
  const given = { ...NO_ARGUMENTS, rest };
  return { ...NOTHING_KNOWN, dialect, name, isClosing: mark === '/', arguments: given, body };
}

/** A tag of ERB, EJS or Eleventy: what is between `<%` and `%>`. */
export function readErb(text: string): Tag {
  const isOutput = /^[=-]/.test(text);
  const body = text.replace(/^[=_-]|[_-]$/g, '').trim();
  return { ...NOTHING_KNOWN, dialect: 'ERB', isOutput, name: isOutput ? body : '<%', body };
}

/** A value in the text: what is between `{{` and `}}`. Undefined if it is no expression, but prose. */
export function readOutput(text: string): Tag | undefined {
  const body = text
    .replace(/^[-~&]|[-~]$/g, '')
    .trim()
    .replace(/^@/, '');
  const tag = readHandlebars(body);
  if (tag) return tag;
  const call = readCall(body);
  if (call) return { ...call, isOutput: true };
  const plain = body.replace(STRINGS, '$text');
  if (!EXPRESSION.test(plain) || !/[a-z$]/i.test(plain) || isProse(plain)) return undefined;
  return {
    dialect: 'Liquid',
    isOutput: true,
    name: body,
    isClosing: false,
    arguments: NO_ARGUMENTS,
    body,
  };
}

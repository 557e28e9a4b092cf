import type { z } from 'zod';
import { isMap } from './maps.ts';

/** What is wrong with a value. */
export interface PartIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Whether only this part of the value is left out. */
  readonly isPart: boolean;
  /** Whether it stops a compile, whatever field it is in. */
  readonly isGrave: boolean;
}

/**
 * What a schema says of an issue, in its `params`, of which the part is left out alone. A part that is no part of a map
 * has another value instead of it; or the whole field has one.
 */
export interface PartParams {
  readonly isPart: true;
  readonly instead?: unknown;
  readonly whole?: unknown;
}

const paramsOf = (issue: z.core.$ZodIssue): Readonly<Record<string, unknown>> =>
  issue.code === 'custom' ? (issue.params ?? {}) : {};

const toIssue = (issue: z.core.$ZodIssue): PartIssue => {
  const { isPart, isGrave } = paramsOf(issue);
  return {
    path: issue.path,
    message: issue.message,
    isPart: isPart === true,
    isGrave: isGrave === true,
  };
};

/** A value with another one at a path, or with none; a single value may replace a list. */
function replaceAt(
  value: unknown,
  [key, ...rest]: readonly PropertyKey[],
  instead: unknown,
): unknown {
  if (key === undefined) return instead;
  if (Array.isArray(value)) {
    return value.map((each: unknown, at) => (at === key ? replaceAt(each, rest, instead) : each));
  }
  if (typeof key === 'number') return replaceAt(value, rest, instead);
  return isMap(value) ? { ...value, [key]: replaceAt(value[String(key)], rest, instead) } : value;
}

function withoutPart(value: unknown, issue: z.core.$ZodIssue): unknown {
  const params = paramsOf(issue);
  if ('whole' in params) return params.whole;
  return replaceAt(value, issue.path, params.instead);
}

/** A schema may see some parts only once others are gone. */
const ROUNDS = 3;

/** Reads a value, without the parts of it that are wrong and that it is as good without. */
export function readParts<T extends z.ZodType>(
  schema: T,
  value: unknown,
): { readonly data: z.infer<T> | undefined; readonly issues: readonly PartIssue[] } {
  const told: z.core.$ZodIssue[] = [];
  let left = value;
  for (let round = 1; ; round += 1) {
    const { data, error } = schema.safeParse(left);
    const issues = error?.issues ?? [];
    const parts = issues.filter((issue) => paramsOf(issue).isPart === true);
    if (parts.length === 0 || round === ROUNDS)
      return { data, issues: [...told, ...issues].map(toIssue) };
    told.push(...parts);
    left = parts.reduce(withoutPart, left);
  }
}

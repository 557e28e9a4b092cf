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

const toIssue = (issue: z.core.$ZodIssue): PartIssue => {
  const { isPart, isGrave } = issue.code === 'custom' ? (issue.params ?? {}) : {};
  return {
    path: issue.path,
    message: issue.message,
    isPart: isPart === true,
    isGrave: isGrave === true,
  };
};

/** A value without the part at a path; a single value may replace a list. */
function dropPart(value: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (Array.isArray(value)) {
    return value.map((each: unknown, at) => (at === key ? dropPart(each, rest) : each));
  }
  if (typeof key === 'number') return dropPart(value, rest);
  return isMap(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
    : value;
}

/** Reads a value, without the parts of it that are wrong and that it is as good without. */
export function readParts<T extends z.ZodType>(
  schema: T,
  value: unknown,
): { readonly data: z.infer<T> | undefined; readonly issues: readonly PartIssue[] } {
  const first = schema.safeParse(value);
  const issues = (first.error?.issues ?? []).map(toIssue);
  const parts = issues.filter(({ isPart }) => isPart);
  if (parts.length === 0) return { data: first.data, issues };
  const rest = parts.reduce((left, { path }) => dropPart(left, path), value);
  const read = schema.safeParse(rest);
  return { data: read.data, issues: [...parts, ...(read.error?.issues ?? []).map(toIssue)] };
}

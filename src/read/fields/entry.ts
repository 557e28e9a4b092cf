import type { Problem } from '../../model/problem.ts';

/** Where a value is in its file, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A field as it is written, whatever the syntax: its value is plain data. */
export interface Entry {
  readonly name: string;
  readonly value: unknown;
  /** A number as it is spelled, where that is known: `007`. */
  readonly written?: string | undefined;
  /** In a group of fields that a theme made up. */
  readonly isInner?: boolean;
  /** Where the name is. */
  readonly place: Position;
  /** Where a part of the value is, or the value itself. */
  readonly placeOf: (path: readonly PropertyKey[]) => Position;
}

export type Entries =
  | { readonly entries: readonly Entry[]; readonly warnings?: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

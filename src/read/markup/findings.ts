import type { Reference } from './reference.ts';

/** What is found on the way through a tree, in a form that can grow. */
export interface Findings {
  readonly references: Reference[];
  readonly leftOut: { line: number; what: string }[];
  readonly warnings: { line: number; column: number; message: string }[];
}

/** Counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A node of any tree. */
interface Node {
  readonly position?: { readonly start: Position } | undefined;
}

/** Where a node begins in its source. */
export const startOf = ({ position }: Node): Position => ({
  line: position?.start.line ?? 1,
  column: position?.start.column ?? 1,
});

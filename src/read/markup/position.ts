/** From 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Node {
  readonly position?: { readonly start: Position } | undefined;
}

/** Where a node begins in its source; 1:1 if it does not say. */
export const startOf = ({ position }: Node): Position => ({
  line: position?.start.line ?? 1,
  column: position?.start.column ?? 1,
});

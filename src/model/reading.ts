/** The result of checking a text: a valid value, or what is wrong and what to do. */
export type Reading<T> = { readonly value: T } | { readonly problem: string };

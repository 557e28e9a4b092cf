/** What a check makes of a text: a valid value, or what is wrong with it and what to do. */
export type Reading<T> = { readonly value: T } | { readonly problem: string };

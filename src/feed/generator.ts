/** What feeds name as their generator. */
export const GENERATOR = { name: 'Tidings', version: '0.1.0' } as const;

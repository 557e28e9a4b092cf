/** What the feeds say they were made with. */
export const GENERATOR = { name: 'Tidings', version: '0.1.0' } as const;

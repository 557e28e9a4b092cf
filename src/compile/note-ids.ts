const TAG = /<[^<>]+>/g;
const NOTE = /( (?:id="|href="#|aria-describedby="))user-content-fn/g;

/**
 * Names the notes of an article after it. Readers show several articles in one document, where the first notes of
 * all would have the same id.
 * @example nameNotes('<a href="#user-content-fn-1">1</a>', 'boats') // → '<a href="#boats-fn-1">1</a>'
 */
export const nameNotes = (html: string, slug: string): string =>
  html.includes('user-content-fn')
    ? html.replace(TAG, (tag) => tag.replace(NOTE, `$1${slug}-fn`))
    : html;

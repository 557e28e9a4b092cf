/** True if FeedBurner has put links of its own, which count clicks, in the place of those of the articles. */
export const hasOriginalLinks = (text: string): boolean => text.includes('<feedburner:origLink');

/** The original links are beside them, under a name that the parser does not know: it reads them as identifiers of Dublin Core. */
export const nameOriginalLinks = (text: string): string =>
  text.replace(
    /<(\/?)feedburner:origLink(?=[\s>])/g,
    (_, slash: string) =>
      `<${slash}dc:identifier${slash ? '' : ' xmlns:dc="http://purl.org/dc/elements/1.1/"'}`,
  );

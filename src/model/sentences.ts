/** A sentence with a place for something: `With<'site'>` has a `{site}` in it. */
type With<Name extends string> = `${string}{${Name}}${string}`;

/** The forms that a number needs in a language, by the plural categories of CLDR: `1 article`, `2 articles`. */
type CountForms = Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>> & Record<'other', With<'count'>>
>;

/** Everything that the pages of a site say by themselves. */
interface PageSentences {
  /** The first link of a page, for whoever uses no mouse. */
  readonly skip: string;
  /** A button, a link and the title of a page. */
  readonly subscribe: string;
  readonly madeWith: string;

  readonly newerArticles: string;
  readonly olderArticles: string;
  /** The name of the links to other pages of a list, for screen readers. */
  readonly pages: string;
  readonly page: With<'number'>;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly archive: With<'number'>;
  readonly emptyArchive: string;
  readonly tag: string;
  readonly tags: string;
  readonly allTags: string;
  readonly author: string;
  readonly authors: string;
  readonly allAuthors: string;

  /** Of a site, a tag or an author. */
  readonly subscribeTo: With<'name'>;
  /** Below the newest articles, in front of the addresses of the feed. `{more}` is a link: {@link howItWorks}. */
  readonly pasteAddress: With<'more'>;
  /** The same for the feed of a tag or an author. */
  readonly pasteTermAddress: With<'more'>;
  readonly howItWorks: string;

  /** Behind the day of publication. */
  readonly updated: With<'day'>;
  readonly firstPublished: With<'host'>;
  /** Below an article. `{subscribe}` is a link: {@link subscribe}. */
  readonly invitation: With<'site'> & With<'subscribe'>;
  /** The name of the links to the articles before and after, for screen readers. */
  readonly moreArticles: string;
  readonly older: string;
  readonly newer: string;

  /** Above the chapters of a recording, and above what is said in it. */
  readonly chapters: string;
  readonly transcript: string;

  readonly notFound: string;
  readonly notFoundReason: string;
  readonly gone: string;
  readonly goneReason: string;
  readonly latestArticles: string;
  readonly toFrontPage: With<'site'>;

  /** What search engines say of the page for subscribers. */
  readonly howToFollow: With<'site'>;
  readonly aboutFeeds: With<'site'>;
  readonly asReadersShowIt: string;
  readonly oneClick: string;
  readonly app: string;
  /** Below the links, of which {@link app} is the first. */
  readonly aboutApp: string;
  readonly ownServer: string;
  readonly byAddress: string;
  readonly anyAddress: string;
  readonly oneTag: string;
  readonly oneAuthor: string;
  readonly everything: string;
  /** `{file}` is a link: `feeds.opml`. */
  readonly opml: With<'file'>;
}

/** A language's sentences, as `src/sentences/` has them. */
export interface Sentences extends PageSentences {
  readonly articles: CountForms;
  /** The heading of an article's footnotes. */
  readonly footnotes: string;
}

/** The sentences of one language as compile writes them for the Worker, which does not know languages. */
export interface SiteSentences extends PageSentences {
  /** Forms for a number of articles. */
  readonly articles: readonly string[];
  /** The form of each number up to 199, a digit each; from 100 on, the last two digits of a number tell. */
  readonly articlesForms: string;
  /** From 0 to 9. */
  readonly digits: readonly string[];
  /** Of the sentences, where it is not the site's: a BCP 47 tag. */
  readonly otherLanguage?: string | undefined;
}

/** The name of a sentence of pages. */
export type SentenceName = keyof PageSentences;

/**
 * What a site can be about: Apple's taxonomy, by which podcast directories file shows, with subcategories.
 * @see https://podcasters.apple.com/support/1691-apple-podcasts-categories
 */
const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  Arts: ['Books', 'Design', 'Fashion & Beauty', 'Food', 'Performing Arts', 'Visual Arts'],
  Business: ['Careers', 'Entrepreneurship', 'Investing', 'Management', 'Marketing', 'Non-Profit'],
  Comedy: ['Comedy Interviews', 'Improv', 'Stand-Up'],
  Education: ['Courses', 'How To', 'Language Learning', 'Self-Improvement'],
  Fiction: ['Comedy Fiction', 'Drama', 'Science Fiction'],
  Government: [],
  'Health & Fitness': [
    'Alternative Health',
    'Fitness',
    'Medicine',
    'Mental Health',
    'Nutrition',
    'Sexuality',
  ],
  History: [],
  'Kids & Family': ['Education for Kids', 'Parenting', 'Pets & Animals', 'Stories for Kids'],
  Leisure: [
    'Animation & Manga',
    'Automotive',
    'Aviation',
    'Crafts',
    'Games',
    'Hobbies',
    'Home & Garden',
    'Video Games',
  ],
  Music: ['Music Commentary', 'Music History', 'Music Interviews'],
  News: [
    'Business News',
    'Daily News',
    'Entertainment News',
    'News Commentary',
    'Politics',
    'Sports News',
    'Tech News',
  ],
  'Religion & Spirituality': [
    'Buddhism',
    'Christianity',
    'Hinduism',
    'Islam',
    'Judaism',
    'Religion',
    'Spirituality',
  ],
  Science: [
    'Astronomy',
    'Chemistry',
    'Earth Sciences',
    'Life Sciences',
    'Mathematics',
    'Natural Sciences',
    'Nature',
    'Physics',
    'Social Sciences',
  ],
  'Society & Culture': [
    'Documentary',
    'Personal Journals',
    'Philosophy',
    'Places & Travel',
    'Relationships',
  ],
  Sports: [
    'Baseball',
    'Basketball',
    'Cricket',
    'Fantasy Sports',
    'Football',
    'Golf',
    'Hockey',
    'Rugby',
    'Running',
    'Soccer',
    'Swimming',
    'Tennis',
    'Volleyball',
    'Wilderness',
    'Wrestling',
  ],
  'TV & Film': ['After Shows', 'Film History', 'Film Interviews', 'Film Reviews', 'TV Reviews'],
  Technology: [],
  'True Crime': [],
};

/** Every category; a subcategory is written `News > Politics`. */
export const CATEGORY_NAMES: readonly string[] = Object.entries(CATEGORIES).flatMap(
  ([name, within]) => [name, ...within.map((each) => `${name} > ${each}`)],
);

/** Spelt alike: `Health and Fitness/Mental Health` is `Health & Fitness > Mental Health`. */
const foldCategory = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\s+and\s+/g, ' & ')
    .replace(/\s*(?:[>/:→›]|&gt;)\s*/g, ' > ')
    .replace(/&amp;/g, '&')
    .trim();

/**
 * A category as Apple spells it.
 * @example findCategory('news/politics') // → 'News > Politics'
 */
export function findCategory(text: string): string | undefined {
  const folded = foldCategory(text);
  return CATEGORY_NAMES.find((name) => foldCategory(name) === folded);
}

/** A name in Chinese or Japanese; some have a space inside. */
const HAN_NAME = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}·々ー]{2,7}(?:\s\p{sc=Han}{1,4})?`;
const SHORT_NAME = String.raw`(?:[\p{sc=Han}·]{2,4}|\p{sc=Han}\s\p{sc=Han}{1,2})`;
const SHORT_NAMES = `${SHORT_NAME}(?:[、，,\\s]+${SHORT_NAME}){0,3}`;
const REPORTER = '[记記]者';
const SENDER = '本报|本報|新华社|新華社|中新[社网]|央视';
const MARK = String.raw`\s?[／/：:｜|丨＝=・]\s?`;

/** `记者 张三`, `本报记者张三 李四`, `文/张三`, `作者：张三、李四`, `記者王小明／台北報導`; but `文化新闻` and `记者观察` name nobody. */
const CHINESE = new RegExp(
  `^(?:(?:(?:${SENDER})?${REPORTER}|作者|[图圖]?文|撰文|撰稿|采写)(?:${MARK}|(?<!文)\\s)|(?:${SENDER})${REPORTER}|${REPORTER}(?=.{2,4}／))(?<who>${SHORT_NAMES})(?:\\s?[／/]?\\s?\\S{2,8}(?:报道|報道|報導))?$`,
  'u',
);
/** `取材・文／山田太郎`, `編集委員 山田太郎` */
const JAPANESE = new RegExp(
  `^(?:(?:取材|執筆|ライター)(?:・\\p{L}+)?${MARK}|編集委員\\s?)(?<who>${HAN_NAME}(?:、${HAN_NAME})*)$`,
  'u',
);
/** `山田太郎記者`, but not `本報記者` or `特約記者`. */
const JAPANESE_BEHIND = new RegExp(
  `^(?!本報|特[約派]|文字|[攝撮]影|實習|\\p{sc=Han}{0,3}社)(?<who>${HAN_NAME})\\s?(?:記者|特派員)$`,
  'u',
);
const HANGUL_NAMES = String.raw`\p{sc=Hangul}{2,4}(?:[\s·,]+\p{sc=Hangul}{2,4}){0,3}`;
/** `홍길동 기자`, `동부=홍길동 기자` */
const KOREAN = new RegExp(
  `^(?:\\S{2,10}\\s?=\\s?)?(?<who>${HANGUL_NAMES})\\s?(?:기자|특파원|논설위원)$`,
  'u',
);
/** What somebody is, not who. */
const KOREAN_KIND = /^(?:수습|사진|편집|선임|전문|취재|인턴|본지|시민|객원)$|.[부팀]$/u;

const WORD = String.raw`[\p{sc=Arabic}\p{sc=Hebrew}\p{M}'"׳״]{2,}`;
const WORDS = `${WORD}(?:\\s${WORD}){1,3}`;
/** `بقلم أحمد سالم`, `كتبت: سلمى عبد الله`, `מאת אורנה שפיגלמן`; some labels are words of sentences, too, and need their mark. */
const RIGHT_TO_LEFT = new RegExp(
  `^(?:(?:بقلم|כתב[תה]?|מאת|كتبه?|كتبت)\\s?[:：–—-]\\s?|(?:بقلم|מאת|كتبت?)\\s(?!ال)|(?:إعداد|تقرير|نویسنده|خبرنگار)\\s?[:：]\\s?)(?<who>${WORDS}(?:\\s?،\\s?${WORDS})*)(?:\\s[–—-]\\s${WORD})?$`,
  'u',
);

const ADDRESS = /\s?[(]?[\w.+-]+@[\w.-]+[)]?$/;

/** `新华社东谷3月12日电（记者张三、李四）`, `(동부=연합뉴스) 홍길동 기자 =`: who reports, in front of the first sentence. */
const CHINESE_DATELINE = new RegExp(
  `^[^。]{0,40}[（(]\\p{sc=Han}{0,4}${REPORTER}\\s?(?<who>${SHORT_NAMES})[）)]`,
  'u',
);
const KOREAN_DATELINE = new RegExp(
  `^[([][^)\\]]{2,20}[)\\]]\\s?(?<who>${HANGUL_NAMES})\\s?(?:기자|특파원)\\s?=`,
  'u',
);

/** Of Chinese names, two may have a space between them; within one, it is next to a single letter. */
function splitNames(who: string): readonly string[] {
  const names = who.split(/[、，,]\s?/).map((name) => name.trim());
  return /^[\p{sc=Han}\s]+$/u.test(who)
    ? names.flatMap((name) => (/(?:^|\s)\S(?:\s|$)/.test(name) ? [name] : name.split(/\s+/)))
    : names;
}

const splitKorean = (who: string): readonly string[] =>
  who.split(/[\s·,]+/).filter((name) => !KOREAN_KIND.test(name));

/**
 * The names in a line that says who wrote it, in a script without capitals, where nothing but a label tells a
 * name. None, if the label is all there is; undefined for any other line.
 */
export function readCaselessByline(line: string): readonly string[] | undefined {
  const text = line.replace(ADDRESS, '');
  const korean = KOREAN.exec(text)?.groups?.who;
  if (korean !== undefined) return splitKorean(korean);
  const japanese = (JAPANESE.exec(text) ?? JAPANESE_BEHIND.exec(text))?.groups?.who;
  if (japanese !== undefined) return japanese.split('、');
  const chinese = CHINESE.exec(text)?.groups?.who;
  if (chinese !== undefined) return splitNames(chinese);
  const names = RIGHT_TO_LEFT.exec(text)?.groups?.who?.split(/\s?،\s?/);
  // "and" is part of the next word.
  return names?.some((name) => /\sو/u.test(name)) ? undefined : names;
}

/** The names of those who report, in front of the first sentence of a report. */
export function readDatelineAuthors(text: string): readonly string[] {
  const korean = KOREAN_DATELINE.exec(text)?.groups?.who;
  if (korean !== undefined) return splitKorean(korean);
  return splitNames(CHINESE_DATELINE.exec(text)?.groups?.who ?? '').filter((name) => name !== '');
}

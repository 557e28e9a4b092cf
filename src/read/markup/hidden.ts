import type { Element } from 'hast';

const NOT_SHOWN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|em)?\s*(?:;|!|$)|mso-hide\s*:\s*all)/i;
const NO_HEIGHT = /(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|!|$)/i;
const CLIPPED = /(?:^|;)\s*overflow(?:-[xy])?\s*:\s*(?:hidden|clip)/i;
const OUTSIDE = /(?:^|;)\s*(?:left|top|text-indent)\s*:\s*-\d{4,}/i;

/** What style sheets call texts that no one sees: those for screen readers, and what mail programs show of a letter. */
const UNSEEN =
  /^(?:u-|is-|visually-|screen-)?(?:sr-only|visually-?hidden|screen-?reader(?:-?(?:text|only))?|reader-text|a11y-hidden|hidden-visually|assistive-text|element-invisible|pre-?header(?:-?text)?|preview-?text|mcnpreviewtext|off-?screen)$/i;

/** As in frameworks of styles; beside a class such as `md:block`, it is shown where there is room. */
const HIDDEN = /^(?:hidden|d-none)$/;
const SHOWN_ELSEWHERE = /:(?:block|flex|inline|grid|table|contents|visible)|^d-(?:\w\w|xxl)-/;

const hidesByStyle = (style: string): boolean =>
  NOT_SHOWN.test(style) || OUTSIDE.test(style) || (NO_HEIGHT.test(style) && CLIPPED.test(style));

/** True for what its page hides: a notice that only a script shows, for example. */
export const isHidden = ({ properties: { hidden, style } }: Element): boolean =>
  hidden === true || hidden === '' || (typeof style === 'string' && hidesByStyle(style));

function hidesByClass(classes: readonly (string | number)[]): boolean {
  const names = classes.map(String);
  return (
    names.some((name) => UNSEEN.test(name)) ||
    (names.some((name) => HIDDEN.test(name)) && !names.some((name) => SHOWN_ELSEWHERE.test(name)))
  );
}

/** True for what a browser would not show, with the style sheets that are in use everywhere. */
export const isUnseen = (node: Element): boolean =>
  isHidden(node) ||
  (Array.isArray(node.properties.className) && hidesByClass(node.properties.className));

/** True for a picture or a frame that is there to count readers. */
export const isPixel = ({ properties: { width, height } }: Element): boolean =>
  [width, height].some((size) => ['0', '1'].includes(String(size)));

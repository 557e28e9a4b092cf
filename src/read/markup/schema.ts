import type { Schema } from 'hast-util-sanitize';
import { ASIDE_KINDS } from '../dialects/asides.ts';
import { ID } from './ids.ts';
import { REFERENCE_SCHEME } from './reference.ts';

const words = (text: string): string[] => text.split(' ');

/** MathML Core, without what could hold HTML or the source of a formula. */
export const MATHML: readonly string[] = words(
  'math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd menclose semantics',
);

const MATHML_ATTRIBUTES = words(
  'mathvariant displaystyle scriptlevel stretchy fence separator accent accentunder form lspace rspace minsize maxsize symmetric largeop movablelimits width height depth voffset linethickness columnalign rowalign columnspacing rowspacing columnlines rowlines columnspan rowSpan',
);

/** Of a link to a note: NetNewsWire shows the note in its place. */
export const NOTE_CLASS = 'footnote';

/** What feed readers show, and nothing that runs code, sets the look or asks for input. */
export const SCHEMA: Schema = {
  tagNames: [
    ...words('p h2 h3 h4 h5 h6 a img figure figcaption blockquote q cite ul ol li dl dt dd'),
    ...words('pre code kbd samp var em strong b i u s del ins sub sup small mark abbr dfn time'),
    ...words('div section br hr wbr table caption thead tbody tfoot tr th td details summary'),
    ...words('ruby rt rp bdi bdo audio video source track input footer aside'),
    ...MATHML,
  ],
  attributes: {
    '*': ['lang', 'dir', 'title', ['id', ID]],
    a: ['href', ['className', NOTE_CLASS]],
    h2: [['className', 'sr-only']],
    aside: [['className', ...ASIDE_KINDS]],
    img: ['src', 'alt', 'width', 'height'],
    audio: ['src', 'controls'],
    video: ['src', 'controls', 'poster', 'width', 'height'],
    source: ['src', 'type'],
    track: ['src', 'kind', 'srcLang', 'label'],
    blockquote: ['cite'],
    q: ['cite'],
    del: ['cite', 'dateTime'],
    ins: ['cite', 'dateTime'],
    time: ['dateTime'],
    ol: ['start', 'reversed', 'type'],
    li: ['value'],
    pre: ['tabIndex'],
    table: ['tabIndex'],
    code: [['className', /^language-[\w+#.-]+$/]],
    th: ['colSpan', 'rowSpan', 'align', 'scope'],
    td: ['colSpan', 'rowSpan', 'align'],
    details: ['open'],
    math: ['display', 'alttext'],
    ...Object.fromEntries(
      MATHML.filter((name) => name !== 'math').map((name) => [name, MATHML_ATTRIBUTES]),
    ),
    menclose: [...MATHML_ATTRIBUTES, ['notation', /^[a-z ]+$/]],
    input: [['type', 'checkbox'], 'checked', 'disabled'],
  },
  protocols: {
    href: ['http', 'https', 'mailto', 'tel', REFERENCE_SCHEME],
    src: ['http', 'https', REFERENCE_SCHEME],
    poster: ['http', 'https', REFERENCE_SCHEME],
    cite: ['http', 'https'],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  ancestors: {
    tr: ['table'],
    th: ['table'],
    td: ['table'],
    thead: ['table'],
    tbody: ['table'],
    tfoot: ['table'],
    caption: ['table'],
    ...Object.fromEntries(MATHML.filter((name) => name !== 'math').map((name) => [name, ['math']])),
  },
  clobber: [],
  strip: ['script', 'style'],
};

/** Elements that are removed with everything in them. */
export const REMOVED_WHOLE: ReadonlySet<string> = new Set(
  words(
    'script style template noscript applet button select textarea input title base meta link param canvas frame frameset map area dialog nav noembed noframes',
  ),
);

/** Elements that are removed without a note, since they mean nothing to a reader; their content stays. */
export const SILENT: ReadonlySet<string> = new Set(
  words(
    'html head body span font center picture article main header hgroup address tt big nobr colgroup col rb rbc rtc data',
  ),
);

/** What is in these stays apart from what follows, though they go themselves. Everything else unknown is within a line. */
export const BLOCKS: ReadonlySet<string> = new Set(
  words(
    'html body address article center fieldset form header hgroup legend main multicol optgroup option search object',
  ),
);

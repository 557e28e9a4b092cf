import { shortHash } from '../model/short-hash.ts';
import { stylePath } from '../paths.ts';

/** The site's look. The first lines set colours and fonts; the rest follows from them. */
export const STYLE = /* css */ `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fdfcf9, #16171a);
  --ink: light-dark(#1d1c1a, #e4e2dd);
  --quiet: light-dark(#66625a, #a09c93);
  --line: light-dark(#e3dfd6, #33353a);
  --accent: light-dark(#a8410b, #f0935a);
  --reading: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Georgia, serif;
  --interface: system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; padding: 0 1.25rem;
  background: var(--paper); color: var(--ink);
  font: 1.1875rem/1.6 var(--reading);
}
header, main, footer { max-width: 38rem; margin-inline: auto; }
a { color: inherit; text-decoration-color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:hover { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
h1, h2, h3 { margin: 0; line-height: 1.2; text-wrap: balance; overflow-wrap: break-word; }
.quiet { color: var(--quiet); font: .875rem/1.5 var(--interface); }
.skip { position: absolute; inset-inline-start: -100vw; }
.skip:focus { inset-inline-start: 1rem; inset-block-start: .5rem; background: var(--paper); }

.top {
  display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; justify-content: space-between;
  padding-block: 1.5rem; font-family: var(--interface); font-size: 1rem;
}
.top a { text-decoration: none; }
.name { font-weight: 650; letter-spacing: -.01em; }
.button {
  margin-inline-start: auto; padding: .3rem .8rem; border: 1px solid var(--accent); border-radius: 99px;
  color: var(--accent); font: 600 .875rem/1.4 var(--interface);
}
.button:hover { background: var(--accent); color: var(--paper); }

.intro { padding-block: 3rem 2.5rem; }
.intro h1 { font-size: clamp(2.25rem, 8vw, 3.25rem); letter-spacing: -.02em; }
.intro p { margin: .75rem 0 0; font-size: 1.25rem; color: var(--quiet); }

.articles { list-style: none; margin: 0; padding: 0; }
.articles li { display: flex; flex-wrap: wrap; gap: 1rem 1.5rem; justify-content: space-between; padding-block: 2rem; border-block-start: 1px solid var(--line); }
.articles div { flex: 1 1 18rem; min-width: 0; }
.articles img { flex: 0 1 9rem; width: 9rem; height: auto; aspect-ratio: 4 / 3; object-fit: cover; align-self: flex-start; border-radius: 3px; }
.quiet a { text-decoration-color: var(--line); }
.articles h2 { font-size: 1.625rem; letter-spacing: -.01em; margin-block: .35rem .6rem; }
.articles h2 a { text-decoration: none; }
.articles p { margin: 0; }
.lines { list-style: none; margin: 0; padding: 1.25rem 0 2rem; border-block-start: 1px solid var(--line); }
.lines li { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; padding-block: .3rem; }
.lines .quiet { flex: 0 0 9.5rem; }
.lines a { flex: 1 1 18rem; min-width: 0; overflow-wrap: break-word; text-decoration: none; }
.lines a:hover { text-decoration: underline; }

.subscribe, .browse { margin-block: 2rem 0; padding-block: 2rem 0; border-block-start: 1px solid var(--line); }
.subscribe h2, .browse h2 { font-size: 1.375rem; }
.subscribe p { margin-block: .6rem 1.2rem; }
.browse .tags { margin-block: .9rem .6rem; }
.browse p { margin: 0; }
.addresses { margin: 0; font: .9375rem/1.5 var(--interface); }
.addresses div { display: grid; grid-template-columns: 6rem 1fr; gap: 0 1rem; padding-block: .3rem; }
.addresses dt { font-weight: 600; }
.addresses dd { margin: 0; min-width: 0; }
.addresses dd a, code { overflow-wrap: anywhere; font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9em; }
.addresses code { user-select: all; }
.pager, .more { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; padding-block: 1.5rem; border-block-start: 1px solid var(--line); font: 1rem/1.4 var(--interface); }
.pager .onward { margin-inline-start: auto; }
.more a { flex: 1 1 14rem; text-decoration: none; }
.more a[rel=next] { text-align: end; }
.more .quiet { display: block; }
.invitation { margin-block: 3rem 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: 6px; font: 1rem/1.5 var(--interface); }
.invitation p { margin: 0; }
.terms { list-style: none; margin: 0; padding: 0; }
.terms li { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; padding-block: .5rem; border-block-start: 1px solid var(--line); }
/* As wide before its links have arrived as after: a row that is half there moves nothing. */
.terms a.term { flex: 1 1 9rem; min-width: 0; }
.terms .quiet { flex: 0 1 17rem; }
.terms li:first-child { border: 0; }
.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.readers { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; font: 600 .9375rem/1.4 var(--interface); }
.readers a { display: block; padding: .35rem .9rem; border: 1px solid var(--line); border-radius: 99px; text-decoration: none; }
.readers a:hover { border-color: var(--accent); }
.in-reader > div { padding: 1rem 1.25rem; border: 1px solid var(--line); border-inline-start: 3px solid var(--accent); border-radius: 6px; font: .9375rem/1.5 var(--interface); }
.text .in-reader { padding: 0; border: 0; }
.in-reader p { margin: 0; }
.in-reader .title { margin-block: .25rem; font-weight: 650; }
.in-reader .title a { text-decoration: none; }
.in-reader img { vertical-align: -.15em; }
.in-reader figcaption { margin-block-start: .5rem; }

.headline { padding-block: 2.5rem 1.5rem; }
.headline h1 { font-size: clamp(2rem, 6.5vw, 2.875rem); letter-spacing: -.02em; }
.headline .quiet { margin: 1rem 0 0; }
.headline .cover { float: inline-end; width: clamp(5rem, 25vw, 10rem); height: auto; margin-inline-start: 1.25rem; border-radius: 6px; }
.headline .p-summary { margin: .6rem 0 0; }
.headline:has(.cover)::after { content: ""; display: block; clear: both; }
.text { hyphens: auto; overflow-wrap: break-word; }
.text > * { margin-block: 0 1.15em; }
.text h2, .text h3 { margin-block: 1.6em .5em; }
.headline .kicker { margin: 0 0 .3rem; }
.text p, .articles p, .subscribe p { text-wrap: pretty; }
video, audio { display: block; width: 100%; margin-block-end: 1.5em; }
video { height: auto; }
audio { height: 3.375rem; }
.chapters, .transcript { margin-block: 0 2em; border: 1px solid var(--line); border-radius: 6px; font: 1rem/1.5 var(--interface); }
:is(.chapters, .transcript) > summary { padding: .7rem 1rem; font-weight: 650; cursor: pointer; }
:is(.chapters, .transcript)[open] > summary { border-block-end: 1px solid var(--line); }
.chapters ol { list-style: none; margin: 0; padding: .4rem 0; }
.chapters li { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; padding-inline-end: 1rem; }
.chapters li > a:first-child { display: flex; flex: 1 1 12rem; gap: .9rem; align-items: baseline; min-width: 0; padding: .3rem 0 .3rem 1rem; overflow-wrap: anywhere; text-decoration: none; }
.chapters li > a:first-child:hover bdi { text-decoration: underline; text-decoration-color: var(--accent); }
.chapters .quiet { flex-basis: 100%; padding-inline-start: 5.75rem; }
.time { flex: 0 0 auto; min-width: 4.4em; color: var(--accent); font: .875rem/1.5 var(--interface); font-variant-numeric: tabular-nums; text-decoration: none; }
.transcript > div { padding: .6rem 1rem; font: 1.0625rem/1.6 var(--reading); }
.transcript p { margin-block: .6em; overflow-wrap: break-word; }
.transcript p > .time { display: inline-block; min-width: 0; margin-inline-end: .4rem; }
@media (min-width: 34rem) {
  .chapters .quiet { flex-basis: auto; padding-inline-start: 1rem; }
  .transcript p { position: relative; padding-inline-start: 4.75rem; }
  .transcript p > .time { position: absolute; inset-inline-start: 0; line-height: 1.94; }
}
.transcript p > .time:hover { text-decoration: underline; }
.transcript cite { font: 650 .9375rem/1.5 var(--interface); }
.transcript cite::after { content: ":"; }
.transcript .files { margin: 0; padding: .7rem 1rem; list-style: none; }
.transcript > div + .files { border-block-start: 1px solid var(--line); }
.lead { margin: 0 0 2em; }
.lead img { display: block; max-width: 100%; height: auto; border-radius: 3px; }
.lead figcaption, .files { color: var(--quiet); font: .9375rem/1.5 var(--interface); }
.lead figcaption { margin-block-start: .6rem; }
.text table { display: block; width: fit-content; max-width: 100%; overflow-x: auto; border-collapse: collapse; font: .9375rem/1.5 var(--interface); }
.text th, .text td { padding: .3rem .7rem; border: 1px solid var(--line); }
.text th:not([align]) { text-align: start; }
.text pre { overflow-x: auto; padding: .9rem 1rem; border: 1px solid var(--line); border-radius: 3px; font-size: .875rem; line-height: 1.5; }
.text :is(blockquote, aside) { margin-inline: 0; padding-inline-start: 1.1rem; border-inline-start: 3px solid var(--line); }
.text hr { border: 0; border-block-start: 1px solid var(--line); margin-block: 2em; }
.text footer { max-width: none; padding-block-start: 1rem; border-block-start: 1px solid var(--line); color: var(--quiet); font-size: 1rem; }
.text figure { margin: 0 0 1.75em; padding-block: .9rem; border-block: 1px solid var(--line); }
.text figcaption { color: var(--quiet); font: .9375rem/1.5 var(--interface); }
.text cite, .lead cite { display: block; margin-block-start: .25rem; font-style: normal; font-size: .8125rem; letter-spacing: .01em; }
.text img { max-width: 100%; height: auto; }
.tags { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; margin: 2rem 0 0; padding: 0; }
.tags li { padding: .1rem .65rem; border: 1px solid var(--line); border-radius: 99px; font: .8125rem/1.6 var(--interface); }
.tags a { color: var(--quiet); text-decoration: none; }
.tags a:hover { color: var(--accent); }

/* Headings break between phrases, Korean between words, and the letters of Arabic touch. */
:is(h1, h2, h3):lang(ja) { word-break: auto-phrase; }
:is(h1, h2, h3, p, li):lang(ko) { word-break: keep-all; overflow-wrap: break-word; }
:is(h1, h2, h3):lang(ar, fa, ur) { letter-spacing: 0; }

.bottom { padding-block: 2rem 3rem; margin-block-start: 3rem; border-block-start: 1px solid var(--line); }
.bottom p { margin: 0 0 .3rem; }

@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; }
  body { font-size: 11pt; }
  .top, .subscribe, .browse, .invitation, .more, .pager, .bottom, .skip, .tags, .chapters, .transcript .files, video, audio { display: none; }
  .text a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; overflow-wrap: anywhere; }
  figure, img, blockquote, pre, tr { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  .headline { padding-block: 0 1rem; }
}
`.trim();

/** Contains a hash of the style sheet, so that caches may keep it forever. */
export const STYLE_PATH = stylePath(shortHash(STYLE).toString(36));

declare module 'html-encoding-sniffer' {
  /** @returns the name of an encoding, or `defaultEncoding` if the bytes declare none */
  export default function sniffEncoding(
    bytes: Uint8Array,
    options: { readonly defaultEncoding: string },
  ): string;
}

declare module '@mozilla/readability/JSDOMParser.js' {
  export interface ParsedElement {
    getAttribute(name: string): string | null;
    getElementsByTagName(name: string): readonly ParsedElement[];
  }

  /** Reads XML into as much of a document as Readability needs. */
  export default class JSDOMParser {
    parse(xml: string): unknown;
  }
}

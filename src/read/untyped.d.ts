declare module 'html-encoding-sniffer' {
  /** @returns the name of an encoding, or `defaultEncoding` if the bytes declare none */
  export default function sniffEncoding(
    bytes: Uint8Array,
    options: { readonly defaultEncoding: string },
  ): string;
}

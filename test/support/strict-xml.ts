import { SaxesParser } from 'saxes';

/** Throws where a document is not well-formed, its namespaces included. */
export function parseStrictly(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

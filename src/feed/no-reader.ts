// Stands for `sax`, which `feed` brings along by way of `xml-js` and never calls: see wrangler.toml.
export {};

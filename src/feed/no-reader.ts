// Replaces `sax`, which `feed` pulls in through `xml-js` and never calls: see wrangler.toml.
export {};

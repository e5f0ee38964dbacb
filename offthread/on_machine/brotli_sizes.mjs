// Runs in Node, called by sizes.py: reads paths (a JSON list) from standard input and writes the
// bytes of each as brotli would send it (a JSON list). Quality 5 is what hosts use on the fly.
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 22 };
const sizes = JSON.parse(readFileSync(0, "utf8")).map(
  (path) => brotliCompressSync(readFileSync(path), { params }).length,
);
console.log(JSON.stringify(sizes));

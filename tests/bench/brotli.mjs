// Runs in Node: compresses its standard input by brotli, at its best, to its standard output.
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

process.stdout.write(brotliCompressSync(readFileSync(0)));

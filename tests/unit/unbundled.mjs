// Runs in Node before a compiled program that no bundler has seen: what the bundler would have put
// in the place of names.
globalThis.__options__ = true;

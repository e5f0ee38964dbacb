// Runs in Node before a compiled case: the two names that the bundler puts into a page's modules.
globalThis.__script_url__ = "http://127.0.0.1/build/app.js";
globalThis.__development__ = false;

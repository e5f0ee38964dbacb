// Runs wherever compiled Python runs: what the compiler calls by names such as $$eq.
export * from './operators.mjs';
export * from './containers.mjs';
export * from './functions.mjs';
export * from './classes.mjs';
export * from './exceptions.mjs';

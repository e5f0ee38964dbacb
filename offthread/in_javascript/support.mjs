// Runs wherever compiled Python runs: what the compiler calls by names such as $$eq.
export * from './operators.mjs';
export * from './containers.mjs';
export * from './functions.mjs';
export * from './classes.mjs';
export * from './exceptions.mjs';
export * from './compiled.mjs';
export * from './attributes.mjs';
export * from './super.mjs';
export * from './iterators.mjs';
export * from './promises.mjs';
export * from './for_library.mjs';
export * from './abstract.mjs';
export * from './dataclass.mjs';
export * from './object.mjs';
export * from './enumeration.mjs';
export * from './twister.mjs';
export * from './abstract_kinds.mjs';

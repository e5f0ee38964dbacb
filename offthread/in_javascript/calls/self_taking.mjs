// Runs wherever compiled Python runs: methods of builtin types as attributes of a class, as in
// `__setattr__ = dict.__setitem__`.
import {hidden} from '../objects/object.mjs';

/** A function that takes self first; as an attribute of a class it is a method. */
export function self_taking(fn) {
    const made = (self, ...args) => fn(self, ...args) ?? null;
    const place = (cls, key) => hidden(cls.prototype, key, Object.assign(function (...args) { return made(this, ...args); }, {$method: true, $takes_keywords: true, $unbound: made}));
    return Object.assign(made, {$takes_keywords: true, $place: place});
}

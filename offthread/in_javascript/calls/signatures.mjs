// Runs wherever compiled Python runs: arguments of builtins that take keywords.
import {TypeError_} from '../errors/exceptions.mjs';
import {Keywords} from './functions.mjs';

const invalid = (key, name) => TypeError_(`'${key}' is an invalid keyword argument for ${name}()`);
/** Values for `defaults` (name to default, in the order of the signature) from positional
 * arguments and trailing Keywords. */
export function take(name, args, defaults) {
    const known = Object.keys(defaults), last = args[args.length - 1], named = last instanceof Keywords ? last.values : {};
    const count = named === last?.values ? args.length - 1 : args.length;
    if (count > known.length) {
        throw TypeError_(`${name}() takes at most ${known.length} argument${known.length === 1 ? '' : 's'} (${count} given)`);
    }
    for (const key of Object.keys(named)) if (!known.includes(key)) throw invalid(key, name);
    return known.map((key, i) => (i < count ? args[i] : named[key] ?? defaults[key]));
}
/** Positional arguments and keyword values over `defaults`; other keywords are a TypeError. */
export function keywords_of(name, args, defaults) {
    const last = args[args.length - 1];
    if (!(last instanceof Keywords)) return [args, defaults];
    for (const key of Object.keys(last.values)) if (!Object.hasOwn(defaults, key)) throw invalid(key, name);
    return [args.slice(0, -1), {...defaults, ...last.values}];
}

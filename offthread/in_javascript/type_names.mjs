// Runs wherever compiled Python runs: what Python calls the type of a value, for messages.
const HOST = {Array: 'list', Object: 'dict', Set: 'set', Map: 'dict', Uint8Array: 'bytes', AsyncFunction: 'function', GeneratorFunction: 'function'};
const PRIMITIVE = {boolean: 'bool', string: 'str', bigint: 'int'};

/** The name of the type of `value`, such as 'int', 'NoneType' or 'Point'. */
export function type_name(value) {
    if (value === null || value === undefined) return 'NoneType';
    if (typeof value === 'number') return Number.isSafeInteger(value) ? 'int' : 'float';
    if (value.$class) return Object.hasOwn(value.$class, '__long__') ? value.$class.__long__ : value.$class.__name__;
    if (typeof value === 'function') return value.__mro__ || value.$has ? 'type' : value.$self ? 'method' : 'function';
    if (PRIMITIVE[typeof value]) return PRIMITIVE[typeof value];
    if (value[Symbol.toStringTag] === 'Generator') return 'generator';
    const made = Object.getPrototypeOf(value)?.constructor;
    return made?.$name ?? HOST[made?.name] ?? made?.name ?? 'dict';
}

// Runs wherever compiled Python runs: what Python calls the type of a value, for messages.
const HOST = {Array: 'list', Object: 'dict', Set: 'set', Map: 'dict', Uint8Array: 'bytes', AsyncFunction: 'function', GeneratorFunction: 'function'};
const PRIMITIVE = {boolean: 'bool', string: 'str', bigint: 'int'};

/** What messages call a class: those of the library that CPython writes in C bring their module. */
export const name_of = (cls) => (Object.hasOwn(cls, '__long__') ? cls.__long__ : cls.__name__);
/** The name of the type of `value`, such as 'int', 'NoneType' or 'Point'. */
export function type_name(value) {
    if (value === null || value === undefined) return 'NoneType';
    if (typeof value === 'number') return Number.isSafeInteger(value) ? 'int' : 'float';
    if (value.$class) return name_of(value.$class);
    if (typeof value === 'function') return value.__mro__ || value.$has ? 'type' : value.$signature === undefined ? 'builtin_function_or_method' : value.$self ? 'method' : 'function';
    if (PRIMITIVE[typeof value]) return PRIMITIVE[typeof value];
    if (typeof value === 'symbol') return /ellipsis/i.test(value.description) ? 'ellipsis' : 'NotImplementedType';
    if (value[Symbol.toStringTag] === 'Generator') return 'generator';
    if (value[Symbol.toStringTag] === 'AsyncGenerator') return 'async_generator';
    if (value[Symbol.toStringTag] === 'Module') return 'module';
    const made = Object.getPrototypeOf(value)?.constructor;
    return made?.$name ?? HOST[made?.name] ?? made?.name ?? 'dict';
}

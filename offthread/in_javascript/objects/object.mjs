// Runs wherever compiled Python runs: `object`, the root of every Python class. Imports nothing,
// so that every other file may build its classes while it is loaded.

/** Define a property that enumeration does not show. */
export function hidden(holder, key, value) {
    return Object.defineProperty(holder, key, {value, writable: true, configurable: true});
}

/** Give the constructor `cls` what every Python class has. */
export function name_class(cls, name, base) {
    Object.setPrototypeOf(cls, base);
    cls.prototype = Object.create(base.prototype);
    hidden(cls.prototype, 'constructor', cls);
    hidden(cls.prototype, '$class', cls);
    for (const key of ['$name', '__name__', '__qualname__']) hidden(cls, key, name);
    hidden(cls, '$has', undefined);
    delete cls.name; // what a class says of these is inherited, or absent
    delete cls.length;
    return cls;
}
function refuse_arguments(self, init) {
    if (!self.__new__ && self.__init__ === init) throw new TypeError(`${self.$class.__name__}() takes no arguments`);
}
function make_object() {
    const made = function () {
        if (arguments.length) throw new TypeError('object() takes no arguments');
        if (!new.target) return new made();
        return new.target === made ? Object.preventExtensions(this) : this;
    };
    hidden(made.prototype, '$python', true);
    hidden(made.prototype, '$class', made);
    Object.defineProperty(made.prototype, '__class__', {get() { return this.$class; }, configurable: true});
    hidden(made.prototype, '__init__', function () {
        if (arguments.length) refuse_arguments(this, made.prototype.__init__);
        return null;
    });
    hidden(made, '__mro__', [made]);
    hidden(made, '__bases__', []);
    for (const key of ['name', 'length']) hidden(made, key, undefined);
    for (const key of ['$name', '__name__', '__qualname__']) hidden(made, key, 'object');
    made.$has = () => true;
    return made;
}
export const object = /* @__PURE__ */ make_object();

const identities = /* @__PURE__ */ new WeakMap();
let last = 0x7f0000000000;
/** Python's `id` of an object: a number that stays the same and is its own. */
export function identity(value) {
    if (!identities.has(value)) identities.set(value, last += 16);
    return identities.get(value);
}
/** `<__main__.Point object at 0x7f0000000010>` */
export function default_repr(self) {
    const {$class} = self, from = $class === object ? '' : `${$class.__module__ ?? '__main__'}.`;
    const name = Object.hasOwn($class, '__long__') ? $class.__long__ : `${from}${$class.__qualname__}`;
    return `<${name} object at 0x${identity(self).toString(16)}>`;
}

// Runs wherever a bundle holds Offthread's own modules only: their classes as JavaScript's.
import {hidden} from './object.mjs';

/** As `class_plain`: `base` is null, a class made here, or JavaScript's Error. */
export const class_native = (name, base, body) => {
    const root = base?.$root ?? base ?? Object;
    const cls = function (...args) {
        const self = Reflect.construct(root, root === Object ? [] : [args[0]?.message ?? args[0]], new.target ?? cls);
        self.__init__?.(...args);
        return self;
    };
    cls.$root = root;
    hidden(cls, 'name', name);
    cls.prototype = Object.create((base ?? Object).prototype, {constructor: {value: cls}, name: {value: name, writable: true}});
    const space = body(cls);
    for (const key of Object.keys(space)) {
        hidden(cls.prototype, key, space[key]);
        space[key].$method = true;
    }
    return cls;
};
/** `super().name` of the class `cls`, bound to `self`; an Error has got its message before. */
export const super_native = (cls, self, name) => Object.getPrototypeOf(cls.prototype)[name]?.bind(self) ?? (() => null);

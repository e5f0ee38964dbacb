// Runs wherever compiled Python runs: classes over typing's `Protocol`.
import {TypeError_} from '../errors/exceptions.mjs';
import {native_has} from './abstract_kinds.mjs';
import {hasattr} from '../objects/builtin_objects.mjs';
import {call_with} from '../calls/functions.mjs';
import {hidden, object} from '../objects/object.mjs';

const IGNORED = new Set(['constructor', '__fields__', '__init__', '__doc__', '__module__', '__slots__', '__class_getitem__', '__hash__', '__annotations__', '__hints__']);
function own_members(cls) {
    const names = Object.getOwnPropertyNames(cls.prototype).filter((name) => !name.startsWith('$') && !IGNORED.has(name));
    return [...names, ...(Object.hasOwn(cls.prototype, '__fields__') ? cls.prototype.__fields__ : [])];
}
const members = (cls) => [...new Set(cls.__mro__.filter((one) => one.$protocol && Object.hasOwn(one, '$protocol')).flatMap(own_members))];
/** What a builtin value has to be to have a special method. */
const KINDS = {
    __len__: 'Sized', __iter__: 'Iterable', __next__: 'Iterator', __contains__: 'Container', __hash__: 'Hashable', __call__: 'Callable',
    __reversed__: 'Reversible', __await__: 'Awaitable', __aiter__: 'AsyncIterable', __anext__: 'AsyncIterator',
};
const has_member = (value, name) => (value?.$python || !KINDS[name] ? hasattr(value, name) && value[name] !== null : native_has(value, KINDS[name]));
const is_method = (cls, name) => typeof cls[name] === 'function';
function must_check(cls) {
    if (!cls.$protocol.checked) throw TypeError_('Instance and class checks can only be used with @runtime_checkable protocols');
}
/** Make `cls` a protocol: it has no instances, and is matched by members where that is asked. */
export function protocol(cls) {
    const made = cls.$new;
    hidden(cls, '$protocol', {checked: false});
    hidden(cls, '$has', (value) => {
        must_check(cls);
        return value?.$class?.__mro__?.includes(cls) || members(cls).every((name) => has_member(value, name));
    });
    hidden(cls, '$has_class', (one) => {
        must_check(cls);
        if (!members(cls).every((name) => is_method(cls, name))) throw TypeError_("Protocols with non-method members don't support issubclass()");
        return members(cls).every((name) => one.prototype[name] !== undefined && one.prototype[name] !== null);
    });
    hidden(cls, '$new', (owner, args, named) => {
        if (Object.hasOwn(owner, '$protocol')) throw TypeError_('Protocols cannot be instantiated');
        return made ? made(owner, args, named) : plainly(owner, args, named);
    });
    return cls;
}
function Blank() {}
function plainly(owner, args, named) {
    const self = Reflect.construct(Blank, [], owner);
    call_with(self.__init__, self, args, named ?? {});
    return self;
}
/** `@runtime_checkable` */
export function check_protocol(cls) {
    if (!Object.hasOwn(cls, '$protocol')) throw TypeError_(`@runtime_checkable can be only applied to protocol classes, got ${cls === object ? cls : `<class '__main__.${cls.__qualname__}'>`}`);
    cls.$protocol.checked = true;
    return cls;
}

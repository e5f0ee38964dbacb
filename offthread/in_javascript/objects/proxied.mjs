// Runs wherever compiled Python runs: instances of classes with `__getattr__` and its like.
import {AttributeError} from '../errors/exceptions.mjs';
import {hidden} from './object.mjs';

/** What the runtime and the engine look up by themselves never reaches `__getattr__`. */
const is_implicit = (key) => typeof key === 'symbol' || key.startsWith('$') || (key.startsWith('__') && key.endsWith('__'))
    || key === 'then' || key === 'toJSON';

function from_getattribute(target, key, proxy) {
    try {
        return target.__getattribute__.call(proxy, key);
    } catch (error) {
        if (!(error instanceof AttributeError) || !target.__getattr__) throw error;
        return target.__getattr__.call(proxy, key);
    }
}
/** A property that raises AttributeError leaves it to `__getattr__` as well. */
function from_class(target, key, proxy) {
    try {
        return Reflect.get(target, key, proxy);
    } catch (error) {
        if (error instanceof AttributeError) return target.__getattr__.call(proxy, key);
        throw error;
    }
}
const HANDLER = {
    get(target, key, proxy) {
        if (key === '$target') return target;
        if (is_implicit(key)) return Reflect.get(target, key, proxy);
        if (target.__getattribute__) return from_getattribute(target, key, proxy);
        if (!target.__getattr__) return Reflect.get(target, key, proxy);
        return key in target ? from_class(target, key, proxy) : target.__getattr__.call(proxy, key) ?? null;
    },
    set(target, key, value, proxy) {
        if (typeof key === 'symbol' || key.startsWith('$')) hidden(target, key, value);
        else if (target.__setattr__) target.__setattr__.call(proxy, key, value);
        else return Reflect.set(target, key, value, proxy);
        return true;
    },
    apply(target, _, args) { return (this.of?.get(target) ?? target).__call__(...args); },
    deleteProperty(target, key) {
        if (!target.__delattr__) return Reflect.deleteProperty(target, key);
        target.__delattr__.call(this.of?.get(target) ?? target, key);
        return true;
    },
};
export function proxied(self) {
    const of = new WeakMap(), proxy = new Proxy(self, {...HANDLER, of});
    of.set(self, proxy);
    return proxy;
}

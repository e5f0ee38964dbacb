// Runs wherever Offthread's own modules run: the runtime of `lower/slim.py`, for values that are
// None, booleans, numbers, texts, lists, plain dicts and JavaScript's own objects, and no others.
// Exports: `b_` stands for a builtin, `m_` for a method, `s_` for other support.

const isPlain = (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || Object.getPrototypeOf(prototype) === null;
};
export const s_is_dict = isPlain;
export const s_iter = (value) => (isPlain(value) ? Object.keys(value) : value);
export const s_truth = (value) => !!value && b_len(value) !== 0;
export const s_eq = (a, b) => a === b || (a == null && b == null);
export const s_ne = (a, b) => !s_eq(a, b);
export const s_add = (a, b) => (Array.isArray(a) ? [...a, ...b] : a + b);
export const s_iadd = (a, b) => (Array.isArray(a) ? (a.push(...b), a) : a + b);
export const s_mod = (a, b) => ((a % b) + b) % b;
export const s_contains = (holder, value) =>
    holder.includes ? holder.includes(value) : holder.has ? holder.has(value) : Object.hasOwn(holder, value);
export const s_pairs = (dict) => Object.entries(dict);
export const s_raised_from = (error, cause) => {
    error.__cause__ = error.cause = cause;
    return error;
};

export const b_len = (value) => value.length ?? value.size ?? (isPlain(value) ? Object.keys(value).length : undefined);
export const b_str = (value) =>
    value == null ? 'None' : value === true ? 'True' : value === false ? 'False' : String(value instanceof Error ? value.message : value);
export const b_repr = (value) => (typeof value === 'string' ? `'${value}'` : b_str(value));
export const b_list = (value = []) => [...s_iter(value)];
export const b_set = (items = []) => new Set(s_iter(items));
export const b_dict = (value) => ({...value});
export const b_min = (...values) => Math.min(...values);
export const b_max = (...values) => Math.max(...values);
export const b_round = (value) => Math.round(value);
export const b_abs = Math.abs;
export const b_int = Math.trunc;
export const b_float = Number;

// A method that JavaScript's lists, texts or plain dicts have under another name; an object with
// a method of Python's name is asked first.
const method = (name, other) => (holder, ...args) =>
    (typeof holder[name] === 'function' && !Array.isArray(holder) ? holder[name](...args) : other(holder, ...args));
export const m_append = (holder, ...args) => (Array.isArray(holder) ? (holder.push(args[0]), null) : holder.append(...args));
export const m_extend = /* @__PURE__ */ method('extend', (list, items) => (list.push(...items), null));
export const m_items = /* @__PURE__ */ method('items', (dict) => Object.entries(dict));
export const m_keys = /* @__PURE__ */ method('keys', (dict) => Object.keys(dict));
export const m_values = /* @__PURE__ */ method('values', (dict) => Object.values(dict));
export const m_get = /* @__PURE__ */ method('get', (dict, key, other = null) => (Object.hasOwn(dict, key) ? dict[key] : other));
export const m_update = /* @__PURE__ */ method('update', (dict, more) => (Object.assign(dict, more), null));
export const m_copy = /* @__PURE__ */ method('copy', (value) => (Array.isArray(value) ? [...value] : {...value}));
export const m_remove = (holder, ...args) => (Array.isArray(holder) ? (holder.splice(holder.indexOf(args[0]), 1), null) : holder.remove(...args));
export const m_insert = (holder, ...args) => (Array.isArray(holder) ? (holder.splice(args[0], 0, args[1]), null) : holder.insert(...args));
export const m_pop = (holder, ...args) => {
    if (Array.isArray(holder)) return args.length ? holder.splice(args[0], 1)[0] : holder.pop();
    const value = Object.hasOwn(holder, args[0]) ? holder[args[0]] : args[1];
    delete holder[args[0]];
    return value;
};
export const m_clear = (holder, ...args) => (Array.isArray(holder) ? ((holder.length = 0), null) : holder.clear(...args));
export const m_join = (text, items) => [...items].join(text);
export const m_split = (text, at, most) => {
    if (at == null) return text.split(/\s+/).filter(Boolean);
    const parts = text.split(at);
    return most == null || parts.length <= most ? parts : [...parts.slice(0, most), parts.slice(most).join(at)];
};
export const m_strip = (text, set) => (set === undefined ? text.trim() : m_lstrip(m_rstrip(text, set), set));
export const m_rstrip = (text, set) => {
    if (set === undefined) return text.trimEnd();
    while (text && set.includes(text.at(-1))) text = text.slice(0, -1);
    return text;
};
export const m_lstrip = (text, set) => {
    if (set === undefined) return text.trimStart();
    while (text && set.includes(text[0])) text = text.slice(1);
    return text;
};
export const m_startswith = (text, start, at) => text.startsWith(start, at);
export const m_endswith = (text, end) => text.endsWith(end);
export const m_encode = (text) => new TextEncoder().encode(text);
export const m_lower = (text) => text.toLowerCase();
export const m_upper = (text) => text.toUpperCase();
export const m_replace = (holder, ...args) => (typeof holder === 'string' ? holder.replaceAll(...args) : holder.replace(...args));
export const m_find = (holder, ...args) => (typeof holder === 'string' ? holder.indexOf(...args) : holder.find(...args));
export const m_rfind = (text, part) => text.lastIndexOf(part);
export const m_count = (holder, one) =>
    (typeof holder === 'string' ? holder.split(one).length - 1 : holder.filter((other) => s_eq(other, one)).length);
export const m_partition = (text, at) => {
    const place = text.indexOf(at);
    return place < 0 ? [text, '', ''] : [text.slice(0, place), at, text.slice(place + at.length)];
};
export const m_splitlines = (text) => text.replace(/\r?\n$/, '').split(/\r?\n/);
export const m_close = (holder, ...args) => holder.close(...args);
export const m_add = (holder, ...args) => holder.add(...args);
export const m_send = (holder, ...args) => holder.send(...args);
const bound = /* @__PURE__ */ new WeakMap();
/** A method read as a value: the same function at each read, so that it can be removed as a listener. */
export const s_bound_method = (holder, name) => {
    const value = holder[name];
    if (typeof value !== 'function' || Object.hasOwn(holder, name)) return value;
    const made = bound.get(holder) ?? {};
    bound.set(holder, made);
    return (made[name] ??= value.bind(holder));
};
/** A class that holds methods only; `base` is such a class, Object or Error. */
export const s_bare_class = (base, methods, name) => {
    const root = base.$root ?? base;
    const cls = function (...args) {
        const self = Reflect.construct(root, root === Error ? args.slice(0, 1) : [], new.target ?? cls);
        self.__init__?.(...args);
        return self;
    };
    cls.$root = root;
    cls.prototype = Object.assign(Object.create(base.prototype, {constructor: {value: cls}}), methods);
    if (name) Object.defineProperty(cls, 'name', {value: name});
    return cls;
};
export const s_get_attribute = (holder, name, other) => holder?.[name] ?? other;
export const s_in_plain = (value, literals) => literals.includes(value);
export const s_del_item = (holder, key) => (Array.isArray(holder) ? holder.splice(key, 1) : delete holder[key]);
export const b_range = (start, stop, step = 1) =>
    stop === undefined ? b_range(0, start) : Array.from({length: Math.max(0, Math.ceil((stop - start) / step))}, (_, i) => start + i * step);
export const m_isalnum = (text) => /^[\p{L}\p{N}]+$/u.test(text);
/** As it is, without the kinds that its number may choose; builtins.mjs can be loaded first. */
import './builtins.mjs';
export {OSError as b_OSError} from './errors/exceptions.mjs';

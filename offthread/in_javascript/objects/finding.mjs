// Runs wherever compiled Python runs: where a property stands on the prototype chain.
/** The property descriptor of `name`, of `holder` itself or of what it inherits from. */
export function find_property(holder, name) {
    while (holder) {
        const found = Object.getOwnPropertyDescriptor(holder, name);
        if (found) return found;
        holder = Object.getPrototypeOf(holder);
    }
    return undefined;
}

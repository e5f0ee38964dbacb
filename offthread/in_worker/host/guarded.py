"""Runs in the worker (compiled): keeps the globals that Offthread and Pyodide cannot do without."""

from js import globalThis

# A script may replace any of them by ``js``.
GUARDED = (
    *("Object", "Array", "Map", "Set", "Date", "Promise", "Reflect", "Proxy", "Symbol", "Error"),
    *("String", "Number", "Boolean", "BigInt", "Function", "JSON", "Math", "ArrayBuffer"),
    *("Uint8Array", "Int8Array", "WeakMap", "WebAssembly", "Response", "Request", "URL", "fetch"),
    *("structuredClone", "setTimeout", "clearTimeout", "queueMicrotask", "MessageChannel"),
    *("FileReaderSync", "TextDecoder", "TextEncoder", "console", "performance", "crypto"),
)
kept = []


def keep_globals():
    """Remembers them as they are when Python is ready, before any script runs."""
    if not kept:
        for name in GUARDED:
            kept.append(globalThis[name])


def forget_globals():
    """A new Python starts, which has its own ``fetch`` meanwhile."""
    mend_globals()
    kept.clear()


def mend_globals():
    """Puts back the globals that scripts replaced. Counts: ``for … of`` may be what is broken."""
    for index in range(len(kept)):
        if globalThis[GUARDED[index]] is not kept[index]:
            globalThis[GUARDED[index]] = kept[index]

// Runs in a browser: what the checks say things with.

/** Throws unless the two are equal, in depth and in type. */
export function equal(actual, expected) {
  const [left, right] = [shown(actual), shown(expected)];
  if (left !== right) throw new Error(`${left} instead of ${right}`);
}

/** Throws unless `condition`. */
export function must(condition, what) {
  if (!condition) throw new Error(what);
}

/** The reason with which `promise` rejects; throws where it does not, or is no promise. */
export async function rejection(promise) {
  must(promise instanceof Promise, `${promise} is no promise`);
  try {
    await promise;
  } catch (reason) {
    return reason;
  }
  throw new Error("it did not reject");
}

/** A value as text that keeps every type apart. */
export function shown(value) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (value === null || typeof value !== "object") return String(value);
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  const list = (items) => Array.from(items, shown).join(", ");
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (kind === "Date") return `Date(${value.toISOString()})`;
  if (kind === "ArrayBuffer") return `ArrayBuffer[${list(new Uint8Array(value))}]`;
  if (kind === "Map") return `Map[${list(value)}]`;
  if (Array.isArray(value) || kind === "Set" || ArrayBuffer.isView(value))
    return `${kind}[${list(value)}]`;
  const entries = Object.entries(value).map(([key, item]) => `${key}: ${shown(item)}`);
  return `${kind}{${entries.join(", ")}}`;
}

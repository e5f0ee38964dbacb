// Runs in Node: the contexts of the tests, each as the page would send it.

function nested(depth) {
  let value = [];
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

const cyclic = { name: "loop" };
cyclic.self = cyclic;
const shared = [1];

export const ranks = () => ({ A_rank: [0.8, 0.4, 1.2, 3.7, 2.6, 5.8] });
export const named_a = () => ({ name: "a", only_a: 1 });
export const named_b = () => ({ name: "b", only_b: 1 });
export const scalars = () => ({
  null_: null,
  undefined_: undefined,
  yes: true,
  whole: 3,
  big_number: 2 ** 53,
  fraction: 1.5,
  not_a_number: NaN,
  infinite: Infinity,
  big: 2n ** 70n,
  small_big: 5n,
  text: "grüße 🎉",
});
export const containers = () => ({
  array: [1, null, [undefined, { deep: null }]],
  object: { a: 1, b: [true], "two words": 2 },
  map: new Map([
    [null, 1],
    [2, null],
    ["x", new Map([[1.5, "y"]])],
  ]),
  set: new Set([1, "x", null]),
  sparse: [1, , 3],
  cyclic,
  twins: [shared, shared],
});
export const odd_keys = () => ({
  object: { constructor: 1, then: 2, length: 3, toString: null, size: [null], destroy: 4 },
  proto: JSON.parse('{"__proto__": {"polluted": null}}'),
  class: "keyword",
  __builtins__: {},
  __name__: "mine",
  "not an identifier": 1,
  len: 7,
});
export const dates = () => ({ epoch: new Date(0), late: new Date(1609459199999), old: new Date(-1) });
export const invalid_date = () => ({ fine: 1, when: new Date(NaN) });
export const buffers = () => ({
  array_buffer: new Uint8Array([1, 2, 3]).buffer,
  data_view: new DataView(new Uint8Array([7, 8, 9]).buffer, 1),
  int8: new Int8Array([-1, 2]),
  uint8: new Uint8Array([1, 255]),
  clamped: new Uint8ClampedArray([1, 255]),
  int16: new Int16Array([-1, 2]),
  uint16: new Uint16Array([1, 65535]),
  int32: new Int32Array([-1, 2]),
  uint32: new Uint32Array([1, 4294967295]),
  int64: new BigInt64Array([-1n, 2n]),
  uint64: new BigUint64Array([1n, 2n ** 64n - 1n]),
  float32: new Float32Array([0.5, 2]),
  float64: new Float64Array([0.1, 2]),
  part: new Float64Array([1, 2, 3]).subarray(1),
  empty: new Float64Array(0),
  nested: { list: [new Uint8Array([5])] },
});
export const others = () => ({ pattern: /a+/g, problem: new TypeError("bad") });
export const too_deep = () => ({ fine: 1, tree: nested(10_000) });
export const quite_deep = () => ({ tree: nested(400) });
export const array_key = () => ({ fine: 1, table: new Map([[[1], 2]]) });
export const many = () =>
  Object.fromEntries(Array.from({ length: 10_000 }, (_, number) => [`key${number}`, number]));

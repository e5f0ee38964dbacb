// Runs in the page under test, sent by the driver for each call: the tests' hands and eyes there.
// Answers are JSON values; what a function returns is shown as text by `show`, because a driver
// would flatten Map, Set, Date, BigInt, NaN and typed arrays.
function inPage(verb, ...args) {
  const show = (value) => {
    if (value === null) return "null";
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
    if (typeof value !== "object") return String(value);
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    const list = (items) => Array.from(items, show).join(", ");
    if (kind === "Array") return `[${list(value)}]`;
    if (kind === "Set") return `Set{${list(value)}}`;
    if (kind === "Map")
      return `Map{${Array.from(value, ([k, v]) => `${show(k)}: ${show(v)}`).join(", ")}}`;
    if (kind === "Date") return `Date(${value.toISOString()})`;
    if (value instanceof Error) return `${value.name}(${show(value.message)})`;
    if (kind === "ArrayBuffer") return `ArrayBuffer[${list(new Uint8Array(value))}]`;
    if (ArrayBuffer.isView(value) && kind !== "DataView") return `${kind}[${list(value)}]`;
    // Firefox's driver runs this beside the page, where Object.prototype is another one.
    const prototype = Object.getPrototypeOf(value);
    const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
    const fields = Object.entries(value).map(([k, v]) => `${k}: ${show(v)}`);
    return `${plain ? "" : kind}{${fields.join(", ")}}`;
  };
  const plainError = (error) => ({
    name: error?.name ?? "thrown value",
    message: error?.message ?? String(error),
    filename: error?.filename ?? null,
    lineno: error?.lineno ?? null,
    traceback: error?.traceback ?? null,
    key: error?.key ?? null,
    stack: error?.stack ?? null,
  });
  const find = (path) => path.split(".").reduce((owner, name) => owner?.[name], window);
  const element = (selector) => {
    const found = document.querySelector(selector);
    if (!found) throw new Error(`the page has no element ${selector}`);
    return found;
  };
  const verbs = {
    start(token, path, values) {
      const answers = (window.testAnswers ??= {});
      const keep = (answer) => (answers[token] = answer);
      const fail = (error) => keep({ thrown: plainError(error), shown: null, value: null });
      const pass = (value) => keep({ thrown: null, shown: show(value), value: tryJson(value) });
      // Made in the page: the objects of Firefox's driver are not plain ones there.
      const own = window.JSON.parse(JSON.stringify(values));
      try {
        Promise.resolve(find(path)(...own)).then(pass, fail);
      } catch (error) {
        fail(error);
      }
    },
    answer: (token) => window.testAnswers?.[token] ?? null,
    click: (selector) => element(selector).click(),
    text: (selector) => element(selector).textContent,
    type(selector, text) {
      const field = element(selector);
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    },
    state: () => ({
      url: location.href,
      title: document.title,
      text: document.body?.innerText?.slice(0, 3000) ?? "",
    }),
  };
  const tryJson = (value) => {
    try {
      return JSON.parse(JSON.stringify(value) ?? "null");
    } catch {
      return null;
    }
  };
  return verbs[verb](...args);
}

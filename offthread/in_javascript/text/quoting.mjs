// Runs wherever compiled Python runs: texts and bytes as Python literals.
const ESCAPES = {'\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t'};
/** A character as `\x…`, `\u…` or `\U…`. */
export function escaped(character) {
    const code = character.codePointAt(0), width = code < 0x100 ? 2 : code < 0x10000 ? 4 : 8;
    return `\\${{2: 'x', 4: 'u', 8: 'U'}[width]}${code.toString(16).padStart(width, '0')}`;
}
/** A text as a Python literal. */
export function quoted(text, hidden = /[\p{C}\p{Z}]/u) {
    const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
    let inner = '';
    for (const one of text) inner += one === quote ? `\\${one}` : ESCAPES[one] ?? (one !== ' ' && hidden.test(one) ? escaped(one) : one);
    return quote + inner + quote;
}
export function bytes_text(bytes) { return `b${quoted(String.fromCharCode(...bytes), /[^ -~]/)}`; }

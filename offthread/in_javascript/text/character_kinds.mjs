// Runs wherever compiled Python runs: str.isalpha and its kin, by Unicode's properties.
const whole = (pattern) => (text) => text !== '' && pattern.test(text);
export const isalpha = /* @__PURE__ */ whole(/^\p{L}+$/u);
export const isdecimal = /* @__PURE__ */ whole(/^\p{Nd}+$/u);
export const isdigit = /* @__PURE__ */ whole(/^[\p{Nd}²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐❶-❾➀-➈➊-➒]+$/u);
export const isnumeric = /* @__PURE__ */ whole(/^[\p{N}一二三四五六七八九十百千万億零]+$/u);
export const isalnum = /* @__PURE__ */ whole(/^[\p{L}\p{N}]+$/u);
export const isspace = /* @__PURE__ */ whole(/^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/);
export const isidentifier = /* @__PURE__ */ whole(/^[\p{XID_Start}_]\p{XID_Continue}*$/u);
export const isprintable = (text) => !/[\p{C}\p{Z}]/u.test(text.replaceAll(' ', ''));
export const isascii = (text) => /^[\0-\x7f]*$/.test(text);
export const isupper = (text) => /\p{Uppercase}/u.test(text) && !/[\p{Lowercase}\p{Lt}]/u.test(text);
export const islower = (text) => /\p{Lowercase}/u.test(text) && !/[\p{Uppercase}\p{Lt}]/u.test(text);
/** Capitals only after what has no case, small letters only after what has one. */
export function istitle(text) {
    let inside = false, any = false;
    for (const one of text) {
        const small = /\p{Lowercase}/u.test(one), capital = /[\p{Uppercase}\p{Lt}]/u.test(one);
        if ((capital && inside) || (small && !inside)) return false;
        inside = small || capital;
        any ||= inside;
    }
    return any;
}

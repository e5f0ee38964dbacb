// Runs wherever compiled Python runs: how a program ends itself.
import {SystemExit} from './exceptions.mjs';

/** Whether `thrown` ends a program as it should: a SystemExit that brings no message. */
export function ended(thrown) {
    if (!(thrown instanceof SystemExit)) return false;
    return /^(?:number|bigint|boolean)$/.test(typeof thrown.code) || thrown.code === null;
}
export function exit(...code) { throw SystemExit(...code); }

// Runs wherever compiled Python runs: memoryviews that keep a bytearray at its size while a variable
// or a `with` holds them. Only programs that name BufferError carry this.
import {BufferError} from '../errors/exceptions.mjs';
import {hidden} from '../objects/object.mjs';
import {MemoryView} from './memory_view.mjs';

class Views {
    held = [];
    check() {
        this.held = this.held.filter((view) => !view.released);
        if (this.held.length) throw BufferError('Existing exports of data: object cannot be re-sized');
    }
}
/** `view`, which is held from now on. */
export function held_view(view) {
    const of = view.$obj;
    if (!Array.isArray(of)) return view;
    if (!of.$views) hidden(of, '$views', new Views());
    of.$views.held.push(view);
    return view;
}
/** `del name` of a variable that may hold a view: nothing else does, as far as this can tell. */
export function let_go(value) {
    if (value instanceof MemoryView) value.release();
}

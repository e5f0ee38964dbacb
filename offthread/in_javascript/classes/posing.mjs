// Runs wherever compiled Python runs: instances whose class says by `__class__` what else they are.
// Only programs with such a class carry this.
import {isinstance, issubclass, type} from '../objects/builtin_objects.mjs';

const poses = (value) => Boolean(value?.$python) && value.__mro__ === undefined;
/** `value.__class__` */
export function shown_class(value) { return poses(value) ? value.__class__ : type(value); }
/** `isinstance(value, kinds)`: the class is asked first, then what it says. */
export function poses_as(value, kinds) {
    if (isinstance(value, kinds)) return true;
    const shown = poses(value) ? value.__class__ : null;
    return typeof shown === 'function' && shown !== value.$class && issubclass(shown, kinds);
}

// Runs wherever compiled Python runs: OSError as a program calls it by name: its number decides
// which of its kinds is made.
import * as errors from './exceptions.mjs';

const kinds = () => ({
    1: errors.PermissionError, 2: errors.FileNotFoundError, 3: errors.ProcessLookupError, 4: errors.InterruptedError, 10: errors.ChildProcessError,
    11: errors.BlockingIOError, 13: errors.PermissionError, 17: errors.FileExistsError, 20: errors.NotADirectoryError, 21: errors.IsADirectoryError,
    32: errors.BrokenPipeError, 103: errors.ConnectionAbortedError, 104: errors.ConnectionResetError, 108: errors.BrokenPipeError,
    110: errors.TimeoutError, 111: errors.ConnectionRefusedError, 114: errors.BlockingIOError, 115: errors.BlockingIOError,
});
function with_kinds(OSError) {
    OSError.$become = (self, errno) => {
        const kind = kinds()[errno];
        if (kind) Object.setPrototypeOf(self, kind.prototype);
    };
    return OSError;
}
export const OSError = /* @__PURE__ */ with_kinds(errors.OSError);

// Runs in the classic worker of a page opened from disk, before anything else.
import './no_import_scripts.mjs';
import { loadPyodide } from 'pyodide/pyodide.mjs';
import createPyodideModule from 'pyodide/pyodide.asm.mjs';

globalThis.offthreadPyodide = { loadPyodide, createPyodideModule };

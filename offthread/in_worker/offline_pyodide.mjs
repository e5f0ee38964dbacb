// Runs in the worker of file:// pages: Pyodide's own code, inside the bundle, because nothing can
// be imported there. `boot.py` finds it as `globalThis.offthreadPyodide`.
import "./hide_import_scripts.mjs";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { loadPyodide } from "pyodide/pyodide.mjs";

globalThis.offthreadPyodide = { loadPyodide, createPyodideModule };

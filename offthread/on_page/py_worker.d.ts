/**
 * Types of `py_worker.js`: Python (CPython in WebAssembly) in a web worker, for JavaScript.
 *
 * ```js
 * import { asyncRun } from "./build/py_worker.js";
 *
 * const { results, error } = await asyncRun("sum(numbers)", { numbers: [1, 2, 3] });
 * ```
 */

/**
 * What a script is given: its keys are names in the script, both bare and by
 * `from js import name`. Values are what structured clone takes: numbers, BigInt, strings,
 * booleans, null, arrays, plain objects, Map, Set, Date, ArrayBuffer, typed arrays, Blob, File.
 * The context is copied at the call; later changes do not reach the script.
 */
export type Context = Record<string, unknown>;

/** The options of one run. Unknown keys are refused. */
export interface RunOptions {
  /** Names the script in tracebacks; "script.py" by default. */
  filename?: string | null;
  /** Packages to load before the script, by name, such as `["pytz"]`. */
  packages?: readonly string[] | null;
  /**
   * Seconds the script may take, from the moment it begins; then it is ended, and the outcome's
   * error is a TimeoutError with its `deadline`.
   */
  timeout?: number | null;
  /** Aborted, it ends the run wherever it stands; the promise rejects with its reason at once. */
  signal?: AbortSignal | null;
  /** Whether the run may run again where another run's fault ended the worker. */
  retry?: boolean | null;
  /** What of the context is handed over instead of copied, such as ArrayBuffers. */
  transfer?: readonly Transferable[] | null;
  /** Gets the text that the script prints, while it runs. */
  onStdout?: ((text: string) => void) | null;
  /** The same for what it writes to `sys.stderr`. */
  onStderr?: ((text: string) => void) | null;
  /** Gets each step of the worker's boot, of packages, and of `offthread.progress`. */
  onProgress?: ((progress: Progress) => void) | null;
  /** Answers the script's `input(prompt)` with a line. */
  onInput?: ((prompt: string) => string | Promise<string>) | null;
}

/** The end of a run: `results` or `error`, never both. */
export interface Outcome<Results = unknown> {
  /**
   * The value of the script's last expression, as plain JavaScript values; null where there is
   * none. 0, "" and false are results like any other: test `error`, not `results`.
   */
  results: Results;
  /** The Python exception that ended the script, or null. */
  error: ScriptError | null;
  /** What the script printed, where no `onStdout` took it. */
  stdout: string;
  /** The same of `sys.stderr`. */
  stderr: string;
}

/** Base of every error that Offthread makes. */
export class OffthreadError extends Error {}

/** The worker itself could not start, or died. Rejects the promises of the runs. */
export class WorkerError extends OffthreadError {
  readonly name: "WorkerError" | "WorkerRestarted" | "SessionLost";
  /** Says what happened and what to do next. */
  readonly message: string;
  /** The file that failed, or "". */
  readonly filename: string;
  /** The line in it; 0 where unknown. */
  readonly lineno: number;
}

/** The worker was replaced while this run was under way, not by its fault. */
export class WorkerRestarted extends WorkerError {}

/** The session's names went with the worker that was replaced. */
export class SessionLost extends WorkerError {}

/** A callback of the run threw. The run itself went on to its end. */
export class CallbackError extends OffthreadError {
  readonly name: "CallbackError";
  /** What the callback threw. */
  readonly cause: unknown;
  /** How the run itself ended. */
  readonly outcome: Outcome;
}

/** A value of the context cannot be sent to a worker. Rejects, before anything is sent. */
export class ContextError extends OffthreadError {
  readonly name: "ContextError";
  /** The place of the value, such as `context["chart"][0]`. */
  readonly key: string;
}

/** A Python exception, rebuilt. Never rejects: it stands in `outcome.error`. */
export class ScriptError extends OffthreadError {
  /** The exception's Python type, such as "ZeroDivisionError". */
  readonly name: string;
  readonly message: string;
  /** Python's traceback, trimmed to the script's own frames, with source lines. */
  readonly traceback: string;
  /** Where it was raised; null where Python does not know. */
  readonly lineno: number | null;
  readonly filename: string;
  /** The exception's arguments. */
  readonly args: readonly unknown[];
  /** The exception that caused it, or null. */
  readonly cause: ScriptError | null;
  /** The seconds of the `timeout` that ended the run, else null. */
  readonly deadline: number | null;
}

/** The versions of what runs in the worker. */
export interface Ready {
  /** Python's, such as "3.14.2". */
  python: string;
  /** Pyodide's, such as "314.0.7". */
  pyodide: string;
}

/** A step of the boot, of loading packages, or of the script itself. */
export interface Progress {
  phase: "pyodide" | "packages" | "python" | "run";
  /** Bytes; for "run" a part of 1. */
  loaded: number;
  /** Bytes; 0 where unknown. */
  total: number;
  /** 0 to 100, or null where the total is unknown. */
  percent: number | null;
  /** What is going on, for a person. */
  text: string;
}

/** The settings of a `PyWorker`. Unknown keys are refused. */
export interface WorkerSettings {
  /** Packages to load before any script; by default those of worker_app.py. */
  packages?: readonly string[] | null;
  /** The folder of Pyodide, from the page's URL; by default as worker_app.py says. */
  pyodideUrl?: string | null;
  /** Shown in the browser's tools. */
  name?: string | null;
  /** Seconds the worker may give no sign of life while it starts; 120 by default. */
  bootTimeout?: number;
}

/**
 * Runs `script` in the one worker that all callers of this function share; it starts at the
 * first use.
 *
 * Rejects with an Error named TypeError for wrong arguments, a {@link ContextError} for a context that
 * cannot be sent, a {@link WorkerError} where the worker fails. It never throws.
 */
export function asyncRun<Results = unknown>(
  script: string,
  context?: Context | null,
  options?: RunOptions | null,
): Promise<Outcome<Results>>;

/**
 * As {@link asyncRun}, by callbacks. The promise resolves after the callback has been called;
 * it rejects where a callback is no function, or with what a callback throws.
 */
export function run<Results = unknown>(
  script: string,
  context: Context | null | undefined,
  onSuccess: (outcome: Outcome<Results>) => void,
  onError: (failure: Error) => void,
): Promise<void>;

/** Starts the shared worker before it is needed. */
export function preload(): Promise<Ready>;

/** Calls `callback` with each progress of the shared worker; starts it if need be. */
export function onProgress(callback: (progress: Progress) => void): void;

/** Ends the shared worker, rejecting what waits, and starts a new one. */
export function restart(): Promise<Ready>;

/** One worker of its own; it starts at once. Throws an Error named TypeError for wrong settings. */
export class PyWorker {
  constructor(settings?: WorkerSettings | null);

  /** Resolves when Python can run scripts; rejects with a {@link WorkerError}. */
  readonly ready: Promise<Ready>;

  /** As the function {@link asyncRun}, in this worker. */
  asyncRun<Results = unknown>(
    script: string,
    context?: Context | null,
    options?: RunOptions | null,
  ): Promise<Outcome<Results>>;

  /** As the function {@link run}, in this worker. */
  run<Results = unknown>(
    script: string,
    context: Context | null | undefined,
    onSuccess: (outcome: Outcome<Results>) => void,
    onError: (failure: Error) => void,
  ): Promise<void>;

  /** Calls `callback` with each progress of the boot and of packages being loaded. */
  onProgress(callback: (progress: Progress) => void): void;

  /** Which Python it is: grows where one was lost. */
  readonly generation: number;

  readonly state: "starting" | "ready" | "failed" | "closed";

  /** The bytes of WebAssembly memory, as last told. */
  readonly memory: number;

  /** Ends the worker, rejecting what waits, and starts a new one. */
  restart(): Promise<Ready>;

  /** Ends the worker at once; what waits, and every later run, rejects with a WorkerError. */
  terminate(): void;

  /** The same as {@link terminate}. */
  close(): void;
}

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
  /** Answers the script's `input(prompt)` with a line; null: there is none (EOFError). */
  onInput?: ((prompt: string) => string | null | Promise<string | null>) | null;
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

/** The session is used after its `close()`. */
export class SessionClosed extends OffthreadError {
  readonly name: "SessionClosed";
}

/** As many runs wait in the pool as its `maxQueue` says. Ask again when some have ended. */
export class QueueFull extends OffthreadError {
  readonly name: "QueueFull";
}

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

/**
 * A Python exception, rebuilt. It stands in `outcome.error`; the promises of what gives a value
 * and no outcome (`get`, `set` and `call` of a session, `map` of a pool) reject with it.
 */
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

/** The settings of a `PyWorkerPool`; those of its workers too. Unknown keys are refused. */
export interface PoolSettings extends WorkerSettings {
  /** How many workers, at least 1; by default one for each processor, and at most 4. */
  size?: number | null;
  /** How many runs may wait, those of `map` not counted; null (by default): any number. */
  maxQueue?: number | null;
  /** Seconds after which idle workers above one are let go, 60 by default; null: never. */
  idleTimeout?: number | null;
}

/** The options of `map`: those of each run, and one more. */
export interface MapOptions extends RunOptions {
  /** Whether errors and failures stand among the values, instead of rejecting. */
  returnExceptions?: boolean;
}

/** What a pool does now. */
export interface PoolStats {
  /** How many workers it may have. */
  size: number;
  /** Runs that wait for a worker. */
  waiting: number;
  /** Runs that the workers have, those of sessions too. */
  running: number;
  workers: PoolWorkerStats[];
}

/** One of the workers of a pool. */
export interface PoolWorkerStats {
  name: string;
  /** "released": let go because it was idle; it is started again when needed. */
  state: "starting" | "idle" | "busy" | "failed" | "released";
  /** Bytes of WebAssembly memory, as told by its last answer; 0 where there is no Python. */
  memory: number;
  /** Runs that it has answered. */
  runs: number;
  /** Sessions that are open in it. */
  sessions: number;
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

  /**
   * A new session in this worker; it costs nothing before its first run, and lasts until its
   * `close()`, or until the worker is replaced.
   */
  session(): Session;

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

/**
 * Runs that share their names, like the cells of a notebook, and come one after the other. Made by
 * `session()` of a {@link PyWorker} or a {@link PyWorkerPool}. Every method rejects with
 * {@link SessionClosed} after `close()`, and with {@link SessionLost} where the worker, or the
 * Python in it, was replaced since the session's first run.
 *
 * ```js
 * const session = worker.session();
 * await session.asyncRun("def area(r): return 3.14159 * r * r");
 * await session.call("area", 2);
 * ```
 */
export class Session {
  private constructor();

  /** As the function {@link asyncRun}, after the session's earlier runs and with their names. */
  asyncRun<Results = unknown>(
    script: string,
    context?: Context | null,
    options?: RunOptions | null,
  ): Promise<Outcome<Results>>;

  /** As the function {@link run}, in this session. */
  run<Results = unknown>(
    script: string,
    context: Context | null | undefined,
    onSuccess: (outcome: Outcome<Results>) => void,
    onError: (failure: Error) => void,
  ): Promise<void>;

  /** Gives the session's name `name`, an identifier, a copy of `value`. */
  set(name: string, value: unknown): Promise<void>;

  /** The value of the session's name `name`; rejects with the NameError where there is none. */
  get<Value = unknown>(name: string): Promise<Value>;

  /** The value of calling the session's function `name`; rejects with what it raises. */
  call<Value = unknown>(name: string, ...args: unknown[]): Promise<Value>;

  /** As {@link call}, with the options of a run. */
  callWith<Value = unknown>(
    name: string,
    args?: readonly unknown[],
    options?: RunOptions | null,
  ): Promise<Value>;

  /** Takes no more runs; those asked for still end, then the names are forgotten. */
  close(): void;
}

/**
 * Several workers, all started at once; each runs one script at a time, the rest wait in order.
 *
 * ```js
 * const pool = new PyWorkerPool(2);
 * const squares = await pool.map("x * x", [{ x: 1 }, { x: 2 }, { x: 3 }]);
 * pool.close();
 * ```
 */
export class PyWorkerPool {
  /** Throws an Error named TypeError for wrong settings; a number is the size. */
  constructor(settings?: PoolSettings | number | null);

  /** Resolves when all workers are ready; rejects with the first {@link WorkerError} of one. */
  readonly ready: Promise<Ready>;

  /**
   * As the function {@link asyncRun}, in the next worker that is free; `onProgress` tells what
   * that worker does for it. Rejects with a {@link QueueFull} where `maxQueue` runs wait already.
   */
  asyncRun<Results = unknown>(
    script: string,
    context?: Context | null,
    options?: RunOptions | null,
  ): Promise<Outcome<Results>>;

  /** As the function {@link run}, in this pool. */
  run<Results = unknown>(
    script: string,
    context: Context | null | undefined,
    onSuccess: (outcome: Outcome<Results>) => void,
    onError: (failure: Error) => void,
  ): Promise<void>;

  /**
   * The values of `script` for each of `contexts`, in their order. Each context is copied when
   * its turn comes: do not change them before. Rejects with the first error or failure, and
   * then begins no more; with `returnExceptions` these stand among the values instead.
   */
  map<Value = unknown>(
    script: string,
    contexts: Iterable<Context | null>,
    options?: MapOptions | null,
  ): Promise<Value[]>;

  /** A new session on the worker with the fewest; it stays there. */
  session(): Session;

  /** What the pool does now. */
  stats(): PoolStats;

  /** Ends all workers, rejecting what waits or runs, and starts new ones. */
  restart(): Promise<Ready>;

  /** Ends all workers at once; what waits, and every later run, rejects with a WorkerError. */
  terminate(): void;

  /** The same as {@link terminate}. */
  close(): void;
}

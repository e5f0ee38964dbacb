// Runs in a frame of its own: imports one compiled case and tells the page around it how that ended.
let output = '';
const ending = {error: '', message: ''};
for (const name of ['log', 'info', 'debug']) console[name] = (...values) => { output += values.join(' ') + '\n'; };
globalThis.addEventListener('unhandledrejection', (event) => event.preventDefault());
try {
    const module = await import(new URLSearchParams(location.search).get('case'));
    await module.$done;
    await globalThis.caseIsDone;  // a case that waits for events puts a promise here
} catch (error) {
    ending.error = String(error?.name ?? typeof error);
    ending.message = String(error?.stack ?? error);
}
globalThis.$offthread_flush?.();
parent.postMessage({...ending, output}, location.origin);

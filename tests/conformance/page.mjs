// Runs on the page: window.runCase(url) promises the ending of a compiled case, in a new frame.
const LIMIT = 20_000;

window.runCase = (url) => new Promise((resolve) => {
    const frame = document.createElement('iframe');
    const end = (ending) => {
        clearTimeout(timer);
        removeEventListener('message', hear);
        frame.remove();
        resolve(ending);
    };
    const hear = (event) => { if (event.source === frame.contentWindow && 'output' in event.data) end(event.data); };
    const late = {output: '', error: 'Timeout', message: `did not end within ${LIMIT} ms`};
    const timer = setTimeout(() => end(late), LIMIT);
    addEventListener('message', hear);
    frame.src = `frame.html?case=${encodeURIComponent(url)}`;
    document.body.append(frame);
});

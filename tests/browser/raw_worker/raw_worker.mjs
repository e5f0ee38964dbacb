// Runs in the page: talks to build/worker_app.js by plain messages, without the API, and keeps
// every answer in the order of arrival.
const worker = new Worker(new URL("../../../build/worker_app.js", import.meta.url), {
  type: "module",
});
const answers = [];
const waiting = [];
worker.addEventListener("message", ({ data }) => {
  answers.push(data);
  for (const check of [...waiting]) check();
});

const boot = { kind: "boot", id: 0, packages: [], pyodide_url: null, assets: null };
worker.postMessage(boot);

window.raw = {
  answers: () => answers.filter(({ kind }) => kind !== "progress"),
  post: async (message) => worker.postMessage(message),
  heard: (kind, id) =>
    new Promise((resolve) => {
      const check = () => {
        const found = answers.find((answer) => answer.kind === kind && answer.id === id);
        if (found) resolve(found);
      };
      waiting.push(check);
      check();
    }),
};

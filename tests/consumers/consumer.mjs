// Runs in a browser over http: a page in plain JavaScript that imports build/py_worker.js, checks
// the API one promise after the other, and leaves what it found in window.consumerReport:
// {done, checks: [{name, ok, detail}]}.
import { apiChecks } from "./checks/api.mjs";
import { argumentChecks } from "./checks/arguments.mjs";
import { conversionChecks } from "./checks/conversion.mjs";
import { scriptChecks } from "./checks/scripts.mjs";
import { sessionChecks } from "./checks/sessions.mjs";
import { workerChecks } from "./checks/workers.mjs";

const PATIENCE = 180_000;
const report = (window.consumerReport = { done: false, checks: [] });

const all = [apiChecks, argumentChecks, conversionChecks, scriptChecks, workerChecks, sessionChecks];
for (const checks of all)
  for (const [name, check] of Object.entries(checks)) show(await perform(name, check));
report.done = true;
document.querySelector("#sum").textContent =
  `${report.checks.filter(({ ok }) => ok).length} of ${report.checks.length} good`;

async function perform(name, check) {
  const start = performance.now();
  try {
    await Promise.race([check(), timeLimit()]);
    return { name, ok: true, detail: `${Math.round(performance.now() - start)} ms` };
  } catch (error) {
    return { name, ok: false, detail: `${error}` };
  }
}

function timeLimit() {
  return new Promise((resolve, reject) =>
    setTimeout(() => reject(new Error(`no end within ${PATIENCE} ms`)), PATIENCE),
  );
}

function show(check) {
  report.checks.push(check);
  const item = document.createElement("li");
  item.dataset.state = check.ok ? "good" : "bad";
  item.textContent = `${check.ok ? "good" : "BAD"}: ${check.name} (${check.detail})`;
  document.querySelector("#checks").append(item);
}

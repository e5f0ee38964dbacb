// Runs on the page after its first result: the timelines of the page and of its worker as one list
// of [where, name, kind, start, end, bytes], milliseconds since the page was opened.
const OWN = ["resource", "mark", "measure", "paint", "longtask"];

export async function timeline({ run, first }) {
  const { at } = await first;
  const script = await (await fetch("/pages/timeline.py")).text();
  const ofWorker = JSON.parse(await run(script));
  const ofPage = performance
    .getEntries()
    .filter(({ entryType }) => OWN.includes(entryType))
    .map((entry) => ["page", entry.name, entry.entryType, entry.startTime,
      entry.startTime + entry.duration, entry.encodedBodySize ?? 0]);
  return [
    ...ofPage,
    ...ofWorker.map(([name, kind, start, end, bytes]) => ["worker", name, kind,
      start - performance.timeOrigin, end - performance.timeOrigin, bytes]),
    ["page", "FIRST RESULT", "result", at, at, 0],
  ]
    .filter(([, , , start]) => start <= at)
    .sort((one, other) => one[3] - other[3]);
}

// Runs in the page, before app.js: says so where app.js is not there to say anything.
addEventListener(
  "error",
  (event) => {
    if (event.target.id === "app") document.getElementById("not-built").hidden = false;
  },
  true, // a script that fails to load tells its own element only: listen on the way down
);

// A page on a disk cannot be installed; Chromium would call its manifest an error there.
const manifest = document.querySelector("link[rel=manifest]");
if (location.protocol.startsWith("http")) manifest.href = manifest.dataset.href;

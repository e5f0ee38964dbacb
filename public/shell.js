// Runs in the page, before app.js: says so where app.js is not there to say anything.
addEventListener(
  "error",
  (event) => {
    if (event.target.id === "app") document.getElementById("not-built").hidden = false;
  },
  true, // a script that fails to load tells its own element only: listen on the way down
);

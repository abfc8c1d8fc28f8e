// Runs before the first paint: sets the kept theme and language on <html>, so that the page
// does not flash, and says so in the page when the app itself cannot start.
(function () {
  "use strict";
  var root = document.documentElement;
  var prefs = {};
  try {
    prefs = JSON.parse(localStorage.getItem("plumbline/prefs") || "{}") || {};
  } catch (blockedOrUnreadable) {
    // Blocked storage or a broken text: the app reports it, the page starts with the defaults.
  }
  if (prefs.theme === "light" || prefs.theme === "dark") {
    root.setAttribute("data-theme", prefs.theme);
  }
  var wanted = typeof prefs.lang === "string" ? prefs.lang : navigator.language || "en";
  root.setAttribute("lang", /^zh/i.test(wanted) ? "zh-Hans" : "en");

  var waiting = true;
  addEventListener("TrunkApplicationStarted", function () {
    waiting = false;
  });
  function failed(event) {
    var from = event.target;
    if (!waiting || (from !== window && from.nodeName !== "SCRIPT")) return;
    var note = document.getElementById("boot-failed");
    if (note) note.hidden = false;
  }
  // A script that does not load fires an error which does not bubble, hence the capture.
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", failed);
})();

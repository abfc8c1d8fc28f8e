// Plumbline's functions for scripts, under a name that stays: see "For scripts" in the README.
// The files it names belong to one release and change with it, so ask for this one anew each time.
import init, * as calls from "./STEM.js";

function started() {
  // A page that shows the app starts it by itself.
  if (globalThis.document?.getElementById("app") && !globalThis.wasmBindings) {
    return new Promise((done) => addEventListener("TrunkApplicationStarted", done, { once: true }));
  }
  return init({ module_or_path: new URL("./STEM_bg.wasm", import.meta.url) });
}

let coming;
let here = false;

/** Loads the functions; wait for it before you call one. */
export function ready() {
  coming ??= started()
    .then(() => calls.ready())
    .then(() => {
      here = true;
    })
    .catch((trouble) => {
      coming = undefined;
      throw trouble;
    });
  return coming;
}

// Before the module is here nothing in it can be called, not even to say so.
function call(name) {
  return (...texts) => {
    if (here) return calls[name](...texts);
    throw Object.assign(new Error("wait for ready() before you call this"), {
      name: "PlumblineError",
      code: "not_ready",
    });
  };
}

export const check = call("check");
export const merge = call("merge");
export const compare = call("compare");
export const outline = call("outline");

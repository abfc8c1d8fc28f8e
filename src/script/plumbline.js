// Plumbline's functions for scripts, under a name that stays: see "For scripts" in the README.
// The files it names belong to one release and change with it, so ask for this one anew each time.
import init, { check, compare, merge, outline, ready as fetched } from "./STEM.js";

function started() {
  // A page that shows the app starts it by itself.
  if (globalThis.document?.getElementById("app") && !globalThis.wasmBindings) {
    return new Promise((done) => addEventListener("TrunkApplicationStarted", done, { once: true }));
  }
  return init({ module_or_path: new URL("./STEM_bg.wasm", import.meta.url) });
}

let coming;

/** Loads the functions; wait for it before you call one. */
export function ready() {
  coming ??= started()
    .then(fetched)
    .catch((trouble) => {
      coming = undefined;
      throw trouble;
    });
  return coming;
}

export { check, compare, merge, outline };

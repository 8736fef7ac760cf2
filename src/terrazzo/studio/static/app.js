// The viewer's page: one scene, walked or orbited in. `window.terrazzo` is the page's own small interface, for embedding and for tests.
import { toWorld } from "./axes.js";
import { failLoading, finishLoading, showProgress } from "./loading.js";
import { Viewer } from "./viewer.js";

const element = (id) => document.getElementById(id);

function showLabel(viewer, event) {
  const label = element("label");
  const thing = event.buttons ? null : viewer.thingAt(event.clientX, event.clientY);
  label.hidden = !thing;
  if (!thing) return;
  label.textContent = thing.label;
  label.style.left = `${event.clientX}px`;
  label.style.top = `${event.clientY}px`;
}

function connect(viewer) {
  const keys = element("keys");
  const help = () => (keys.hidden = !keys.hidden);
  viewer.onMode = (mode) => {
    element("mode-walk").setAttribute("aria-pressed", String(mode === "walk"));
    element("mode-orbit").setAttribute("aria-pressed", String(mode === "orbit"));
  };
  viewer.onMode(viewer.mode);
  element("mode-walk").onclick = () => viewer.setMode("walk");
  element("mode-orbit").onclick = () => viewer.setMode("orbit");
  element("home").onclick = () => viewer.reset();
  element("help").onclick = help;
  viewer.canvas.addEventListener("pointermove", (e) => showLabel(viewer, e));
  viewer.canvas.addEventListener("pointerleave", () => (element("label").hidden = true));
  window.addEventListener("keydown", (e) => {
    if (e.key === "1") viewer.setMode("walk");
    else if (e.key === "2") viewer.setMode("orbit");
    else if (e.key === "r" || e.key === "R") viewer.reset();
    else if (e.key === "?") help();
  });
}

async function main() {
  showProgress("opening", 0);
  const response = await fetch("/scene.json");
  if (!response.ok) throw new Error(`scene.json: ${response.status}`);
  const meta = await response.json();
  document.title = `${meta.title} - Terrazzo`;
  element("loading-title").textContent = meta.title;
  const viewer = new Viewer(element("view"), { base: "", ...meta }, element("stick"));
  await viewer.load();
  connect(viewer);
  element("title").textContent = meta.title;
  element("title").hidden = false;
  element("modes").hidden = false;
  finishLoading();
  viewer.run();
  viewer.canvas.focus();
  return viewer;
}

const started = main();
started.catch((error) => failLoading(`The world could not be shown: ${error.message}`));

window.terrazzo = {
  /** Resolves when the first picture stands. */
  ready: started.then(() => true),
  /** Puts the camera somewhere: {position [m], rotation (w, x, y, z), fov [rad, horizontal]}, and draws. */
  async setCamera(pose) {
    const viewer = await started;
    viewer.hold(pose);
    await viewer.draw();
    await viewer.draw();
    await viewer.draw({ fine: true });
  },
  /** Where the eye is [m]. */
  async position() {
    return toWorld((await started).camera.position);
  },
  /** "walk" or "orbit". */
  async setMode(mode) {
    (await started).setMode(mode);
  },
  /** Walks by metres to the right and ahead; resolves with the new position. */
  async walk(right, ahead) {
    const viewer = await started;
    viewer.walker.walk(right, ahead);
    return viewer.walker.position.slice();
  },
  /** Turns the walker to a yaw and pitch [rad]. */
  async look(yaw, pitch = 0) {
    const viewer = await started;
    Object.assign(viewer.walker, { yaw, pitch, moved: true });
    viewer.walker.walk(0, 0);
  },
  /** Label of the thing at a point of the window [px], or null. */
  async labelAt(x, y) {
    const viewer = await started;
    const thing = viewer.thingAt(x, y);
    return thing ? thing.label : null;
  },
};

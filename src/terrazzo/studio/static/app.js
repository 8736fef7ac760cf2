// The viewer: loads the scene that the server holds, draws it, and lets a person walk or orbit in it.
// `window.terrazzo` is the page's own small interface, for embedding and for tests.
import * as THREE from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import { fromWorld, placeCamera, setHorizontalFov, toWorld } from "./axes.js";
import { failLoading, finishLoading, showProgress } from "./loading.js";
import { choosePainter } from "./painters.js";
import { Picker } from "./picking.js";
import { FreeSpace, Walker } from "./walking.js";

const element = (id) => document.getElementById(id);
const REST = 160; // [ms] without movement after which a finer picture is drawn

/** Everything of the page that changes. */
class Viewer {
  constructor(meta) {
    this.meta = meta;
    this.painter = choosePainter(element("view"), meta);
    this.canvas = element("view");
    this.camera = new THREE.PerspectiveCamera(60, 1, 0.05, 20000);
    this.picker = new Picker(meta.things);
    this.walker = new Walker(this.camera, this.canvas, meta.free ? new FreeSpace(meta.free) : null, element("stick"));
    this.orbit = new OrbitControls(this.camera, this.canvas);
    this.orbit.addEventListener("change", () => (this.dirty = true));
    this.mode = "";
    this.dirty = true;
    this.drawing = null;
    this.resize();
    window.addEventListener("resize", () => this.resize());
    this.reset();
  }

  load() {
    return this.painter.load(this.camera);
  }

  resize() {
    const width = window.innerWidth;
    const height = window.innerHeight;
    this.painter.resize(width, height);
    this.camera.aspect = width / height;
    setHorizontalFov(this.camera, this.camera.userData.fov ?? this.meta.camera.fov);
    this.dirty = true;
  }

  /** Back to the first view, in the mode that suits the scene. */
  reset() {
    this.setCamera(this.meta.camera);
    this.orbit.target.copy(fromWorld(this.meta.target));
    this.setMode(this.meta.free ? "walk" : "orbit");
  }

  setCamera(pose) {
    placeCamera(this.camera, pose);
    if (this.mode === "walk") this.walker.start();
    this.dirty = true;
  }

  setMode(mode) {
    this.mode = mode;
    const walking = mode === "walk";
    this.orbit.enabled = !walking;
    if (walking) {
      this.walker.start();
    } else {
      this.walker.stop();
      this.#aimOrbit();
    }
    element("mode-walk").setAttribute("aria-pressed", String(walking));
    element("mode-orbit").setAttribute("aria-pressed", String(!walking));
    this.dirty = true;
  }

  /** Turns about the point ahead that is as far as the scene's middle, so that switching does not jerk the view. */
  #aimOrbit() {
    const ahead = this.camera.getWorldDirection(new THREE.Vector3());
    const far = Math.max(0.5, this.camera.position.distanceTo(fromWorld(this.meta.target)));
    this.orbit.target.copy(this.camera.position).addScaledVector(ahead, far);
    this.orbit.update();
  }

  /** Draws the present view; resolves when the picture stands. One at a time. `fine` asks for the best picture. */
  async draw({ fine = false } = {}) {
    while (this.drawing) await this.drawing;
    this.dirty = false;
    this.drawing = (async () => {
      this.camera.updateMatrixWorld();
      if (!fine) await this.painter.draw(this.camera);
      else await this.painter.refine(this.camera);
    })();
    try {
      await this.drawing;
    } finally {
      this.drawing = null;
    }
  }

  run() {
    let last = performance.now();
    let moved = last;
    const frame = async (now) => {
      const seconds = (now - last) / 1000;
      last = now;
      if (this.walker.update(seconds)) this.dirty = true;
      if (this.orbit.enabled) this.orbit.update();
      if (this.dirty) moved = now;
      if (this.dirty) await this.draw();
      else if (now - moved > REST) await this.draw({ fine: true });
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }
}

function showLabel(viewer, event) {
  const label = element("label");
  const x = (2 * event.clientX) / window.innerWidth - 1;
  const y = 1 - (2 * event.clientY) / window.innerHeight;
  const thing = event.buttons ? null : viewer.picker.at(x, y, viewer.camera);
  label.hidden = !thing;
  if (!thing) return;
  label.textContent = thing.label;
  label.style.left = `${event.clientX}px`;
  label.style.top = `${event.clientY}px`;
}

function connect(viewer) {
  const keys = element("keys");
  const help = () => (keys.hidden = !keys.hidden);
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
  const viewer = new Viewer(meta);
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
    viewer.setMode("orbit");
    viewer.setCamera(pose);
    viewer.orbit.enabled = false; // keep the exact pose until the person takes over
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
    const thing = viewer.picker.at((2 * x) / window.innerWidth - 1, 1 - (2 * y) / window.innerHeight, viewer.camera);
    return thing ? thing.label : null;
  },
};

// The viewer: draws a scene, and lets a person walk, fly or orbit in it. Shared by the viewer's page and the studio.
import * as THREE from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import { fromWorld, placeCamera, setHorizontalFov } from "./axes.js";
import { choosePainter } from "./painters.js";
import { Picker } from "./picking.js";
import { FreeSpace, Walker } from "./walking.js";

const REST = 160; // [ms] without movement after which a finer picture is drawn

/** One scene on one canvas. `meta` is scene.json; `meta.base` is where the scene's files are ("" for the root). */
export class Viewer {
  constructor(canvas, meta, stick) {
    this.meta = meta;
    this.painter = choosePainter(canvas, meta);
    this.canvas = this.painter.canvas;
    this.camera = new THREE.PerspectiveCamera(60, 1, 0.05, 20000);
    this.picker = new Picker(meta.things);
    this.walker = new Walker(this.camera, this.canvas, null, stick);
    this.space = meta.free ? new FreeSpace(meta.free) : null;
    this.orbit = new OrbitControls(this.camera, this.canvas);
    this.orbit.addEventListener("change", () => (this.dirty = true));
    this.mode = "";
    this.dirty = true;
    this.drawing = null;
    this.stopped = false;
    /** Called with the new mode, and after every picture. */
    this.onMode = () => {};
    this.onDrawn = () => {};
    this.resize();
    this.watch = new ResizeObserver(() => this.resize());
    this.watch.observe(this.canvas);
    this.reset();
  }

  load() {
    return this.painter.load(this.camera);
  }

  /** Shows another state of the scene from where the eye is. */
  async change(meta) {
    this.meta = meta;
    this.picker = new Picker(meta.things);
    this.space = meta.free ? new FreeSpace(meta.free) : null;
    await this.painter.change(meta, this.camera);
    this.setMode(this.mode);
  }

  resize() {
    const width = this.canvas.clientWidth || 1;
    const height = this.canvas.clientHeight || 1;
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
    if (this.mode === "walk" || this.mode === "fly") this.walker.start();
    this.dirty = true;
  }

  /** Puts the camera just there, and leaves it until the person takes over. */
  hold(pose) {
    this.setMode("orbit");
    this.setCamera(pose);
    this.orbit.enabled = false;
  }

  /** "walk" (on the floor, stopped by things), "fly" or "orbit". */
  setMode(mode) {
    this.mode = mode;
    this.orbit.enabled = mode === "orbit";
    this.walker.space = mode === "walk" ? this.space : null;
    if (mode === "orbit") {
      this.walker.stop();
      this.#aimOrbit();
    } else {
      this.walker.start();
    }
    this.onMode(mode);
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
    this.onDrawn();
  }

  run() {
    let last = performance.now();
    let moved = last;
    const frame = async (now) => {
      if (this.stopped) return;
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

  /** The thing at a point of the window [px], or null. */
  thingAt(clientX, clientY) {
    const box = this.canvas.getBoundingClientRect();
    const x = (2 * (clientX - box.left)) / box.width - 1;
    const y = 1 - (2 * (clientY - box.top)) / box.height;
    return this.picker.at(x, y, this.camera);
  }

  dispose() {
    this.stopped = true;
    this.watch.disconnect();
    this.walker.dispose();
    this.orbit.dispose();
    this.painter.dispose();
  }
}

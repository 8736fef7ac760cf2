// First-person walking: keys, mouse and touch move a body over the free floor; walls and things stop it, and it slides along them.
import { fromWorld, setHorizontalFov, toWorld } from "./axes.js";

const SPEED = 1.4; // [m/s], usual walking speed
const HURRY = 2.2;
const EYE = 1.6; // [m] above the floor
const RADIUS = 0.25; // [m] of the body
const TURN = 0.0032; // [rad] a pixel of dragging
const MAX_STEP = 0.04; // [m]; longer moves are made in pieces, so that nothing is stepped through
const MAX_RISE = 0.25; // [m]; higher steps are walls
const CLIMB = 1.2; // [m/s] at which the eyes follow the steps, so that stairs do not shake them
const KEYS = {
  KeyW: [0, 1],
  ArrowUp: [0, 1],
  KeyS: [0, -1],
  ArrowDown: [0, -1],
  KeyA: [-1, 0],
  ArrowLeft: [-1, 0],
  KeyD: [1, 0],
  ArrowRight: [1, 0],
};

/** One storey: a grid of clearances [m], the distance to the nearest obstacle, and of the height of what one stands on. */
class Storey {
  constructor({ base, origin, cell, shape, clearance, heights, ground }) {
    this.base = base;
    this.origin = origin;
    this.cell = cell;
    this.shape = shape;
    this.values = clearance; // millimetres, row by row along y
    this.heights = heights; // millimetres above the base, or undefined where all of it is floor
    this.ground = ground ?? null; // heights of open land, bilinear between the points of a grid of their own
  }

  /** Clearance at a point, interpolated [m]; very negative outside the grid. */
  at(x, y) {
    const u = (x - this.origin[0]) / this.cell - 0.5;
    const v = (y - this.origin[1]) / this.cell - 0.5;
    const i = Math.floor(u);
    const j = Math.floor(v);
    const [nx, ny] = this.shape;
    if (i < 0 || j < 0 || i + 1 >= nx || j + 1 >= ny) return -9;
    const a = u - i;
    const b = v - j;
    const g = (p, q) => this.values[p * ny + q];
    const value =
      (1 - a) * ((1 - b) * g(i, j) + b * g(i, j + 1)) + a * ((1 - b) * g(i + 1, j) + b * g(i + 1, j + 1));
    return value / 1000;
  }

  /** Height of what one stands on [m]. */
  height(x, y) {
    if (this.ground) return this.#onGround(x, y);
    if (!this.heights) return this.base;
    const [nx, ny] = this.shape;
    const i = Math.max(0, Math.min(nx - 1, Math.floor((x - this.origin[0]) / this.cell)));
    const j = Math.max(0, Math.min(ny - 1, Math.floor((y - this.origin[1]) / this.cell)));
    return this.base + this.heights[i * ny + j] / 1000;
  }

  /** Height of the ground [m]; beyond its grid that of the edge. */
  #onGround(x, y) {
    const { origin, cell, shape, heights } = this.ground;
    const [nx, ny] = shape;
    const u = Math.min(Math.max((x - origin[0]) / cell, 0), nx - 1.001);
    const v = Math.min(Math.max((y - origin[1]) / cell, 0), ny - 1.001);
    const i = Math.floor(u);
    const j = Math.floor(v);
    const a = u - i;
    const b = v - j;
    const g = (p, q) => heights[p * ny + q];
    return ((1 - a) * ((1 - b) * g(i, j) + b * g(i, j + 1)) + a * ((1 - b) * g(i + 1, j) + b * g(i + 1, j + 1))) / 1000;
  }
}

/** The free floor of a world, storey by storey. Null for a scene without rooms: then nothing stops the body. */
export class FreeSpace {
  constructor({ storeys }) {
    this.storeys = storeys.map((s) => new Storey(s));
    this.here = this.storeys[0];
  }

  get cell() {
    return this.here.cell;
  }

  /** Clearance at a point of the storey one is on [m]. */
  at(x, y) {
    return this.here.at(x, y);
  }

  /** Height of the floor or step under a point [m]. */
  height(x, y) {
    return this.here.height(x, y);
  }

  /** Takes the storey on whose floor someone at this height most likely stands. */
  enter(z) {
    const below = this.storeys.filter((s) => s.base <= z + 0.3);
    this.here = below.length ? below[below.length - 1] : this.storeys[0];
  }

  /** On stairs, which belong to two storeys: takes the one that is nearer in height. */
  #follow(x, y) {
    const z = this.here.height(x, y);
    if (Math.abs(z - this.here.base) < MAX_RISE) return;
    let best = this.here;
    for (const s of this.storeys) {
      const same = s.at(x, y) > 0 && Math.abs(s.height(x, y) - z) < 0.01;
      if (same && Math.abs(s.base - z) < Math.abs(best.base - z)) best = s;
    }
    this.here = best;
  }

  /** Where a body ends that wants to go from `from` to `to`: it slides along what it meets, and climbs steps. */
  move(from, to) {
    let [x, y] = to;
    for (let k = 0; k < 4; k++) {
      const c = this.at(x, y);
      if (c >= RADIUS) break;
      const h = this.cell;
      const gx = this.at(x + h, y) - this.at(x - h, y);
      const gy = this.at(x, y + h) - this.at(x, y - h);
      const length = Math.hypot(gx, gy);
      if (length < 1e-6) break;
      x += ((RADIUS - c) * gx) / length;
      y += ((RADIUS - c) * gy) / length;
    }
    const was = this.at(...from);
    const is = this.at(x, y);
    const far = Math.hypot(x - from[0], y - from[1]) > 3 * MAX_STEP;
    const steep = Math.abs(this.height(x, y) - this.height(...from)) > MAX_RISE;
    if (far || steep || !(is >= RADIUS - 0.01 || is > was)) return from;
    this.#follow(x, y);
    return [x, y];
  }
}

/** Walks a three.js camera. Call `update(seconds)` each frame; it tells whether anything moved. */
export class Walker {
  constructor(camera, canvas, space, stick) {
    this.camera = camera;
    this.canvas = canvas;
    this.space = space;
    this.stick = stick;
    this.enabled = false;
    this.keys = new Set();
    this.push = [0, 0]; // of the touch stick, -1..1
    this.pointers = new Map();
    this.moved = false;
    this.yaw = 0;
    this.pitch = 0;
    this.position = [0, 0, EYE];
    this.listening = new AbortController();
    const { signal } = this.listening;
    window.addEventListener("keydown", (e) => this.#key(e, true), { signal });
    window.addEventListener("keyup", (e) => this.#key(e, false), { signal });
    window.addEventListener("blur", () => this.keys.clear(), { signal });
    canvas.addEventListener("pointerdown", (e) => this.#down(e), { signal });
    canvas.addEventListener("pointermove", (e) => this.#drag(e), { signal });
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, (e) => this.#up(e), { signal });
  }

  dispose() {
    this.stop();
    this.listening.abort();
  }

  /** Takes over from wherever the camera is; steps onto the nearest free floor when it hangs in a wall. */
  start() {
    this.enabled = true;
    this.position = toWorld(this.camera.position);
    const forward = this.camera.getWorldDirection(fromWorld([0, 0, 0]));
    const [x, y, z] = toWorld(forward);
    this.yaw = Math.atan2(y, x);
    this.pitch = Math.asin(Math.max(-1, Math.min(1, z)));
    if (this.space) {
      this.space.enter(this.position[2] - 1.0);
      const free = this.#nearestFree(this.position[0], this.position[1]);
      this.position[0] = free[0];
      this.position[1] = free[1];
      this.position[2] = this.space.height(free[0], free[1]) + EYE;
    }
    this.#place();
  }

  stop() {
    this.enabled = false;
    this.keys.clear();
  }

  update(seconds) {
    if (!this.enabled) return false;
    let [right, ahead] = this.push;
    for (const code of this.keys) {
      right += KEYS[code]?.[0] ?? 0;
      ahead += KEYS[code]?.[1] ?? 0;
    }
    const length = Math.hypot(right, ahead);
    if (length > 1e-3) {
      const fast = this.keys.has("ShiftLeft") || this.keys.has("ShiftRight") ? HURRY : 1;
      const reach = Math.min(length, 1) * SPEED * fast * Math.min(seconds, 0.25);
      this.walk((reach * right) / length, (reach * ahead) / length);
    }
    if (this.space) this.#settle(CLIMB * Math.min(seconds, 0.25));
    const moved = this.moved;
    this.moved = false;
    if (moved) this.#place();
    return moved;
  }

  /** Walks by metres to the right and ahead, stopped by what stands in the way. */
  walk(right, ahead) {
    const c = Math.cos(this.yaw);
    const s = Math.sin(this.yaw);
    const dx = ahead * c + right * s;
    const dy = ahead * s - right * c;
    const pieces = Math.max(1, Math.ceil(Math.hypot(dx, dy) / MAX_STEP));
    for (let k = 0; k < pieces; k++) {
      const [x, y] = this.position;
      const to = [x + dx / pieces, y + dy / pieces];
      const [nx, ny] = this.space ? this.space.move([x, y], to) : to;
      const gone = Math.hypot(nx - x, ny - y);
      this.position[0] = nx;
      this.position[1] = ny;
      if (this.space) this.#settle(1.2 * gone); // the steepest stairs rise by less
      if (!this.space) this.position[2] += (ahead / pieces) * Math.sin(this.pitch);
    }
    this.moved = true;
    this.#place();
  }

  /** Brings the eyes towards their height over what one stands on, by at most `most` metres. */
  #settle(most) {
    const wanted = this.space.height(this.position[0], this.position[1]) + EYE;
    const away = wanted - this.position[2];
    if (Math.abs(away) < 1e-4) return;
    this.position[2] += Math.sign(away) * Math.min(Math.abs(away), most);
    this.moved = true;
  }

  #nearestFree(x, y) {
    for (let r = 0; r < 30; r += 0.05) {
      for (let k = 0; k < 48; k++) {
        const a = (2 * Math.PI * k) / 48;
        const p = [x + r * Math.cos(a), y + r * Math.sin(a)];
        if (this.space.at(...p) >= RADIUS) return p;
      }
    }
    return [x, y];
  }

  #place() {
    const [x, y, z] = this.position;
    const p = Math.cos(this.pitch);
    const ahead = [x + p * Math.cos(this.yaw), y + p * Math.sin(this.yaw), z + Math.sin(this.pitch)];
    this.camera.position.copy(fromWorld([x, y, z]));
    this.camera.up.set(0, 1, 0);
    this.camera.lookAt(fromWorld(ahead));
    setHorizontalFov(this.camera, this.camera.userData.fov);
  }

  #key(event, down) {
    if (!this.enabled || event.ctrlKey || event.metaKey || event.altKey) return;
    if (down && event.target.closest?.("input, textarea, select, dialog, [role=slider]")) return; // they are being typed in
    if (!(event.code in KEYS) && !event.code.startsWith("Shift")) return;
    if (down) this.keys.add(event.code);
    else this.keys.delete(event.code);
    if (event.code.startsWith("Arrow")) event.preventDefault();
  }

  #down(event) {
    if (!this.enabled) return;
    this.canvas.setPointerCapture(event.pointerId);
    const walks = event.pointerType === "touch" && event.clientX < window.innerWidth / 2;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY, walks });
    if (walks) {
      this.stick.hidden = false;
      this.stick.style.left = `${event.clientX}px`;
      this.stick.style.top = `${event.clientY}px`;
      this.stick.firstElementChild.style.transform = "";
    }
  }

  #drag(event) {
    const pointer = this.pointers.get(event.pointerId);
    if (!this.enabled || !pointer) return;
    const dx = event.clientX - pointer.x;
    const dy = event.clientY - pointer.y;
    if (pointer.walks) {
      const reach = Math.max(1, Math.hypot(dx, dy) / 40);
      this.push = [dx / 40 / reach, -dy / 40 / reach];
      this.stick.firstElementChild.style.transform = `translate(${dx / reach}px, ${dy / reach}px)`;
      return;
    }
    pointer.x = event.clientX;
    pointer.y = event.clientY;
    this.yaw += dx * TURN;
    this.pitch = Math.max(-1.4, Math.min(1.4, this.pitch + dy * TURN));
    this.moved = true;
  }

  #up(event) {
    if (this.pointers.get(event.pointerId)?.walks) {
      this.push = [0, 0];
      this.stick.hidden = true;
    }
    this.pointers.delete(event.pointerId);
  }
}

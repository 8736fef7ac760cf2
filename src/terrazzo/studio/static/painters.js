// Two ways to draw the splats: Spark on the graphics processor, or the program's own renderer where there is none.
import * as THREE from "three";
import { SparkRenderer, SplatMesh } from "spark";
import { describeCamera } from "./axes.js";
import { fetchBytes, showProgress } from "./loading.js";

const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;
const PAGE_LIMIT = 60_000; // splats that a page without a graphics processor still draws in about a second; `meta.limit` says otherwise
const STILL = 1; // share of the window's pixels drawn when nothing moves,
const MOVING = 0.5; // and while something does

/** Draws with Spark in the page. */
export class SparkPainter {
  constructor(canvas, meta) {
    this.canvas = canvas;
    this.base = meta.base;
    this.query = "";
    this.renderer = new THREE.WebGLRenderer({ canvas, antialias: false, preserveDrawingBuffer: true });
    this.scene = new THREE.Scene();
    this.scene.background = new THREE.Color().setRGB(...meta.background, THREE.SRGBColorSpace);
    this.spark = new SparkRenderer({ renderer: this.renderer, autoUpdate: false, sortRadial: false, blurAmount: 0.1 });
    this.scene.add(this.spark);
  }

  /** Whether this browser draws in software, slowly. */
  get software() {
    const gl = this.renderer.getContext();
    const info = gl.getExtension("WEBGL_debug_renderer_info");
    return SOFTWARE.test(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  }

  async load(camera) {
    const fileBytes = await fetchBytes(`${this.base}/scene.spz${this.query}`, (f) => showProgress("loading splats", 0.9 * f));
    showProgress("unpacking", 0.95);
    const mesh = new SplatMesh({ fileBytes, fileType: "spz" });
    await mesh.initialized;
    const before = this.mesh;
    this.mesh = mesh;
    this.scene.add(mesh);
    if (before) this.scene.remove(before);
    await this.draw(camera);
    await this.draw(camera); // a new mesh shows fully only in the second update
    before?.dispose();
  }

  /** Another state of the scene; `meta.query` goes with all that is fetched. */
  async change(meta, camera) {
    this.query = meta.query ?? "";
    this.scene.background.setRGB(...meta.background, THREE.SRGBColorSpace);
    await this.load(camera);
  }

  resize(width, height) {
    this.renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2));
    this.renderer.setSize(width, height, false);
  }

  /** Resolves when the picture stands. */
  async draw(camera) {
    camera.updateMatrixWorld();
    await this.spark.update({ scene: this.scene, camera });
    this.renderer.render(this.scene, camera);
  }

  /** There is nothing finer to draw once the view rests. */
  async refine() {}

  dispose() {
    this.mesh?.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }
}

/** Shows pictures that the program renders on the processor: ten or more a second where WebGL in software makes one. */
export class ServerPainter {
  constructor(canvas, meta) {
    this.canvas = canvas;
    this.base = meta.base;
    this.query = "";
    this.context = canvas.getContext("2d");
    this.coarse = false;
  }

  async load(camera) {
    showProgress("drawing", 0.9);
    await this.draw(camera);
  }

  resize(width, height) {
    this.width = width;
    this.height = height;
  }

  /** Another state of the scene; `meta.query` goes with all that is fetched. */
  async change(meta, camera) {
    this.query = meta.query ?? "";
    await this.#show(camera, STILL);
  }

  async draw(camera) {
    this.coarse = true;
    await this.#show(camera, MOVING);
  }

  async refine(camera) {
    if (!this.coarse) return;
    this.coarse = false;
    await this.#show(camera, STILL);
  }

  async #show(camera, share) {
    const { position, rotation, fov } = describeCamera(camera);
    const size = [this.width, this.height].map((n) => Math.max(16, Math.round(n * share)));
    const query = new URLSearchParams(this.query);
    for (const [name, value] of Object.entries({ position, rotation, fov, size })) query.set(name, value);
    const response = await fetch(`${this.base}/frame.jpg?${query}`);
    if (!response.ok) throw new Error(`frame.jpg: ${response.status}`);
    const picture = await createImageBitmap(await response.blob());
    this.canvas.width = picture.width;
    this.canvas.height = picture.height;
    this.context.drawImage(picture, 0, 0);
    picture.close();
  }

  dispose() {}
}

/** The painter that suits this browser and scene; `?draw=page` and `?draw=server` decide otherwise. */
export function choosePainter(canvas, meta) {
  const wanted = new URLSearchParams(window.location.search).get("draw");
  if (wanted === "server") return new ServerPainter(canvas, meta);
  let spark = null;
  try {
    spark = new SparkPainter(canvas, meta);
  } catch {
    return new ServerPainter(canvas, meta); // no WebGL 2 at all: the program draws
  }
  if (wanted === "page" || !spark.software || meta.splats <= (meta.limit ?? PAGE_LIMIT)) return spark;
  spark.dispose();
  // A canvas that has had one kind of context never gives another: take a fresh one.
  const fresh = canvas.cloneNode();
  canvas.replaceWith(fresh);
  return new ServerPainter(fresh, meta);
}

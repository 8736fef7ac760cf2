// The open world: its picture, ways to move in it, and the overlay of origins.
import { describeCamera } from "../axes.js";
import { failLoading, finishLoading, showProgress } from "../loading.js";
import { Viewer } from "../viewer.js";
import { get } from "./api.js";
import { byId, complain, h } from "./dom.js";
import { emit, on, select, state } from "./state.js";

const STILL = 5; // [px] that a pointer may stray in a click
const ORIGINS = { generated: "made from words", observed: "observed", invented: "invented" };

/** Builds the parts of the view once. */
export function buildStage() {
  byId("room").replaceChildren(
    h(
      "div",
      { id: "stage" },
      h("div", { id: "holder" }),
      h("div", { id: "frame-guide", hidden: true }),
      h("div", { id: "plan", hidden: true }),
      h("div", { id: "label", hidden: true }),
      h("div", { id: "legend", hidden: true }),
      h("div", { id: "stick", hidden: true }, h("div")),
      h(
        "nav",
        { id: "modes", "aria-label": "Ways to move" },
        ["Walk", "Orbit", "Fly"].map((name) => h("button", { id: `mode-${name.toLowerCase()}` }, name)),
        h("button", { id: "home-view", title: "Back to the first view (R)" }, "Reset"),
        h("button", { id: "show-origins", "aria-pressed": "false", title: "What was seen, and what was invented" }, "Origins"),
      ),
    ),
    h(
      "aside",
      { id: "side" },
      h("div", { id: "card" }),
      h("div", { id: "light" }),
      h("div", { id: "talk" },
        h("ol", { id: "said", "aria-live": "polite", "aria-label": "Edits" }),
        h("div", { id: "editing", class: "bar", hidden: true }, h("div")),
        h("form", { id: "edit-line" },
          h("input", { id: "edit-words", "aria-label": "Change the world in words", maxlength: 4000, autocomplete: "off" }),
          h("button", { class: "main", "aria-label": "Do it" }, "↵"))),
    ),
    h("section", { id: "film", "aria-label": "Film", hidden: true }),
  );
  for (const mode of ["walk", "orbit", "fly"]) byId(`mode-${mode}`).onclick = () => state.viewer?.setMode(mode);
  byId("home-view").onclick = reset;
  byId("show-origins").onclick = toggleOrigins;
  window.addEventListener("keydown", keys);
  on("view", showView);
}

function reset() {
  state.viewer?.reset();
  if (state.view === "film") emit("view"); // which frames the picture anew
}

function keys(event) {
  if (!state.viewer || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select, dialog")) return;
  const modes = { 1: "walk", 2: "orbit", 3: "fly" };
  if (modes[event.key]) state.viewer.setMode(modes[event.key]);
  else if (event.key.toLowerCase() === "r") reset();
  else if (event.key === "Escape") select("");
  else if (event.key === "Delete" && state.selected) byId("remove-thing")?.click();
}

const files = () => `/api/worlds/${state.id}`;

/** The scene as the painter wants it: where its files are, which state of them, and never drawn in the page by software. */
async function readScene(entry) {
  const meta = await get(`${files()}/scene.json`);
  const query = new URLSearchParams({ state: entry.job, ...(state.origins ? { origins: "true" } : {}) });
  return { ...meta, base: files(), query: `?${query}`, limit: 0 };
}

/** Covers the room until it is there. */
export function showLoading(title) {
  byId("loading").hidden = false;
  byId("loading").classList.remove("done", "failed");
  byId("loading-title").textContent = title;
  showProgress("opening", 0);
}

/** Opens a world of the library. */
export async function openRoom(id) {
  closeRoom();
  state.id = id;
  showLoading("");
  try {
    const entry = await get(`/api/worlds/${id}`);
    if (state.id !== id) return;
    state.entry = entry;
    byId("loading-title").textContent = entry.title;
    const meta = await readScene(entry);
    if (state.id !== id) return;
    const canvas = h("canvas", { id: "view", tabindex: 0, "aria-label": "The world; WASD or arrows to walk, drag to look" });
    const overlay = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    overlay.id = "overlay";
    byId("holder").replaceChildren(canvas, overlay);
    state.meta = meta;
    const viewer = new Viewer(canvas, meta, byId("stick"));
    state.viewer = viewer;
    await viewer.load();
    if (state.viewer !== viewer) return;
    connect(viewer);
    showOrigins();
    finishLoading();
    viewer.run();
    emit("opened");
  } catch (error) {
    if (state.id === id) failLoading(`This world could not be opened: ${error.message}`);
  }
}

/** Leaves the open world. */
export function closeRoom() {
  state.viewer?.dispose();
  Object.assign(state, { id: "", entry: null, meta: null, viewer: null, origins: false, view: "room" });
  byId("holder").replaceChildren();
  byId("loading").hidden = true;
  state.selected = "";
  showOrigins();
}

/** Shows the world as the library has it now, from where the eye is. */
export async function reloadRoom(entry = state.entry) {
  const viewer = state.viewer;
  if (!viewer) return;
  const meta = await readScene(entry);
  if (state.viewer !== viewer) return;
  Object.assign(state, { entry, meta });
  await viewer.change(meta);
  emit("changed");
}

function connect(viewer) {
  let down = null;
  const canvas = viewer.canvas;
  canvas.addEventListener("pointerdown", (e) => (down = [e.clientX, e.clientY]));
  canvas.addEventListener("pointerup", (e) => {
    if (!down || Math.hypot(e.clientX - down[0], e.clientY - down[1]) > STILL) return;
    const thing = viewer.thingAt(e.clientX, e.clientY);
    select(thing ? thing.id : "");
  });
  canvas.addEventListener("pointermove", (e) => showLabel(viewer, e));
  canvas.addEventListener("pointerleave", () => (byId("label").hidden = true));
  viewer.onDrawn = () => emit("drawn");
  viewer.onMode = (mode) => {
    for (const name of ["walk", "orbit", "fly"]) byId(`mode-${name}`).setAttribute("aria-pressed", String(mode === name));
  };
  viewer.onMode(viewer.mode);
}

function showLabel(viewer, event) {
  const label = byId("label");
  const thing = event.buttons || event.pointerType === "touch" ? null : viewer.thingAt(event.clientX, event.clientY);
  label.hidden = !thing;
  if (!thing) return;
  const box = byId("stage").getBoundingClientRect();
  label.textContent = thing.label;
  label.style.left = `${event.clientX - box.left}px`;
  label.style.top = `${event.clientY - box.top}px`;
}

async function toggleOrigins() {
  state.origins = !state.origins;
  showOrigins();
  try {
    await reloadRoom();
  } catch (error) {
    complain(error);
  }
}

function showOrigins() {
  byId("show-origins").setAttribute("aria-pressed", String(state.origins));
  byId("show-origins").hidden = !state.meta?.origins.some((origin) => origin !== "generated");
  byId("legend").hidden = !state.origins;
  const present = Object.entries(ORIGINS).filter(([origin]) => state.meta?.origins.includes(origin));
  byId("legend").replaceChildren(...present.map(([origin, words]) => h("span", { class: origin }, words)));
}

function showView() {
  byId("plan").hidden = state.view !== "plan";
  byId("modes").hidden = state.view === "plan";
  byId("film").hidden = state.view !== "film";
  byId("room").dataset.view = state.view;
  for (const name of ["room", "plan", "film"]) byId(`view-${name}`).setAttribute("aria-pressed", String(state.view === name));
}

/** Where the eye is, as a camera of the world. */
export const eye = () => describeCamera(state.viewer.camera);

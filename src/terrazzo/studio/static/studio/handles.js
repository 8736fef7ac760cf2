// Over the picture: the box of the selected thing, and handles to move it over its floor and to turn it.
import * as THREE from "three";
import { fromWorld, toWorld } from "../axes.js";
import { move, turn } from "./card.js";
import { byId, metres, s } from "./dom.js";
import { on, selectedCard, state } from "./state.js";

const GRID = 0.05; // [m] that moves snap to,
const ANGLE = Math.PI / 12; // and turns; with Alt neither does
const EDGES = [[0, 1], [1, 3], [3, 2], [2, 0], [4, 5], [5, 7], [7, 6], [6, 4], [0, 4], [1, 5], [2, 6], [3, 7]];
const REACH = 0.3; // [m] from the thing's front to its turning handle

let drag = null; // {kind, from, by, angle}
let shown = ""; // what the overlay shows
const snapped = (value, step, free) => (free ? value : Math.round(value / step) * step);

/** A point of the world on the overlay [px], or null behind the eye. */
function onScreen(point) {
  const { camera, canvas } = state.viewer;
  const v = fromWorld(point).applyMatrix4(camera.matrixWorldInverse);
  if (v.z > -camera.near) return null;
  v.applyMatrix4(camera.projectionMatrix);
  return [((v.x + 1) / 2) * canvas.clientWidth, ((1 - v.y) / 2) * canvas.clientHeight];
}

/** Where the pointer is on the level plane of a height [m], or null. */
function onPlane(event, height) {
  const { camera, canvas } = state.viewer;
  const box = canvas.getBoundingClientRect();
  const ray = new THREE.Raycaster();
  ray.setFromCamera(
    new THREE.Vector2((2 * (event.clientX - box.left)) / box.width - 1, 1 - (2 * (event.clientY - box.top)) / box.height),
    camera,
  );
  const hit = ray.ray.intersectPlane(new THREE.Plane(new THREE.Vector3(0, 1, 0), -height), new THREE.Vector3());
  return hit ? toWorld(hit) : null;
}

function placed(card) {
  const [x, y, z] = card.position;
  const by = drag?.by ?? [0, 0];
  return { x: x + by[0], y: y + by[1], z, yaw: card.yaw + (drag?.angle ?? 0) };
}

function corners(card) {
  const { x, y, z, yaw } = placed(card);
  const [c, n] = [Math.cos(yaw), Math.sin(yaw)];
  const out = [];
  for (const h of [0, card.size[2]]) {
    for (const u of [-0.5, 0.5]) {
      for (const v of [-0.5, 0.5]) {
        const [a, b] = [u * card.size[0], v * card.size[1]];
        out.push([x + a * c - b * n, y + a * n + b * c, z + h]);
      }
    }
  }
  return out;
}

function knob(kind, at, text, label) {
  const group = s("g", { class: `knob ${kind}`, transform: `translate(${at[0]} ${at[1]})` }, s("circle", { r: 13 }), s("text", { y: 5 }, text));
  group.append(s("title", {}, label));
  group.onpointerdown = (e) => begin(e, kind, group);
  return group;
}

/** What the overlay depends on, so that it stays as it is while nothing changes. */
function sight() {
  const { camera, canvas } = state.viewer;
  const own = [...camera.matrixWorld.elements, ...camera.projectionMatrix.elements, canvas.clientWidth, canvas.clientHeight];
  return [state.selected, state.entry.job, state.view, drag?.by, drag?.angle, ...own].join();
}

function draw() {
  const svg = byId("overlay");
  const card = selectedCard();
  if (!svg || !state.viewer) return;
  if (drag?.knob) return redraw(svg, card);
  const now = sight();
  if (now === shown && svg.childElementCount) return;
  shown = now;
  svg.replaceChildren();
  if (!card || state.view !== "room") return;
  redraw(svg, card);
  if (card.structure) return;
  const { x, y, z, yaw } = placed(card);
  const base = onScreen([x, y, z]);
  const far = card.size[0] / 2 + REACH;
  const front = onScreen([x + far * Math.cos(yaw), y + far * Math.sin(yaw), z]);
  if (base) svg.append(knob("move", base, "✥", "Drag to move; Alt for free movement"));
  if (front) svg.append(knob("turn", front, "↻", "Drag to turn; Alt for free turning"));
}

function redraw(svg, card) {
  for (const old of svg.querySelectorAll("line, .tag")) old.remove();
  const points = corners(card).map(onScreen);
  const behind = [];
  for (const [i, j] of EDGES) {
    const [a, b] = [points[i], points[j]];
    if (a && b) behind.push(s("line", { x1: a[0], y1: a[1], x2: b[0], y2: b[1] }));
  }
  svg.prepend(...behind);
  if (!drag?.knob) return;
  const { x, y, z, yaw } = placed(card);
  const far = card.size[0] / 2 + REACH;
  const at = onScreen(drag.kind === "move" ? [x, y, z] : [x + far * Math.cos(yaw), y + far * Math.sin(yaw), z]);
  if (!at) return;
  drag.knob.setAttribute("transform", `translate(${at[0]} ${at[1]})`);
  const text = drag.kind === "move" ? metres(Math.hypot(...drag.by)) : `${Math.round((drag.angle * 180) / Math.PI)}°`;
  svg.append(s("text", { class: "tag", x: at[0] + 20, y: at[1] + 5 }, text));
}

function begin(event, kind, group) {
  const card = selectedCard();
  const from = onPlane(event, card.position[2]);
  if (!from) return;
  event.preventDefault();
  group.setPointerCapture(event.pointerId);
  drag = { kind, from, by: [0, 0], angle: 0, knob: group };
  group.onpointermove = (e) => follow(e, card);
  group.onpointerup = group.onpointercancel = (e) => finish(e.type === "pointerup");
}

function follow(event, card) {
  const here = onPlane(event, card.position[2]);
  if (!here || !drag) return;
  if (drag.kind === "move") {
    drag.by = [0, 1].map((k) => snapped(here[k] - drag.from[k], GRID, event.altKey));
  } else {
    const [x, y] = card.position;
    const angle = Math.atan2(here[1] - y, here[0] - x) - card.yaw;
    drag.angle = snapped(Math.atan2(Math.sin(angle), Math.cos(angle)), ANGLE, event.altKey);
  }
  draw();
}

async function finish(whole) {
  const { kind, by, angle } = drag;
  drag.knob = null; // the box stays where it was left until the world has followed
  if (whole) await (kind === "move" ? move([...by, 0]) : turn(angle));
  drag = null;
  draw();
}

/** Connects the overlay. */
export function connectHandles() {
  for (const name of ["selected", "drawn", "changed", "view"]) on(name, draw);
}

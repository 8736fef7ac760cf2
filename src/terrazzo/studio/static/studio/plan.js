// The plan from above: rooms with their measures, things that can be chosen and dragged, and a tape to measure with.
import { toWorld } from "../axes.js";
import { move } from "./card.js";
import { byId, h, metres, s } from "./dom.js";
import { on, select, state } from "./state.js";

const GRID = 0.05; // [m] that things snap to; with Alt they do not
const MARGIN = 0.9; // [m] around the rooms
const LEAST = 0.12; // [m]; smaller things are not drawn
const TALLEST = 2.2; // [m] above the floor; what hangs higher is drawn as a dashed line

let svg = null;
let box = [0, 0, 1, 1]; // x, y, width, height of what is in sight, y downwards
let base = null; // of the storey that is shown
let measuring = false;
let tape = [];

const visible = () => state.view === "plan" && state.meta;
const bases = () => [...new Set(state.meta.rooms.map((r) => r.base))].sort((a, b) => a - b);
const rooms = () => state.meta.rooms.filter((r) => r.base === base);

/** Where a pointer is [m]. */
function at(event) {
  const matrix = svg.getScreenCTM().inverse();
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  return [point.x, -point.y];
}

function fit() {
  const points = rooms().length ? rooms().flatMap((r) => r.floor) : Object.values(state.meta.cards).map((c) => c.position);
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  box = [x0 - MARGIN, -y1 - MARGIN, x1 - x0 + 2 * MARGIN, y1 - y0 + 2 * MARGIN];
}

const area = (floor) =>
  Math.abs(floor.reduce((sum, [x, y], i) => sum + x * floor[(i + 1) % floor.length][1] - floor[(i + 1) % floor.length][0] * y, 0)) / 2;

function text(x, y, words, size, name = "") {
  return s("text", { x, y: -y, "font-size": size, class: name }, words);
}

function roomMarks(room, size) {
  const out = [];
  const n = room.floor.length;
  const turn = Math.sign(room.floor.reduce((sum, [x, y], i) => sum + x * room.floor[(i + 1) % n][1] - room.floor[(i + 1) % n][0] * y, 0));
  room.floor.forEach(([x, y], i) => {
    const [u, v] = room.floor[(i + 1) % n];
    const length = Math.hypot(u - x, v - y);
    if (length < 0.5) return;
    const [nx, ny] = [(turn * (v - y)) / length, (-turn * (u - x)) / length];
    const mark = text((x + u) / 2 + nx * 0.4, (y + v) / 2 + ny * 0.4, `${length.toFixed(2)} m`, size, "measure");
    out.push(mark);
  });
  const middle = room.floor.reduce((sum, p) => sum + p[0], 0) / n;
  const lowest = Math.min(...room.floor.map((p) => p[1]));
  out.push(text(middle, lowest + size * 0.6, `${room.name} · ${area(room.floor).toFixed(1)} m²`, size * 1.1, "room-name"));
  return out;
}

const outline = (room, name) => s("polygon", { points: room.floor.map(([x, y]) => `${x},${-y}`).join(" "), class: name });

function openingMark(hole) {
  const [x, y] = hole.centre;
  const [c, n] = [Math.cos(hole.yaw + Math.PI / 2), Math.sin(hole.yaw + Math.PI / 2)];
  const half = hole.size[0] / 2;
  return s("line", { x1: x - half * c, y1: -(y - half * n), x2: x + half * c, y2: -(y + half * n), class: `opening ${hole.kind}` });
}

function thingMark(id, card, size) {
  const [x, y] = card.position;
  const [depth, width] = card.size;
  const high = card.position[2] - base > TALLEST;
  const group = s("g", { class: `thing${high ? " high" : ""}${id === state.selected ? " selected" : ""}`, transform: `translate(${x} ${-y})` });
  const [r, g, b] = card.colour.map((v) => Math.round(255 * Math.min(Math.max(v, 0), 1)));
  const shape = s("rect", { x: -depth / 2, y: -width / 2, width: depth, height: width, rx: 0.03, transform: `rotate(${(-card.yaw * 180) / Math.PI})` });
  if (!high) shape.setAttribute("fill", `rgb(${r} ${g} ${b})`);
  const dark = 0.3 * r + 0.59 * g + 0.11 * b < 125;
  group.append(shape, s("title", {}, `${card.label}: ${metres(width)} × ${metres(depth)}`));
  const [c, n] = [Math.abs(Math.cos(card.yaw)), Math.abs(Math.sin(card.yaw))];
  const room = [c * depth + n * width, n * depth + c * width];
  if (!high && room[0] > 0.5 * size * card.label.length && room[1] > 1.2 * size) {
    group.append(s("text", { "font-size": size * 0.9, y: size * 0.3, class: dark ? "light" : "dark" }, card.label));
  }
  group.onpointerdown = (e) => drag(e, id, card, group);
  return group;
}

function drag(event, id, card, group) {
  if (measuring || event.button) return;
  event.stopPropagation();
  select(id);
  const from = at(event);
  let by = [0, 0];
  const mark = byId("plan-drawing").querySelector(".selected") ?? group;
  svg.setPointerCapture(event.pointerId);
  svg.onpointermove = (e) => {
    const here = at(e);
    by = [0, 1].map((k) => (e.altKey ? here[k] - from[k] : Math.round((here[k] - from[k]) / GRID) * GRID));
    mark.setAttribute("transform", `translate(${card.position[0] + by[0]} ${-card.position[1] - by[1]})`);
  };
  svg.onpointerup = svg.onpointercancel = async (e) => {
    release();
    if (e.type === "pointerup" && Math.hypot(...by) > 1e-6) await move([...by, 0]);
    draw();
  };
}

function release() {
  svg.onpointermove = svg.onpointerup = svg.onpointercancel = null;
}

function pan(event) {
  if (measuring) return measure(event);
  const from = at(event);
  svg.setPointerCapture(event.pointerId);
  let moved = false;
  svg.onpointermove = (e) => {
    const here = at(e);
    box[0] -= here[0] - from[0];
    box[1] += here[1] - from[1];
    moved = true;
    svg.setAttribute("viewBox", box.join(" "));
  };
  svg.onpointerup = svg.onpointercancel = () => {
    release();
    if (!moved) select("");
  };
}

function measure(event) {
  if (tape.length === 2) tape = [];
  tape.push(at(event));
  svg.onpointermove = tape.length === 1 ? (e) => drawTape([tape[0], at(e)]) : null;
  drawTape(tape);
}

function drawTape(points) {
  const group = svg.querySelector("#tape");
  if (points.length < 2) return group.replaceChildren(...points.map(([x, y]) => s("circle", { cx: x, cy: -y, r: 0.04 })));
  const [[x, y], [u, v]] = points;
  group.replaceChildren(
    s("line", { x1: x, y1: -y, x2: u, y2: -v }),
    text((x + u) / 2, (y + v) / 2 + 0.1, metres(Math.hypot(u - x, v - y)), box[2] / 45),
  );
}

function zoom(event) {
  event.preventDefault();
  const factor = Math.exp(event.deltaY * 0.0012);
  const [x, y] = at(event);
  box = [x + (box[0] - x) * factor, -y + (box[1] + y) * factor, box[2] * factor, box[3] * factor];
  draw();
}

/** Where the person stands and looks. */
function eyeMark(size) {
  const [x, y] = toWorld(state.viewer.camera.position);
  const look = state.viewer.camera.getWorldDirection(state.viewer.camera.position.clone());
  const degrees = (Math.atan2(look.z, look.x) * 180) / Math.PI;
  return s("path", { class: "eye", d: "M0 0 L1.6 -0.9 A1.85 1.85 0 0 1 1.6 0.9 Z", transform: `translate(${x} ${-y}) rotate(${degrees}) scale(${size})` });
}

function draw() {
  if (!visible()) return;
  const size = Math.max(box[2], box[3]) / 55;
  svg.setAttribute("viewBox", box.join(" "));
  const storey = (z) => z >= base - 0.3 && !bases().some((b) => b > base && z >= b - 0.3);
  const cards = Object.entries(state.meta.cards)
    .filter(([, c]) => !c.structure && storey(c.position[2]) && Math.max(c.size[0], c.size[1]) >= LEAST)
    .sort(([, a], [, b]) => a.position[2] + a.size[2] - b.position[2] - b.size[2]);
  svg.replaceChildren(
    ...rooms().map((r) => outline(r, "walls")),
    ...rooms().map((r) => outline(r, "floor")),
    ...state.meta.openings.filter((o) => storey(o.centre[2])).map(openingMark),
    ...cards.map(([id, card]) => thingMark(id, card, size)),
    ...rooms().flatMap((r) => roomMarks(r, size)),
    eyeMark(size * 1.2),
    s("g", { id: "tape" }),
  );
  if (tape.length) drawTape(tape);
}

function build() {
  svg = s("svg", { id: "plan-drawing", role: "img", "aria-label": "Plan from above" });
  svg.onpointerdown = pan;
  svg.addEventListener("wheel", zoom, { passive: false });
  base = bases()[0] ?? 0;
  tape = [];
  const tapeButton = h("button", { id: "measure", "aria-pressed": "false" }, "Measure");
  tapeButton.onclick = () => {
    measuring = !measuring;
    tape = [];
    tapeButton.setAttribute("aria-pressed", String(measuring));
    svg.classList.toggle("measuring", measuring);
    draw();
  };
  measuring = false;
  const storeys = bases().map((b, i) =>
    h("button", { "aria-pressed": String(b === base), onclick: (e) => {
      base = b;
      for (const other of e.target.parentElement.children) other.setAttribute("aria-pressed", String(other === e.target));
      fit();
      draw();
    } }, i === 0 ? "Ground floor" : `Floor ${i}`));
  byId("plan").replaceChildren(
    svg,
    h("div", { class: "tools" }, tapeButton, h("button", { onclick: () => (fit(), draw()) }, "Fit"),
      storeys.length > 1 ? h("div", { class: "segments" }, storeys) : null),
  );
  fit();
}

/** Connects the plan with the world. */
export function connectPlan() {
  on("view", () => {
    if (!visible()) return;
    build();
    draw();
  });
  on("changed", draw);
  on("selected", draw);
}

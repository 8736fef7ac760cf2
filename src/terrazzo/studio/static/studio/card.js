// The card of the selected thing: what it is, and what can be done to it without words.
import { byId, h, metres } from "./dom.js";
import { edit } from "./edits.js";
import { on, select, selectedCard, state } from "./state.js";

const STEP = 0.1; // [m] of a nudge
const TURN = 15; // [degrees]
const SURFACES = ["wall", "floor", "ceiling"];
const ORIGINS = { generated: "made from words", observed: "seen in a photograph", invented: "invented, seen by nobody" };

const operate = (operation, said) => edit({ operations: [operation] }, said);
const things = () => [state.selected];

/** Moves the selected thing by metres along the world's axes. */
export function move([x, y, z]) {
  if (Math.hypot(x, y, z) < 1e-6) return null;
  const label = selectedCard().label;
  return operate({ operation: "Move", things: things(), by: [x, y, z] }, `Move the ${label} by ${metres(Math.hypot(x, y, z))}`);
}

/** Turns the selected thing counter-clockwise [radians]. */
export function turn(angle) {
  if (Math.abs(angle) < 1e-6) return null;
  const degrees = Math.round((angle * 180) / Math.PI);
  return operate({ operation: "Rotate", things: things(), angle }, `Turn the ${selectedCard().label} by ${degrees}°`);
}

function recolour(card, name) {
  const surface = SURFACES.find((s) => s === card.kind);
  const said = `Make the ${card.label} ${name}`;
  if (surface) return operate({ operation: "Refinish", surface, rooms: card.room ? [card.room] : [], colour: name }, said);
  return operate({ operation: "Recolour", things: things(), colour: name }, said);
}

function rematerial(card, name) {
  const surface = SURFACES.find((s) => s === card.kind);
  const said = `Make the ${card.label} of ${name}`;
  if (surface) return operate({ operation: "Refinish", surface, rooms: card.room ? [card.room] : [], material: name }, said);
  return operate({ operation: "Rematerial", things: things(), material: name }, said);
}

function swatches(title, offered, choose) {
  return h(
    "details",
    { class: "picker", name: "pickers" },
    h("summary", {}, title),
    h("div", { class: "swatches" }, offered.map(({ name, css }) =>
      h("button", { class: "swatch", title: name, "aria-label": name, style: { background: css }, onclick: () => choose(name) }))),
  );
}

function facts(card) {
  const [depth, width, height] = card.size;
  const rows = [
    ["Size", `${metres(width)} wide, ${metres(depth)} deep, ${metres(height)} high`],
    ["Material", card.material],
    ["Weight", card.mass >= 0.05 && !card.structure ? `${card.mass < 10 ? card.mass.toFixed(1) : Math.round(card.mass)} kg` : null],
    ["Stands on", state.meta.cards[card.support]?.label ?? (card.structure ? null : card.support)],
    ["Room", card.room || null],
    ["Origin", ORIGINS[card.origin] + (card.confidence < 1 ? ` (${Math.round(100 * card.confidence)} % sure)` : "")],
  ];
  return h("dl", {}, rows.filter(([, value]) => value).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function nudges() {
  const button = (text, label, action) => h("button", { class: "icon", title: label, "aria-label": label, onclick: action }, text);
  // Left and right as the person sees it: along the world's axis that is nearest to the camera's right.
  const along = (right, ahead) => () => {
    const { x, z } = state.viewer.camera.getWorldDirection(state.viewer.camera.position.clone());
    const quarter = Math.round(Math.atan2(-z, x) / (Math.PI / 2)) * (Math.PI / 2);
    const [c, s] = [Math.round(Math.cos(quarter)), Math.round(Math.sin(quarter))];
    move([STEP * (ahead * c + right * s), STEP * (ahead * s - right * c), 0]);
  };
  const resize = (factor, word) => () =>
    operate({ operation: "Resize", things: things(), factors: [factor, factor, factor] }, `Make the ${selectedCard().label} ${word}`);
  return h(
    "div",
    { class: "nudges" },
    button("←", "10 cm to the left", along(-1, 0)),
    button("↑", "10 cm away", along(0, 1)),
    button("↓", "10 cm nearer", along(0, -1)),
    button("→", "10 cm to the right", along(1, 0)),
    button("↺", "Turn left by 15°", () => turn((TURN * Math.PI) / 180)),
    button("↻", "Turn right by 15°", () => turn((-TURN * Math.PI) / 180)),
    button("+", "Larger by a tenth", resize(1.1, "larger")),
    button("−", "Smaller by a tenth", resize(1 / 1.1, "smaller")),
  );
}

function show() {
  const card = selectedCard();
  const box = byId("card");
  if (!card) {
    box.replaceChildren(h("p", { class: "quiet hint" }, "Click a thing to see what it is and to change it."), list());
    return;
  }
  const title = [...card.attributes, card.label].join(" ");
  const free = !card.structure;
  const plain = free || SURFACES.includes(card.kind);
  box.replaceChildren(
    ...[
      h("header", {}, h("h2", {}, title), h("button", { class: "icon", "aria-label": "Close", onclick: () => select("") }, "✕")),
      facts(card),
      free ? nudges() : null,
      plain ? swatches("Colour", state.choices.colours, (name) => recolour(card, name)) : null,
      plain ? swatches("Material", state.choices.materials, (name) => rematerial(card, name)) : null,
      free
        ? h("div", { class: "row" },
            h("button", { id: "duplicate-thing", onclick: () => operate({ operation: "Duplicate", things: things() }, `Duplicate the ${card.label}`) }, "Duplicate"),
            h("button", { id: "remove-thing", onclick: () => operate({ operation: "Remove", things: things() }, `Remove the ${card.label}`) }, "Remove"))
        : null,
    ].filter(Boolean),
  );
}

/** All things by name, for those who cannot click into the picture. */
function list() {
  const cards = Object.entries(state.meta?.cards ?? {}).filter(([, c]) => !c.structure);
  if (!cards.length) return "";
  return h(
    "details",
    { class: "picker" },
    h("summary", {}, `All things (${cards.length})`),
    h("ul", { class: "things" }, cards.map(([id, card]) => h("li", {}, h("button", { class: "link", onclick: () => select(id) }, card.label)))),
  );
}

/** Connects the card with the selection. */
export function connectCard() {
  on("selected", show);
  on("opened", show);
  on("changed", () => {
    if (state.selected && !state.meta.cards[state.selected]) select("");
    else show();
  });
}

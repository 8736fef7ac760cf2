// The column beside the picture: light, and the edit line with what was said.
import { byId, h } from "./dom.js";
import { edit } from "./edits.js";
import { on, selectedCard, state } from "./state.js";

const MOST = 60; // lines that are kept in sight
const HINTS = ["make the sofa green", "put a vase on the table", "remove the rug", "make the walls sage", "make it night"];
const NAMES = { dawn: "Dawn", day: "Day", overcast: "Overcast", sunset: "Sunset", night: "Night" };

function light() {
  const relight = (values, said) => edit({ operations: [{ operation: "Relight", ...values }] }, said);
  const times = state.choices.times.map((time) => h("button", { onclick: () => relight({ time }, `Make it ${time}`) }, NAMES[time] ?? time));
  const lamps = [
    h("button", { onclick: () => relight({ lamps: 0 }, "Turn the lamps off") }, "Off"),
    h("button", { onclick: () => relight({ lamps: 0.4 }, "Dim the lamps") }, "Dim"),
    h("button", { onclick: () => relight({ lamps: 1 }, "Turn the lamps on") }, "On"),
  ];
  byId("light").hidden = !state.meta.planned; // of other worlds only the light that they came with is known
  byId("light").replaceChildren(
    h("h3", {}, "Time of day"),
    h("div", { class: "segments" }, times),
    ...(state.meta.lamps ? [h("h3", {}, "Lamps"), h("div", { class: "segments" }, lamps)] : []),
  );
}

function say({ text, who }) {
  const log = byId("said");
  log.append(h("li", { class: who }, text));
  while (log.children.length > MOST) log.firstChild.remove();
  log.scrollTop = log.scrollHeight;
}

function hint() {
  const line = byId("edit-words");
  const card = selectedCard();
  line.placeholder = `Try “${card ? "make it walnut" : HINTS[Math.floor(Math.random() * HINTS.length)]}”`;
}

function send(event) {
  event.preventDefault();
  const line = byId("edit-words");
  const words = line.value.trim();
  if (!words) return;
  line.value = "";
  const about = state.selected ? [state.selected] : [];
  edit({ words, about, seed: Math.floor(Math.random() * 1e6) }, words);
}

/** Connects the column. */
export function connectSide() {
  byId("edit-line").onsubmit = send;
  on("said", say);
  on("selected", hint);
  on("opened", () => {
    byId("said").replaceChildren();
    light();
    hint();
  });
  on("changed", light);
  on("editing", (job) => {
    const bar = byId("editing");
    bar.hidden = !job;
    if (job) bar.firstElementChild.style.width = `${Math.round(100 * Math.max(job.fraction, 0.04))}%`;
  });
}

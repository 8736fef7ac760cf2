// Elements in few words, and short notices.

/** An element: `h("button", { class: "x", onclick: f }, "text", child)`. Properties that are null are left out. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (name.startsWith("on") || name in { value: 1, checked: 1, disabled: 1, hidden: 1, selected: 1 }) element[name] = value;
    else if (name === "style") Object.assign(element.style, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((c) => c !== null && c !== undefined));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element. */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export const byId = (id) => document.getElementById(id);

/** A notice that goes by itself. `kind` is "good", "bad" or "". */
export function toast(text, kind = "") {
  const note = h("p", { class: `toast ${kind}` }, text);
  byId("toasts").append(note);
  setTimeout(() => note.remove(), kind === "bad" ? 9000 : 5000);
}

/** Shows an error as a notice; for use in `catch`. */
export const complain = (error) => toast(error.message, "bad");

/** A dialog with a heading; resolves when it is closed. `build(close)` gives its content. */
export function dialog(title, build) {
  const box = byId("dialog");
  const close = () => box.close();
  box.replaceChildren(
    h("header", {}, h("h2", {}, title), h("button", { class: "icon", "aria-label": "Close", onclick: close }, "✕")),
    ...[build(close)].flat(),
  );
  box.showModal();
  return new Promise((resolve) => box.addEventListener("close", resolve, { once: true }));
}

/** Asks before something that cannot be taken back. */
export async function confirmed(title, text, action) {
  let yes = false;
  await dialog(title, (close) => [
    h("p", {}, text),
    h(
      "div",
      { class: "actions" },
      h("button", { onclick: close }, "Cancel"),
      h("button", { class: "main", onclick: () => ((yes = true), close()) }, action),
    ),
  ]);
  return yes;
}

/** Metres as people say them: "45 cm", "1.20 m". */
export const metres = (value) => (value < 0.995 ? `${Math.round(value * 100)} cm` : `${value.toFixed(2)} m`);

/** "1 thing", "3 things". */
export const counted = (n, word) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;

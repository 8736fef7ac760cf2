// What the parts of an open world share, and how they tell each other of changes.

export const state = {
  id: "",
  entry: null,
  meta: null, // scene.json
  viewer: null,
  choices: null,
  selected: "", // id of a thing
  view: "room", // "room", "plan" or "film"
  origins: false,
};

const listeners = new Map();

/** Calls `look` whenever `name` happens: "opened", "changed" (the world), "selected", "view", "drawn", "said" (with a text). */
export function on(name, look) {
  if (!listeners.has(name)) listeners.set(name, []);
  listeners.get(name).push(look);
}

export function emit(name, value) {
  for (const look of listeners.get(name) ?? []) look(value);
}

/** Selects a thing by its id, or none. */
export function select(id) {
  if (id === state.selected) return;
  state.selected = id;
  emit("selected");
}

/** The card of the selected thing, or null. */
export const selectedCard = () => (state.selected && state.meta?.cards[state.selected]) || null;

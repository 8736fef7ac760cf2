// Edits: asking for them, telling what became of them, undo and redo.
import { get, post } from "./api.js";
import { byId, complain } from "./dom.js";
import { ended, finished, watchJobs } from "./jobs.js";
import { emit, on, state } from "./state.js";

const refreshed = new Map(); // job -> when the page shows what it did
let reload = async () => {}; // shows the open world as the library has it now

/** Shows what a job has done to the open world, once; resolves when it is shown. */
function refresh(job) {
  if (!refreshed.has(job.id)) refreshed.set(job.id, showEdited());
  return refreshed.get(job.id);
}

async function showEdited() {
  const entry = await get(`/api/worlds/${state.id}`);
  if (entry.id !== state.id || entry.job === state.entry?.job) return; // another world by now, or news of long ago
  await reload(entry);
  showSteps();
}

/** Asks for an edit of the open world: {words} or {operations} or {step}. Resolves when it is done, with whether anything changed. */
export async function edit(body, said) {
  const id = state.id;
  emit("said", { text: said, who: "person" });
  try {
    const job = await post(`/api/worlds/${id}/edit`, body);
    const last = await finished(job);
    for (const line of last.result.report) emit("said", { text: line.text, who: line.done ? "done" : "refused" });
    if (last.result.changed && state.id === id) await refresh(last);
    return last.result.changed;
  } catch (error) {
    emit("said", { text: error.message, who: "refused" });
    return false;
  }
}

export const undo = () => edit({ step: "undo" }, "Undo");
export const redo = () => edit({ step: "redo" }, "Do again");

function showSteps() {
  byId("undo").disabled = !state.entry?.undo;
  byId("redo").disabled = !state.entry?.redo;
}

/** Connects the buttons, and follows what jobs do to the open world, whoever asked for them. `reloadRoom` shows it anew. */
export function connectEdits(reloadRoom) {
  reload = reloadRoom;
  byId("undo").onclick = undo;
  byId("redo").onclick = redo;
  on("opened", showSteps);
  window.addEventListener("keydown", (e) => {
    if (!state.id || !(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "z") return;
    if (e.target.closest("input, textarea")) return;
    e.preventDefault();
    if (e.shiftKey && state.entry.redo) redo();
    if (!e.shiftKey && state.entry.undo) undo();
  });
  watchJobs((job) => {
    if (job.kind !== "edit" || job.world !== state.id) return;
    emit("editing", ended(job) ? null : job);
    if (job.state === "done" && job.result.changed && state.entry) refresh(job).catch(complain);
  });
}

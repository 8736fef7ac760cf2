// The studio's page: which view is shown, and the bar on top.
import { showProgress } from "../loading.js";
import { get, patch } from "./api.js";
import { connectCard } from "./card.js";
import { byId, complain } from "./dom.js";
import { connectEdits } from "./edits.js";
import { showExport } from "./exporting.js";
import { connectFilm } from "./film.js";
import { connectHandles } from "./handles.js";
import { buildHome, showHome } from "./home.js";
import { follow, listen } from "./jobs.js";
import { connectPlan } from "./plan.js";
import { connectSide } from "./side.js";
import { buildStage, closeRoom, openRoom, reloadRoom, showLoading } from "./stage.js";
import { emit, on, select, state } from "./state.js";

const IN_ROOM = ["world-title", "world-tools", "views", "show-export"];

/** The id of the world that the address names, or "". */
const wanted = () => /^#\/([0-9a-f]{16})$/.exec(window.location.hash)?.[1] ?? "";

function setView(view) {
  state.view = view;
  emit("view");
}

async function route() {
  const id = wanted();
  byId("home").hidden = Boolean(id);
  byId("room").hidden = !id;
  for (const part of IN_ROOM) byId(part).hidden = !id;
  byId("dialog").close();
  try {
    if (!id) {
      closeRoom();
      document.title = "Terrazzo studio";
      await showHome();
    } else {
      closeRoom();
      await arrive(id);
      if (wanted() !== id) return;
      setView("room");
      await openRoom(id);
    }
  } catch (error) {
    complain(error);
    if (id) window.location.hash = "#/";
  }
}

/** Waits for a world that is still being made: its id is that of its job. */
async function arrive(id) {
  try {
    await get(`/api/worlds/${id}`);
  } catch (missing) {
    const job = await get(`/api/jobs/${id}`).catch(() => {
      throw missing;
    });
    showLoading(job.arguments.prompt ?? job.arguments.title ?? "");
    const last = await follow(job, (news) => wanted() === id && showProgress(news.stage || "waiting", news.fraction));
    if (wanted() === id && last.state !== "done") throw last.message ? new Error(last.message) : missing;
  }
}

function connectTitle() {
  const title = byId("world-title");
  title.onchange = async () => {
    try {
      state.entry = await patch(`/api/worlds/${state.id}`, { title: title.value });
    } catch (error) {
      complain(error);
    }
    title.value = state.entry.title;
    document.title = `${state.entry.title} - Terrazzo`;
  };
  title.onkeydown = (e) => e.key === "Enter" && title.blur();
  on("opened", () => {
    title.value = state.entry.title;
    document.title = `${state.entry.title} - Terrazzo`;
  });
}

async function main() {
  listen();
  state.choices = await get("/api/choices");
  buildHome(state.choices);
  buildStage();
  connectEdits(reloadRoom);
  connectTitle();
  connectSide();
  connectCard();
  connectHandles();
  connectPlan();
  connectFilm();
  for (const view of ["room", "plan", "film"]) byId(`view-${view}`).onclick = () => setView(view);
  byId("show-export").onclick = showExport;
  window.addEventListener("hashchange", route);
  await route();
}

const started = main();
started.catch(complain);

/** The page's own small interface, for tests. */
window.studio = {
  started: started.then(() => true),
  state,
  select,
  idle: () => state.viewer?.draw().then(() => true),
};

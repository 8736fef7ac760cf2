// Jobs: news from the server, those who wait for one, and the list behind the Jobs button.
import { remove } from "./api.js";
import { byId, complain, h } from "./dom.js";

const NAMES = {
  drafts: "Drafts",
  create: "World from words",
  photographs: "World from photographs",
  import: "Import",
  edit: "Edit",
  film: "Film",
  export: "Export",
};
const ENDED = ["done", "failed", "cancelled", "interrupted"];
const known = new Map();
const watchers = new Set();
let source = null;

export const ended = (job) => ENDED.includes(job.state);

/** Calls `look(job)` with every news of every job; returns what ends that. */
export function watchJobs(look) {
  watchers.add(look);
  return () => watchers.delete(look);
}

/** Follows one job; `look` is told of all its news. Resolves with the job when it has ended. */
export function follow(job, look = () => {}) {
  return new Promise((resolve) => {
    const see = (news) => {
      if (news.id !== job.id) return;
      look(news);
      if (!ended(news)) return;
      stop();
      resolve(news);
    };
    const stop = watchJobs(see);
    see(known.get(job.id) ?? job);
  });
}

/** Like `follow`, but a job that was not done is an Error with its reason. */
export async function finished(job, look) {
  const last = await follow(job, look);
  if (last.state === "cancelled") throw new Error("Cancelled");
  if (last.state !== "done") throw new Error(last.message || "It could not be done");
  return last;
}

export const cancel = (job) => remove(`/api/jobs/${job.id}`).catch(complain);

/** All jobs that are known, newest first. */
export const allJobs = () => [...known.values()].sort((a, b) => b.created - a.created);

/** A bar that shows how far a job is, with its stage and a way to stop it. */
export function progressOf(job) {
  const waiting = job.state === "queued";
  const percent = Math.round(100 * job.fraction);
  return h(
    "div",
    { class: "progress" },
    h("div", { class: "bar", role: "progressbar", "aria-valuenow": percent, "aria-valuemin": 0, "aria-valuemax": 100 },
      h("div", { style: { width: `${percent}%` } })),
    h("span", { class: "stage" }, waiting ? "waiting" : `${job.stage || "starting"} · ${percent} %`),
    h("button", { class: "link", onclick: () => cancel(job) }, "Cancel"),
  );
}

function row(job) {
  const { words, prompt, title, format, step } = job.arguments;
  const told = words ?? prompt ?? title ?? format ?? step ?? (job.result.report ?? []).map((line) => line.text).join("; ");
  return h(
    "li",
    { class: job.state },
    h("strong", {}, NAMES[job.kind] ?? job.kind),
    told ? h("span", { class: "told" }, told) : null,
    ended(job) ? h("span", { class: "state" }, job.state === "done" ? "done" : job.message || job.state) : progressOf(job),
    job.state === "done" && job.result.file ? h("a", { href: `/api/jobs/${job.id}/file`, download: "" }, "Download") : null,
  );
}

function show() {
  const jobs = allJobs();
  const busy = jobs.filter((j) => !ended(j)).length;
  byId("jobs-count").hidden = !busy;
  byId("jobs-count").textContent = busy;
  if (byId("jobs").hidden) return;
  byId("jobs").replaceChildren(
    h("h2", {}, "Jobs"),
    jobs.length ? h("ul", {}, jobs.slice(0, 30).map(row)) : h("p", { class: "quiet" }, "Nothing has been asked for yet."),
  );
}

/** Listens for news, for as long as the page is there. */
export function listen() {
  source = new EventSource("/api/events");
  source.addEventListener("jobs", (event) => {
    for (const job of JSON.parse(event.data)) {
      known.set(job.id, job);
      for (const look of [...watchers]) look(job);
    }
    show();
  });
  const button = byId("show-jobs");
  button.onclick = () => {
    byId("jobs").hidden = !byId("jobs").hidden;
    button.setAttribute("aria-expanded", String(!byId("jobs").hidden));
    show();
  };
  window.addEventListener("pagehide", () => source.close());
}

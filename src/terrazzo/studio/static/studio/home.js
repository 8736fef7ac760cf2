// The first view: words or photographs in, drafts to choose from, and the library.
import { get, patch, post, remove, upload } from "./api.js";
import { byId, complain, confirmed, counted, dialog, h, toast } from "./dom.js";
import { allJobs, cancel, ended, finished, follow, progressOf, watchJobs } from "./jobs.js";

const EXAMPLES = [
  "a sunlit kitchen with oak cabinets, a marble island and two stools",
  "a cosy reading corner with a green armchair and a tall bookshelf",
  "a small apartment with a bedroom, a bathroom and a living room",
  "a lakeside clearing with a cabin, pine trees and a canoe",
];
const DETAILS = [
  ["", "as the place asks"],
  ["60000", "60k splats, quickest"],
  ["200000", "200k splats"],
  ["1000000", "1M splats"],
  ["2000000", "2M splats"],
];
const MAKING = ["create", "photographs", "import"];
const PHOTOGRAPHS = "image/jpeg,image/png,image/webp,image/heic,video/mp4,video/quicktime,video/webm";
let choices = null;

/** Builds the view once. */
export function buildHome(offered) {
  choices = offered;
  byId("home").replaceChildren(
    h("div", { class: "making" }, promptBox(), dropBox()),
    h("div", { id: "drafts", hidden: true }),
    h("div", { class: "shelf-head" }, h("h2", {}, "Library"), h("button", { id: "show-bin", class: "link", onclick: showBin }, "Bin")),
    h("ul", { id: "shelf" }),
  );
  watchJobs((job) => {
    if (byId("home").hidden) return;
    if (MAKING.includes(job.kind)) ended(job) ? showHome() : showWaiting();
  });
}

/** Shows the library as it is now. */
export async function showHome() {
  const worlds = await get("/api/worlds");
  byId("shelf").replaceChildren(...worlds.map(card));
  if (!worlds.length) {
    byId("shelf").append(h("li", { class: "nothing" }, "Worlds that you make or import are kept here."));
  }
  showWaiting();
}

function showWaiting() {
  for (const old of document.querySelectorAll("#shelf .waiting")) old.remove();
  const jobs = allJobs().filter((j) => MAKING.includes(j.kind) && !ended(j));
  byId("shelf").prepend(...jobs.map((job) =>
    h("li", { class: "card waiting" },
      h("div", { class: "picture" }),
      h("div", { class: "about" }, h("strong", {}, job.arguments.prompt ?? job.arguments.title ?? "A new world"), progressOf(job))),
  ));
}

function promptBox() {
  const words = h("textarea", { id: "prompt", rows: 3, maxlength: 4000, placeholder: EXAMPLES[0], "aria-label": "What to make" });
  const select = (id, label, options) =>
    h("label", {}, label, h("select", { id }, options.map(([value, text]) => h("option", { value }, text))));
  const wishes = () => ({
    prompt: words.value.trim() || words.placeholder,
    time: byId("wish-time").value,
  });
  const quality = () => {
    const splats = Number(byId("wish-splats").value);
    return { quality: byId("wish-quality").value, ...(splats ? { splats } : {}) };
  };
  words.onkeydown = (e) => {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) makeDrafts(wishes(), quality());
  };
  return h(
    "div",
    { class: "box words" },
    h("h1", {}, "Describe a place"),
    words,
    h("div", { class: "examples" }, EXAMPLES.slice(1).map((text) => h("button", { class: "chip", onclick: () => (words.value = text) }, text))),
    h(
      "div",
      { class: "row" },
      select("wish-time", "Time", [["", "as the words say"], ...choices.times.map((t) => [t, t])]),
      select("wish-quality", "Light", [["normal", "normal"], ["draft", "draft, quickest"], ["high", "high, slower"]]),
      select("wish-splats", "Detail", DETAILS),
      h("div", { class: "space" }),
      h("button", { id: "make-drafts", onclick: () => makeDrafts(wishes(), quality()) }, "Show drafts"),
      h("button", { id: "make", class: "main", onclick: () => make({ ...wishes(), ...quality() }) }, "Make it"),
    ),
  );
}

async function make(asked) {
  try {
    const job = await post("/api/jobs/create", asked);
    byId("drafts").hidden = true;
    toast("It is being made. You can go on working meanwhile.");
    openWhenDone(job);
  } catch (error) {
    complain(error);
  }
}

/** Opens the world that a job makes, if the person is still looking at the library then. */
async function openWhenDone(job) {
  try {
    const last = await finished(job);
    for (const note of (last.result.notes ?? []).slice(0, 3)) toast(`${note.subject}: ${note.reason}`);
    if (!byId("home").hidden) window.location.hash = `#/${last.result.world}`;
  } catch (error) {
    complain(error);
  }
}

async function makeDrafts(wishes, quality) {
  const area = byId("drafts");
  const seed = Math.floor(Math.random() * 1e6);
  try {
    const job = await post("/api/jobs/drafts", { ...wishes, seed, count: 4 });
    area.hidden = false;
    const last = await follow(job, (news) => showDrafts(area, news, wishes, quality));
    if (last.state === "failed") {
      area.hidden = true;
      complain(new Error(last.message));
    } else if (last.state === "cancelled") area.hidden = true;
  } catch (error) {
    complain(error);
  }
}

function showDrafts(area, job, wishes, quality) {
  const drafts = job.state === "done" ? job.result.drafts : job.parts;
  const choose = (draft) => {
    if (!ended(job)) cancel(job); // the others are not wanted any more
    make({ ...wishes, ...quality, seed: draft.seed });
  };
  area.replaceChildren(
    h("div", { class: "shelf-head" }, h("h2", {}, "Drafts"),
      ended(job) ? h("button", { class: "link", onclick: () => (area.hidden = true) }, "Close") : progressOf(job)),
    h("ul", { class: "shelf" }, drafts.map((draft, i) =>
      h("li", { class: "card" },
        h("button", { class: "picture", "aria-label": `Make draft ${i + 1}`, onclick: () => choose(draft) },
          h("img", { src: `/api/jobs/${job.id}/drafts/${draft.seed}.jpg`, alt: "" }),
          h("span", { class: "over" }, "Make this one"))))),
  );
}

function dropBox() {
  const photographs = h("input", { type: "file", multiple: true, accept: PHOTOGRAPHS, hidden: true, id: "choose-photographs" });
  const scene = h("input", { type: "file", accept: choices.endings.join(","), hidden: true, id: "choose-scene" });
  photographs.onchange = () => sendPhotographs([...photographs.files]);
  scene.onchange = () => scene.files.length && sendScene(scene.files[0]);
  const box = h(
    "div",
    { class: "box drop" },
    h("h2", {}, "Or start from what you have"),
    h("p", {}, "Drop photographs of a room, a video, or a splat file here."),
    h("div", { class: "row" },
      h("button", { onclick: () => photographs.click() }, "Photographs"),
      h("button", { onclick: () => scene.click() }, "Splat file or .world")),
    h("p", { class: "quiet" }, "Everything stays on this machine."),
    photographs,
    scene,
  );
  box.ondragover = (e) => (e.preventDefault(), box.classList.add("over"));
  box.ondragleave = () => box.classList.remove("over");
  box.ondrop = (e) => {
    e.preventDefault();
    box.classList.remove("over");
    const files = [...e.dataTransfer.files];
    if (!files.length) return;
    if (files.every((f) => /^(image|video)\//.test(f.type) || /\.hei[cf]$/i.test(f.name))) sendPhotographs(files);
    else sendScene(files[0]);
  };
  return box;
}

async function sendScene(file) {
  try {
    const id = await sent([file], "scene");
    const title = file.name.replace(/\.[^.]*$/, "") || "Scan";
    openWhenDone(await post("/api/jobs/import", { upload: id[0], title: title.slice(0, 200) }));
  } catch (error) {
    complain(error);
  }
}

async function sent(files, purpose) {
  const ids = [];
  const note = h("p", { class: "toast" }, "sending");
  byId("toasts").append(note);
  try {
    for (const [i, file] of files.entries()) {
      ids.push(await upload(file, purpose, (f) => (note.textContent = `sending ${i + 1} of ${files.length} · ${Math.round(100 * f)} %`)));
    }
  } finally {
    note.remove();
  }
  return ids;
}

async function sendPhotographs(files) {
  if (!files.length) return;
  await dialog("World from photographs", (close) => {
    const title = h("input", { value: "Photographed room", maxlength: 200 });
    const minutes = h("input", { type: "number", min: 1, max: 600, value: 8 });
    const panorama = h("input", { type: "checkbox", id: "panorama" });
    const go = async () => {
      close();
      try {
        const uploads = await sent(files, "photograph");
        const asked = { uploads, title: title.value || "Photographed room", minutes: Number(minutes.value), panorama: panorama.checked };
        openWhenDone(await post("/api/jobs/photographs", asked));
      } catch (error) {
        complain(error);
      }
    };
    return [
      h("p", {}, `${counted(files.length, "file")}. One photograph gives a room with its unseen parts invented; many that overlap give the room as it is.`),
      h("label", { class: "line" }, "Name", title),
      h("label", { class: "line" }, "Minutes that fitting may take", minutes),
      files.length === 1 ? h("label", { class: "line" }, "It is a panorama, 360 × 180 degrees", panorama) : null,
      h("div", { class: "actions" }, h("button", { onclick: close }, "Cancel"), h("button", { class: "main", onclick: go }, "Make it")),
    ].filter(Boolean);
  });
}

function card(entry) {
  const menu = h(
    "div",
    { class: "menu" },
    h("button", { class: "link", onclick: () => rename(entry) }, "Rename"),
    h("button", { class: "link", onclick: () => act(post(`/api/worlds/${entry.id}/duplicate`)) }, "Duplicate"),
    h("button", { class: "link", onclick: () => act(remove(`/api/worlds/${entry.id}`), `${entry.title} is in the bin.`) }, "Delete"),
  );
  return h(
    "li",
    { class: "card", "data-world": entry.id },
    h("a", { class: "picture", href: `#/${entry.id}`, "aria-label": `Open ${entry.title}` },
      h("img", { src: `/api/worlds/${entry.id}/picture.jpg?${entry.job}`, alt: "", loading: "lazy" })),
    h("div", { class: "about" },
      h("strong", { title: entry.title }, entry.title),
      h("span", { class: "quiet" }, `${counted(entry.things, "thing")} · ${counted(entry.splats, "splat")}`),
      menu),
  );
}

async function act(promise, said = "") {
  try {
    await promise;
    if (said) toast(said);
    await showHome();
  } catch (error) {
    complain(error);
  }
}

function rename(entry) {
  dialog("Rename", (close) => {
    const title = h("input", { value: entry.title, maxlength: 200, "aria-label": "Name" });
    const go = () => (close(), act(patch(`/api/worlds/${entry.id}`, { title: title.value })));
    title.onkeydown = (e) => e.key === "Enter" && go();
    return [title, h("div", { class: "actions" }, h("button", { onclick: close }, "Cancel"), h("button", { class: "main", onclick: go }, "Rename"))];
  });
}

async function showBin() {
  const binned = await get("/api/bin");
  dialog("Bin", (close) => {
    const restore = (entry) => (close(), act(post(`/api/worlds/${entry.id}/restore`), `${entry.title} is back.`));
    const empty = async () => {
      close();
      const yes = await confirmed("Empty the bin", `${counted(binned.length, "world")} will be deleted for good.`, "Delete for good");
      if (yes) act(remove("/api/bin"), "The bin is empty.");
    };
    if (!binned.length) return h("p", { class: "quiet" }, "The bin is empty.");
    return [
      h("ul", { class: "binned" }, binned.map((entry) =>
        h("li", {}, h("img", { src: `/api/worlds/${entry.id}/picture.jpg`, alt: "" }), h("span", {}, entry.title),
          h("button", { onclick: () => restore(entry) }, "Restore")))),
      h("div", { class: "actions" }, h("button", { onclick: empty }, "Empty the bin")),
    ];
  });
}

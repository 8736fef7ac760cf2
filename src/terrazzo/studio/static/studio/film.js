// Film: keyframes on a timeline, the preview, and the render with its progress.
import { post } from "./api.js";
import { byId, complain, h } from "./dom.js";
import { allJobs, ended, progressOf, watchJobs } from "./jobs.js";
import { addKeyframe, cameraAt, duration, followWay, keepShot, readShot, removeKeyframe, retime, shot, tellShot } from "./shot.js";
import { eye } from "./stage.js";
import { on, state } from "./state.js";

const GAP = 3; // [s] from the last keyframe to a new one
const SHORTEST = 8; // [s] that the timeline shows at least
const FILM_BACK = 36; // [mm], width of the picture of which the lens is told
const ASPECTS = { "16:9": 16 / 9, "9:16": 9 / 16, "1:1": 1, "4:5": 4 / 5, "2.39:1": 2.39 };
const SIZES = { 360: "360p", 480: "480p", 720: "720p", 1080: "1080p", 2160: "4K" };
const RATES = [24, 25, 30, 50, 60];
const output = { aspect: "16:9", size: "720", fps: "30", suffix: "mp4" };

let lens = 24; // [mm]
let time = 0; // of the playhead [s]
let chosen = -1; // index of a keyframe
let filming = false; // whether the picture is framed as the film will be
let playing = 0; // id of the animation frame, or 0

const fovOf = (mm) => 2 * Math.atan(FILM_BACK / 2 / mm);
const lensOf = (fov) => FILM_BACK / 2 / Math.tan(fov / 2);
const span = () => Math.max(SHORTEST, duration() * 1.2);
const active = () => state.view === "film" && state.viewer;

/** The horizontal field of view of the whole canvas in which the film's frame shows its own. */
function shownFov(fov) {
  const aspect = ASPECTS[output.aspect];
  const canvas = state.viewer.camera.aspect;
  const vertical = Math.tan(fov / 2) / (canvas >= aspect ? aspect : canvas);
  return 2 * Math.atan(vertical * Math.max(canvas, 1));
}

function look(camera, { held = false } = {}) {
  if (!camera) return;
  const pose = { position: camera.position, rotation: camera.rotation, fov: shownFov(camera.fov) };
  if (held) state.viewer.hold(pose);
  else state.viewer.setCamera(pose);
}

function showGuide() {
  const guide = byId("frame-guide");
  guide.hidden = !active();
  if (guide.hidden) return;
  const { clientWidth: w, clientHeight: t } = state.viewer.canvas;
  const aspect = ASPECTS[output.aspect];
  const width = Math.min(w, t * aspect);
  Object.assign(guide.style, { width: `${width}px`, height: `${width / aspect}px` });
}

function setLens(mm) {
  lens = mm;
  byId("lens-value").textContent = `${Math.round(mm)} mm`;
  byId("lens").value = mm;
}

async function changed() {
  showTimeline();
  keepShot((words) => (byId("shot-saved").textContent = words));
  await followWay();
}

function stop() {
  if (!playing) return;
  cancelAnimationFrame(playing);
  playing = 0;
  byId("play").textContent = "▶ Play";
  state.viewer?.setMode("fly");
}

function play() {
  if (playing) return stop();
  if (shot.keyframes.length < 2) return;
  if (time >= duration() - 0.05) time = 0;
  byId("play").textContent = "◼ Stop";
  let last = performance.now();
  const step = (now) => {
    if (!active()) return stop();
    time += ((now - last) / 1000) * shot.speed;
    last = now;
    look(cameraAt(time), { held: true });
    showHead();
    if (time >= duration()) {
      time = duration();
      showHead();
      return stop();
    }
    playing = requestAnimationFrame(step);
  };
  playing = requestAnimationFrame(step);
}

function place(at = null) {
  stop();
  const between = shot.keyframes.some((k) => k.time < time) && time < duration() && chosen < 0;
  const when = at ?? (!shot.keyframes.length ? 0 : between ? time : duration() + GAP);
  const { position, rotation } = eye();
  chosen = addKeyframe({ time: when, position, rotation, fov: fovOf(lens) });
  time = shot.keyframes[chosen].time;
  return changed();
}

function update() {
  if (chosen < 0) return;
  place(shot.keyframes[chosen].time);
}

function drop() {
  if (chosen < 0) return;
  removeKeyframe(chosen);
  chosen = -1;
  time = Math.min(time, duration());
  changed();
}

function choose(index) {
  stop();
  chosen = index;
  const key = shot.keyframes[index];
  time = key.time;
  setLens(lensOf(key.fov));
  look(key);
  showTimeline();
}

function scrub(when) {
  stop();
  chosen = -1;
  time = Math.min(Math.max(when, 0), duration());
  look(cameraAt(time));
  showTimeline();
}

function showHead() {
  const head = byId("playhead");
  head.style.left = `${(100 * time) / span()}%`;
  byId("track").setAttribute("aria-valuenow", time.toFixed(1));
  byId("film-time").textContent = `${(time / shot.speed).toFixed(1)} / ${(duration() / shot.speed).toFixed(1)} s`;
}

function keyMark(key, index) {
  const mark = h("button", {
    class: "key", "aria-pressed": String(index === chosen), "aria-label": `Keyframe at ${key.time.toFixed(1)} seconds`,
    title: "Drag, or arrow keys, for another time; Delete to remove", style: { left: `${(100 * key.time) / span()}%` },
  });
  mark.onclick = () => choose(index);
  mark.onkeydown = (e) => {
    const step = { ArrowLeft: -0.1, ArrowRight: 0.1 }[e.key];
    if (step) {
      retime(index, key.time + step);
      chosen = index;
      time = shot.keyframes[index].time;
      changed();
      byId("track").querySelectorAll(".key")[index].focus();
    } else if (e.key === "Delete" || e.key === "Backspace") {
      chosen = index;
      drop();
    } else return;
    e.preventDefault();
    e.stopPropagation();
  };
  mark.onpointerdown = (e) => {
    e.stopPropagation();
    const width = byId("track").clientWidth;
    const whole = span();
    const from = [e.clientX, key.time];
    mark.setPointerCapture(e.pointerId);
    mark.onpointermove = (m) => {
      if (Math.abs(m.clientX - from[0]) < 3 && key.time === from[1]) return;
      retime(index, from[1] + ((m.clientX - from[0]) / width) * whole);
      mark.style.left = `${(100 * key.time) / whole}%`;
    };
    mark.onpointerup = () => {
      mark.onpointermove = null;
      if (key.time !== from[1]) {
        chosen = index;
        time = key.time;
        changed();
      }
    };
  };
  return mark;
}

function showTimeline() {
  const track = byId("track");
  const step = span() > 60 ? 10 : span() > 20 ? 5 : 1;
  const ticks = [];
  for (let t = 0; t <= span(); t += step) ticks.push(h("span", { class: "tick", style: { left: `${(100 * t) / span()}%` } }, `${t}`));
  track.replaceChildren(...ticks, h("div", { id: "playhead" }), ...shot.keyframes.map(keyMark));
  track.setAttribute("aria-valuemax", duration().toFixed(1));
  showHead();
  for (const id of ["update-key", "drop-key"]) byId(id).disabled = chosen < 0;
  byId("play").disabled = byId("render").disabled = shot.keyframes.length < 2;
  byId("film-hint").hidden = shot.keyframes.length > 1;
}

async function render() {
  const aspect = ASPECTS[output.aspect];
  const size = Number(output.size);
  const even = (n) => 2 * Math.round(n / 2);
  const [width, height] = aspect >= 1 ? [even(size * aspect), size] : [size, even(size / aspect)];
  try {
    await post(`/api/worlds/${state.id}/film`, { shot: tellShot(), width, height, fps: Number(output.fps), suffix: output.suffix });
  } catch (error) {
    complain(error);
  }
}

function showRenders() {
  if (!state.id) return;
  const jobs = allJobs().filter((j) => j.kind === "film" && j.world === state.id);
  const latest = jobs.filter((j) => !ended(j)).reverse().concat(jobs.filter((j) => j.state === "done").slice(0, 1));
  byId("renders").replaceChildren(...latest.map((job) =>
    ended(job)
      ? h("a", { class: "button", id: "film-download", href: `/api/jobs/${job.id}/file`, download: "" }, `Download film (${job.arguments.height}p, ${job.result.seconds.toFixed(1)} s)`)
      : progressOf(job)));
}

function setting(label, element) {
  return h("label", {}, label, element);
}

function select(id, options, value, change) {
  return h("select", { id, onchange: (e) => change(e.target.value) }, options.map(([v, text]) => h("option", { value: v, selected: v === value }, text)));
}

function slider(id, low, high, step, value, input, change = () => {}) {
  return h("input", { id, type: "range", min: low, max: high, step, value, oninput: (e) => input(Number(e.target.value)), onchange: change });
}

function thingOptions() {
  const things = Object.entries(state.meta.cards).filter(([, c]) => !c.structure);
  return [["", "free"], ...things.map(([id, c]) => [id, c.label])];
}

function settings() {
  const set = (name) => (value) => {
    shot[name] = value;
    changed();
  };
  return h(
    "div",
    { class: "settings" },
    setting("Ease", select("ease", state.choices.easings.map((e) => [e, e.replaceAll("-", " ")]), shot.easing, set("easing"))),
    setting("Speed", select("speed", ["0.25", "0.5", "1", "1.5", "2", "4"].map((v) => [v, `${v}×`]), String(shot.speed), (v) => set("speed")(Number(v)))),
    setting("Look at", select("look-at", thingOptions(), shot.look_at, set("look_at"))),
    setting("Handheld", slider("handheld", 0, 1, 0.05, shot.handheld, (v) => (shot.handheld = v), changed)),
    setting("Aspect", select("aspect", Object.keys(ASPECTS).map((a) => [a, a]), output.aspect, (v) => ((output.aspect = v), showGuide(), reframe()))),
    setting("Size", select("size", Object.entries(SIZES), output.size, (v) => (output.size = v))),
    setting("Frames/s", select("fps", RATES.map((r) => [String(r), r]), output.fps, (v) => (output.fps = v))),
    setting("File", select("suffix", [["mp4", "MP4 (H.264)"], ["webm", "WebM (VP9)"], ["gif", "GIF"]], output.suffix, (v) => (output.suffix = v))),
    h("button", { id: "render", class: "main", onclick: render }, "Render film"),
    h("div", { id: "renders" }),
  );
}

/** Shows the eye's view through the present lens. */
function reframe() {
  if (!active()) return;
  const { position, rotation } = eye();
  look({ position, rotation, fov: fovOf(lens) });
}

function build() {
  const track = h("div", { id: "track", role: "slider", tabindex: 0, "aria-label": "Time", "aria-valuemin": 0 });
  track.onpointerdown = (e) => {
    const to = (m) => scrub(((m.clientX - track.getBoundingClientRect().left) / track.clientWidth) * span());
    track.setPointerCapture(e.pointerId);
    to(e);
    track.onpointermove = to;
    track.onpointerup = track.onpointercancel = () => (track.onpointermove = null);
  };
  track.onkeydown = (e) => {
    const step = { ArrowLeft: -0.1, ArrowRight: 0.1 }[e.key];
    if (step) scrub(time + step);
  };
  byId("film").replaceChildren(
    h(
      "div",
      { class: "row" },
      h("button", { id: "play", onclick: play }, "▶ Play"),
      h("span", { id: "film-time" }),
      h("button", { id: "add-key", class: "main", onclick: () => place() }, "Add keyframe"),
      h("button", { id: "update-key", title: "Give the chosen keyframe this view", onclick: update }, "Update"),
      h("button", { id: "drop-key", onclick: drop }, "Delete"),
      h("label", { class: "lens" }, "Lens",
        slider("lens", 12, 120, 1, lens, (v) => (setLens(v), reframe()), () => chosen >= 0 && update()), h("span", { id: "lens-value" })),
      h("span", { id: "film-hint", class: "quiet" }, "Move the camera and add at least two keyframes."),
      h("span", { id: "shot-saved", class: "quiet", role: "status" }),
    ),
    track,
    settings(),
  );
  setLens(lens);
  showTimeline();
  showRenders();
}

async function enter() {
  if (!active()) {
    stop();
    showGuide();
    if (filming && state.viewer) state.viewer.setCamera({ ...eye(), fov: state.meta.camera.fov });
    filming = false;
    return;
  }
  filming = true;
  try {
    if (shot.world !== state.id) {
      chosen = -1;
      time = 0;
    }
    await readShot();
  } catch (error) {
    complain(error);
    return;
  }
  if (!active()) return;
  build();
  state.viewer.setMode("fly");
  showGuide();
  reframe();
}

/** Connects the film panel with the world. */
export function connectFilm() {
  on("view", enter);
  on("changed", () => {
    if (!active()) return;
    build(); // there may be other things to look at
    followWay();
  });
  window.addEventListener("resize", showGuide);
  watchJobs((job) => job.kind === "film" && state.view === "film" && showRenders());
}

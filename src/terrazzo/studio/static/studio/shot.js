// The shot of the open world: its keyframes and settings, kept on the server with every change, and the way they make.
import { get, post, put, remove } from "./api.js";
import { complain } from "./dom.js";
import { state } from "./state.js";

export const RATE = 20; // cameras a second of the preview [1/s]
const EMPTY = { keyframes: [], easing: "ease-in-out", speed: 1, look_at: "", handheld: 0, seed: 1 };

export const shot = { ...EMPTY, world: "" };
let cameras = [];
let saving = Promise.resolve();
let asked = 0;

export const duration = () => (shot.keyframes.length ? shot.keyframes.at(-1).time : 0);

function told() {
  const way = { format: "terrazzo-camera-path", version: 1, easing: shot.easing, closed: false, keyframes: shot.keyframes };
  const { speed, look_at, handheld, seed } = shot;
  return { format: "terrazzo-shot", version: 1, way, speed, look_at, handheld, seed };
}

/** The shot as the server takes it. */
export const tellShot = told;

/** Reads the shot of the open world. */
export async function readShot() {
  const id = state.id;
  const kept = await get(`/api/worlds/${id}/shot`);
  const { keyframes = [], easing = EMPTY.easing } = kept?.way ?? {};
  const { speed, look_at, handheld, seed } = kept ?? EMPTY;
  Object.assign(shot, { keyframes, easing, speed, look_at, handheld, seed, world: id });
  await followWay();
}

/** Keeps the shot at once; one change after another. `look` is told "saving", then "saved" or "not saved". */
export function keepShot(look) {
  const id = shot.world;
  const body = shot.keyframes.length ? told() : null;
  look("saving");
  saving = saving.then(async () => {
    try {
      await (body ? put(`/api/worlds/${id}/shot`, body) : remove(`/api/worlds/${id}/shot`));
      look("saved");
    } catch (error) {
      look("not saved");
      complain(error);
    }
  });
  return saving;
}

/** Asks the server for the way that the camera takes, which is exactly that of the film. */
export async function followWay() {
  const mine = ++asked;
  if (shot.keyframes.length < 1) {
    cameras = [];
    return;
  }
  try {
    const way = await post(`/api/worlds/${shot.world}/shot/cameras`, { shot: told(), fps: RATE });
    if (mine === asked) cameras = way;
  } catch (error) {
    complain(error);
  }
}

/** The camera at a time of the keyframes [s], or null. */
export function cameraAt(time) {
  if (!cameras.length) return null;
  const share = duration() ? Math.min(Math.max(time / duration(), 0), 1) : 0;
  return cameras[Math.round(share * (cameras.length - 1))];
}

/** Puts a keyframe in at its time, in place of one that is there already; returns its index. */
export function addKeyframe(keyframe) {
  shot.keyframes = [...shot.keyframes.filter((k) => Math.abs(k.time - keyframe.time) > 0.04), keyframe].sort((a, b) => a.time - b.time);
  shiftToStart();
  return shot.keyframes.indexOf(keyframe);
}

/** Moves a keyframe to a time between its neighbours [s]. */
export function retime(index, time) {
  const before = shot.keyframes[index - 1]?.time ?? -0.1;
  const after = shot.keyframes[index + 1]?.time ?? Infinity;
  shot.keyframes[index].time = Math.round(Math.min(Math.max(time, before + 0.1), after - 0.1) * 100) / 100;
}

export function removeKeyframe(index) {
  shot.keyframes.splice(index, 1);
  shiftToStart();
}

/** The film begins with its first keyframe. */
function shiftToStart() {
  const first = shot.keyframes[0]?.time ?? 0;
  for (const k of shot.keyframes) k.time = Math.round((k.time - first) * 100) / 100;
}

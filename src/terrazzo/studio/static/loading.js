// Fetches the scene and drives the loading screen.

const bar = document.getElementById("loading-bar");
const text = document.getElementById("loading-text");
const screen = document.getElementById("loading");

/** Shows a stage and how far it is, 0..1. */
export function showProgress(stage, fraction) {
  text.textContent = stage;
  bar.style.width = `${Math.round(100 * fraction)}%`;
}

/** Takes the loading screen away. */
export function finishLoading() {
  screen.classList.add("done");
  setTimeout(() => (screen.hidden ||= screen.classList.contains("done")), 600); // unless it is needed again by then
}

/** Leaves the loading screen with what went wrong. */
export function failLoading(reason) {
  screen.hidden = false;
  screen.classList.remove("done");
  screen.classList.add("failed");
  text.textContent = reason;
}

/** Fetches bytes, telling how far it is. */
export async function fetchBytes(url, onProgress) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  const total = Number(response.headers.get("content-length")) || 0;
  const reader = response.body.getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (total) onProgress(size / total);
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

// The server's interface. Every failure is an Error whose message can be shown to people.

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error("The studio's server does not answer. Is it still running?");
  }
  if (!response.ok) {
    const text = await response.text();
    let reason = text;
    try {
      reason = JSON.parse(text).error ?? text;
    } catch {
      // plain text
    }
    throw new Error(reason || `${path}: ${response.status}`);
  }
  return response.json();
}

export const get = (path) => ask(path);
const withBody = (method) => (path, body) =>
  ask(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) });
export const post = withBody("POST");
export const put = withBody("PUT");
export const patch = withBody("PATCH");
export const remove = (path) => ask(path, { method: "DELETE" });

/** Sends a file; resolves with the id of the upload. `purpose` is "scene" or "photograph". */
export function upload(file, purpose, onProgress = () => {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch does not tell how much has been sent
    request.open("POST", `/api/uploads?${new URLSearchParams({ purpose, name: file.name })}`);
    request.upload.onprogress = (e) => e.lengthComputable && onProgress(e.loaded / e.total);
    request.onload = () => {
      try {
        const answer = JSON.parse(request.responseText);
        if (request.status < 300) resolve(answer.upload);
        else reject(new Error(answer.error));
      } catch {
        reject(new Error(`${file.name} could not be sent: ${request.status}`));
      }
    };
    request.onerror = () => reject(new Error(`${file.name} could not be sent`));
    request.send(file);
  });
}

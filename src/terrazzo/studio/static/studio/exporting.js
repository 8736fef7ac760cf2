// The export dialog: a file for other programs.
import { post } from "./api.js";
import { complain, dialog, h, toast } from "./dom.js";
import { ended, follow, progressOf } from "./jobs.js";
import { state } from "./state.js";

const WORDS = {
  world: [".world", "everything, with things, edits and their history: to open in Terrazzo again"],
  ply: [".ply", "splats as most programs read them; large"],
  spz: [".spz", "splats, small; for viewers on the web and on phones"],
  splat: [".splat", "splats without reflections; for older viewers"],
  sog: [".sog", "splats, smallest; for PlayCanvas and SuperSplat"],
  glb: [".glb", "splats in glTF (KHR_gaussian_splatting)"],
  usdz: [".usdz", "splats in OpenUSD"],
  colliders: [".glb", "collision meshes, a named node for each thing; for game engines"],
};

/** Asks for a format, has the file written, and fetches it. */
export function showExport() {
  const id = state.id;
  dialog("Export", (close) => {
    const status = h("div", { class: "export-status" });
    const only = h("input", { type: "checkbox", id: "export-things" });
    const choice = (name, i) =>
      h("label", { class: "choice" },
        h("input", { type: "radio", name: "format", value: name, checked: i === 0 }),
        h("strong", {}, name === "colliders" ? "colliders" : WORDS[name]?.[0] ?? name),
        h("span", { class: "quiet" }, WORDS[name]?.[1] ?? ""));
    const list = h("div", { class: "choices" }, state.choices.formats.map(choice));
    const go = h("button", { id: "export-go", class: "main" }, "Export");
    go.onclick = async () => {
      go.disabled = true;
      try {
        const format = list.querySelector("input:checked").value;
        const job = await post(`/api/worlds/${id}/export`, { format, things: only.checked });
        const last = await follow(job, (news) => status.replaceChildren(ended(news) ? "" : progressOf(news)));
        if (last.state === "failed") throw new Error(last.message);
        if (last.state !== "done") return;
        const link = h("a", { href: `/api/jobs/${last.id}/file`, download: "" });
        document.body.append(link);
        link.click();
        link.remove();
        toast(`Exported: ${(last.result.bytes / 1e6).toFixed(1)} MB`, "good");
        close();
      } catch (error) {
        complain(error);
      } finally {
        go.disabled = false;
      }
    };
    return [
      list,
      h("label", { class: "line" }, "Things only, without walls and what is outside", only),
      status,
      h("div", { class: "actions" }, h("button", { onclick: close }, "Cancel"), go),
    ];
  });
}

/** A query as a command or a program, to be copied. */
import { element } from "../elements.js";
import { post } from "./service.js";

export async function codePanel(query) {
  const { samples } = await post("/query/code", { query });
  const text = element("pre", { id: "sample", tabindex: "0" });
  const choose = element("select", {}, ...Object.keys(samples).map((name) => element("option", {}, name)));
  const show = () => (text.textContent = samples[choose.value]);
  choose.addEventListener("change", show);
  show();
  return element(
    "section",
    { class: "panel", "aria-label": "The query as code" },
    element("h2", {}, "The query as code"),
    element("div", { class: "choices" },
      element("label", {}, "In ", choose),
      element("button", { type: "button", class: "quiet", "data-copy": "#sample" }, "Copy")),
    text,
  );
}

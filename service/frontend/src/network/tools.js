/** The buttons over a picture: find a node, come closer, show all, keep the picture. */

import { button, element } from "../elements.js";
import { save } from "../saving.js";

const CLOSER = 1.5;

/** Makes the row of tools for what `draw` returned; `name` is that of the file. */
export function toolsFor(drawn, name) {
  const names = element("datalist", { id: "network-names" });
  const field = element("input", {
    type: "search",
    placeholder: "Find a node",
    autocomplete: "off",
    "aria-label": "Find a node in the picture",
    list: names.id,
  });
  const choose = () => {
    const [first] = drawn.find(field.value);
    field.setAttribute("aria-invalid", String(Boolean(field.value.trim()) && !first));
    if (first) drawn.choose(first.id);
  };
  field.addEventListener("input", (event) => {
    const found = drawn.find(field.value);
    names.replaceChildren(...found.map(({ label }) => element("option", { value: label })));
    const whole = found.length && found[0].label === field.value;
    // Chosen from the list; a letter typed has another kind.
    if (whole && event.inputType !== "insertText" && event.inputType !== "deleteContentBackward") choose();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") choose();
  });
  const tool = (text, label, act) => button(text, act, { class: null, "aria-label": label });
  return element(
    "div",
    { class: "tools" },
    field,
    names,
    tool("+", "Zoom in", () => drawn.zoom(CLOSER)),
    tool("−", "Zoom out", () => drawn.zoom(1 / CLOSER)),
    tool("All", "Show all", () => drawn.fit()),
    tool("PNG", "Save the picture as PNG", async () => save(await drawn.whole(), `${name}.png`)),
  );
}

/** The buttons over a picture: find a node, come closer, show all, keep the picture. */

import { button, element } from "./elements.js";

const CLOSER = 1.5;

/** Makes the row of tools for what `draw` returned; `name` is that of the file. */
export function toolsFor(drawn, name) {
  const names = element("datalist", { id: "network-names" });
  const field = element("input", { type: "search", placeholder: "Find a node", autocomplete: "off" });
  field.setAttribute("aria-label", "Find a node in the picture");
  field.setAttribute("list", names.id);
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
  return element(
    "div",
    { className: "tools" },
    field,
    names,
    button("+", "Zoom in", () => drawn.zoom(CLOSER)),
    button("−", "Zoom out", () => drawn.zoom(1 / CLOSER)),
    button("All", "Show all", () => drawn.fit()),
    button("PNG", "Save the picture as PNG", () => save(drawn.whole(), `${name}.png`)),
  );
}

/** Has the browser save an image under a name. */
function save(canvas, name) {
  canvas.toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }, "image/png");
}

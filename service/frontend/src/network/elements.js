/** Makes elements of a page; texts are never read as HTML. */

/** Makes an element with properties and what it holds. */
export function element(name, properties = {}, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

/** Makes a button that does something. */
export function button(text, label, act) {
  const made = element("button", { type: "button", onclick: act }, text);
  if (label) made.setAttribute("aria-label", label);
  return made;
}

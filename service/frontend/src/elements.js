/** Makes elements; text is always text. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [given] attributes; `on…` are listeners, false and null are left out
 * @param {...(Node | string | null | undefined)} children
 */
export function element(tag, given = {}, ...children) {
  return filled(document.createElement(tag), given, children);
}

/** The same for parts of a picture. */
export function drawn(tag, given = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), given, children);
}

function filled(made, given, children) {
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

/** A button that does something. */
export function button(label, act, given = {}) {
  return element("button", { type: "button", class: "quiet", onclick: act, ...given }, label);
}

/** Says how many there are of something. */
export function counted(count, one, several = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : several}`;
}

/** A picture of the page as a file. */
import { save } from "../saving.js";

const LOOKS = ["fill", "stroke", "stroke-width", "stroke-opacity", "fill-opacity", "font-family",
  "font-size", "font-weight", "text-anchor", "dominant-baseline", "stroke-dasharray"];

/** The picture as a text that looks the same anywhere: what the sheet says is written into it. */
export function standalone(svg) {
  const copy = svg.cloneNode(true);
  const originals = [svg, ...svg.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, at) => {
    const computed = getComputedStyle(original);
    for (const look of LOOKS) {
      const value = computed.getPropertyValue(look);
      if (value) copies[at].setAttribute(look, value);
    }
    copies[at].removeAttribute("class");
    copies[at].removeAttribute("style");
  });
  const paper = document.createElementNS(copy.namespaceURI, "rect");
  const colour = getComputedStyle(document.body).backgroundColor;
  const clear = colour === "rgba(0, 0, 0, 0)" || colour === "transparent";
  const root = getComputedStyle(document.documentElement).backgroundColor;
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: clear ? root : colour })) {
    paper.setAttribute(name, value);
  }
  copy.prepend(paper);
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(svg, name) {
  save(new Blob([standalone(svg)], { type: "image/svg+xml" }), `${name}.svg`);
}

/** Saves a picture in points, twice as fine as on the page. */
export async function savePng(svg, name) {
  const { width, height } = svg.viewBox.baseVal;
  const url = URL.createObjectURL(new Blob([standalone(svg)], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  save(blob, `${name}.png`);
}

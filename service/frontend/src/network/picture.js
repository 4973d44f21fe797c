/** A network on a canvas: what is seen of it, which node is chosen, and when it is painted anew. */

import { Camera } from "./camera.js";
import { coloursOf, onThemeChange } from "./colours.js";
import { other } from "./graph.js";
import { paintAround, radiusOf } from "./paint.js";
import { Painter } from "./painter.js";

const REST = 140;
const AROUND = 0.35;
const NEAR = 10;
const SHARPEST = 2;

/**
 * What is shown is an image that was painted before, shifted and stretched to what the camera sees
 * now; once that rests, all is painted anew, on a thread of its own where there is one. So it moves
 * as smoothly with thousands of nodes as with ten.
 */
export class Picture {
  constructor(canvas, graph, onChoose) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.graph = graph;
    this.onChoose = onChoose;
    this.camera = new Camera();
    this.painter = new Painter(graph);
    /** The sight that was painted last, with its image. */
    this.sheet = null;
    this.painting = false;
    /** When it may be painted anew while it moves. */
    this.next = 0;
    this.chosen = null;
    this.pointed = null;
    this.colours = coloursOf(canvas);
    /** Settled once something is seen. */
    this.ready = new Promise((resolve) => {
      this.seen = resolve;
    });
    this.resized = new ResizeObserver(() => this.#resize());
    this.resized.observe(canvas);
    this.endTheme = onThemeChange(() => this.#recolour());
    this.#resize();
  }

  destroy() {
    this.resized.disconnect();
    this.endTheme();
    this.painter.destroy();
    this.sheet?.image.close?.();
    cancelAnimationFrame(this.waiting);
    clearTimeout(this.resting);
  }

  #recolour() {
    this.colours = coloursOf(this.canvas);
    this.request();
  }

  #resize() {
    const { clientWidth, clientHeight } = this.canvas;
    if (!clientWidth || !clientHeight) return;
    const first = !this.size;
    this.size = { width: clientWidth, height: clientHeight };
    this.sharpness = Math.min(SHARPEST, devicePixelRatio || 1);
    this.canvas.width = Math.round(clientWidth * this.sharpness);
    this.canvas.height = Math.round(clientHeight * this.sharpness);
    this.margin = Math.round(Math.min(clientWidth, clientHeight) * AROUND);
    if (first) this.camera.fit(this.graph.bounds, clientWidth, clientHeight);
    // At once: a canvas is blank after its size has changed.
    this.#frame();
  }

  /** Has the next frame painted. */
  request() {
    this.waiting ??= requestAnimationFrame(() => this.#frame());
  }

  /** Says that the camera moves, and paints anew once it has come to rest. */
  #moved() {
    clearTimeout(this.resting);
    this.moving = true;
    this.resting = setTimeout(() => this.#rest(), REST);
    this.request();
  }

  #rest() {
    clearTimeout(this.resting);
    this.moving = false;
    this.request();
  }

  pan(across, down) {
    this.camera.pan(across, down);
    this.#moved();
  }

  zoom(factor, x = this.size.width / 2, y = this.size.height / 2) {
    this.camera.zoom(factor, x, y);
    this.#moved();
  }

  fit() {
    this.camera.fit(this.graph.bounds, this.size.width, this.size.height);
    this.#rest();
  }

  /** The node at a point of the picture, or null. */
  at(x, y) {
    const place = { x: (x - this.camera.x) / this.camera.scale, y: (y - this.camera.y) / this.camera.scale };
    const found = this.graph.nearest(place.x, place.y, 24 / this.camera.scale);
    if (!found) return null;
    const far = Math.hypot(found.x - place.x, found.y - place.y) * this.camera.scale;
    return far <= Math.max(NEAR, radiusOf(found, this.camera) + 3) ? found : null;
  }

  point(node) {
    if (node === this.pointed) return;
    this.pointed = node;
    this.canvas.classList.toggle("pointing", Boolean(node));
    this.request();
  }

  /** Chooses a node, or none by null; tells who wants to know. */
  choose(node, bring = false) {
    this.chosen = node;
    if (node && bring) {
      if (this.camera.closeness < 2.5) this.camera.zoom(2.5 / this.camera.closeness, 0, 0);
      this.camera.bring(node, this.size.width / 2, this.size.height / 2);
      this.#rest();
    }
    this.onChoose(node, node ? neighboursOf(node) : []);
    this.request();
  }

  /** Whether the sheet still shows what the camera sees, well enough while that moves. */
  #fits() {
    const { sheet, camera, size, colours } = this;
    if (!sheet || sheet.size !== size || sheet.colours !== colours) return false;
    const stretch = camera.scale / sheet.camera.scale;
    if (!this.moving) return stretch === 1 && camera.x === sheet.camera.x && camera.y === sheet.camera.y;
    // Until the next is painted the edges may be blank or coarse.
    if (performance.now() < this.next) return true;
    if (stretch < 0.6 || stretch > 1.8) return false;
    const [x, y] = this.#offset(stretch);
    const { margin } = sheet;
    const covers = (start, length) => start - margin * stretch <= margin * 0.5 && start + (length + margin) * stretch >= length - margin * 0.5;
    return covers(x, size.width) && covers(y, size.height);
  }

  #offset(stretch) {
    const { x, y } = this.sheet.camera;
    return [this.camera.x - x * stretch, this.camera.y - y * stretch];
  }

  async #repaint() {
    const { size, colours, margin, sharpness } = this;
    const sight = { camera: this.camera.copy(), size, colours, margin, sharpness };
    const began = performance.now();
    this.painting = true;
    const image = await this.painter.image(sight);
    this.painting = false;
    this.sheet?.image.close?.();
    this.sheet = { ...sight, image };
    const now = performance.now();
    this.next = now + this.painter.relief * (now - began);
    this.request();
  }

  #frame() {
    this.waiting = undefined;
    if (!this.size) return;
    if (!this.painting && !this.#fits()) this.#repaint();
    if (this.sheet) this.#show();
  }

  #show() {
    const { context, size, sheet } = this;
    const stretch = this.camera.scale / sheet.camera.scale;
    const [x, y] = this.#offset(stretch);
    context.setTransform(this.sharpness, 0, 0, this.sharpness, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    const wide = (sheet.size.width + 2 * sheet.margin) * stretch;
    const high = (sheet.size.height + 2 * sheet.margin) * stretch;
    context.drawImage(sheet.image, x - sheet.margin * stretch, y - sheet.margin * stretch, wide, high);
    const node = this.pointed ?? this.chosen;
    if (node) paintAround(context, node, this.camera, this.colours, size);
    this.seen();
  }

  /** The whole network as a PNG of its own, so many times as large as the picture. @returns {Promise<Blob>} */
  whole(times) {
    const { size, colours } = this;
    const camera = new Camera();
    camera.fit(this.graph.bounds, size.width, size.height);
    return this.painter.file({ camera, size, colours, margin: 0, sharpness: times, onPaper: true });
  }
}

/** What a node is tied to, by the weight of the ties. */
function neighboursOf(node) {
  const edges = [...node.edges].sort((a, b) => b.weight - a.weight);
  return edges.map((edge) => ({ node: other(edge, node), edge }));
}

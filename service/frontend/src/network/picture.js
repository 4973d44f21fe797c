/** A network on a canvas: what is seen of it, which node is chosen, and when it is painted anew. */

import { Camera } from "./camera.js";
import { coloursOf, onThemeChange } from "./colours.js";
import { other } from "./graph.js";
import { paint, paintAround, radiusOf } from "./paint.js";

const REST = 140;
const AROUND = 0.35;
const NEAR = 10;
const SHARPEST = 2;
const RELIEF = 4;

/**
 * While it moves, an image that was painted before is shifted and stretched; once it rests, all is
 * painted anew. So it moves as smoothly with thousands of nodes as with ten.
 */
export class Picture {
  constructor(canvas, graph, onChoose) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.graph = graph;
    this.onChoose = onChoose;
    this.camera = new Camera();
    this.image = document.createElement("canvas");
    this.painted = null;
    this.chosen = null;
    this.pointed = null;
    this.colours = coloursOf(canvas);
    this.resized = new ResizeObserver(() => this.#resize());
    this.resized.observe(canvas);
    this.endTheme = onThemeChange(() => this.#recolour());
    this.#resize();
  }

  destroy() {
    this.resized.disconnect();
    this.endTheme();
    cancelAnimationFrame(this.waiting);
    clearTimeout(this.resting);
  }

  #recolour() {
    this.colours = coloursOf(this.canvas);
    this.painted = null;
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
    this.painted = null;
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
    this.resting = setTimeout(() => {
      this.moving = false;
      this.request();
    }, REST);
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
    this.painted = null;
    this.request();
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
      this.painted = null;
    }
    this.onChoose(node, node ? neighboursOf(node) : []);
    this.request();
  }

  #fits() {
    if (!this.painted) return false;
    const stretch = this.camera.scale / this.painted.scale;
    if (!this.moving) return stretch === 1 && this.camera.x === this.painted.x && this.camera.y === this.painted.y;
    // Painting takes a fifth of the time at most; until then the edges may be blank or coarse.
    if (performance.now() < this.next) return true;
    if (stretch < 0.6 || stretch > 1.8) return false;
    const [x, y] = this.#offset(stretch);
    const { margin, size } = this;
    const covers = (start, length) => start - margin * stretch <= margin * 0.5 && start + (length + margin) * stretch >= length - margin * 0.5;
    return covers(x, size.width) && covers(y, size.height);
  }

  #offset(stretch) {
    return [this.camera.x - this.painted.x * stretch, this.camera.y - this.painted.y * stretch];
  }

  #repaint() {
    const began = performance.now();
    const { image, size, margin, sharpness } = this;
    image.width = (size.width + 2 * margin) * sharpness;
    image.height = (size.height + 2 * margin) * sharpness;
    const context = image.getContext("2d");
    context.scale(sharpness, sharpness);
    this.painted = this.camera.copy();
    paint(context, this.graph, this.painted, this.colours, size, margin);
    const now = performance.now();
    this.next = now + RELIEF * (now - began);
  }

  #frame() {
    this.waiting = undefined;
    if (!this.size) return;
    if (!this.#fits()) this.#repaint();
    const { context, size, margin, image } = this;
    const stretch = this.camera.scale / this.painted.scale;
    const [x, y] = this.#offset(stretch);
    context.setTransform(this.sharpness, 0, 0, this.sharpness, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    const wide = (size.width + 2 * margin) * stretch;
    const high = (size.height + 2 * margin) * stretch;
    context.drawImage(image, x - margin * stretch, y - margin * stretch, wide, high);
    const node = this.pointed ?? this.chosen;
    if (node) paintAround(context, node, this.camera, this.colours, size);
  }

  /** The whole network as an image of its own, so many times as large as the picture. */
  whole(times) {
    const { width, height } = this.size;
    const canvas = document.createElement("canvas");
    canvas.width = width * times;
    canvas.height = height * times;
    const context = canvas.getContext("2d");
    const camera = new Camera();
    camera.fit(this.graph.bounds, width, height);
    context.scale(times, times);
    paint(context, this.graph, camera, this.colours, this.size, 0);
    context.globalCompositeOperation = "destination-over";
    context.fillStyle = this.colours.paper;
    context.fillRect(0, 0, width, height);
    return canvas;
  }
}

/** What a node is tied to, by the weight of the ties. */
function neighboursOf(node) {
  const edges = [...node.edges].sort((a, b) => b.weight - a.weight);
  return edges.map((edge) => ({ node: other(edge, node), edge }));
}

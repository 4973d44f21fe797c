/** Has a network painted: on a thread of its own where the browser can, else here. */

import { outlineOf } from "./outline.js";
import { paintSheet } from "./sheet.js";

/** How many times as long as painting took the picture only moves: the page waits for what is painted here. */
const RELIEF = { beside: 0.5, here: 4 };

/** @typedef {import("./sheet.js").Sight} Sight */

export class Painter {
  constructor(graph) {
    this.graph = graph;
    /** What was asked of the worker and not answered, by number. */
    this.asked = new Map();
    this.number = 0;
    this.#engage();
  }

  #engage() {
    if (!globalThis.Worker || !globalThis.OffscreenCanvas?.prototype.convertToBlob) return;
    // PAINTER is put in by build.mjs: the file that painting_worker.js is bundled into.
    this.worker = new Worker(new URL(PAINTER, import.meta.url));
    this.worker.onmessage = ({ data: { number, result } }) => {
      this.asked.get(number)?.resolve(result);
      this.asked.delete(number);
    };
    this.worker.onerror = () => this.#dismiss();
    this.worker.postMessage({ outline: outlineOf(this.graph) });
  }

  /** Paints here from now on, and what the worker still owes. */
  #dismiss() {
    this.worker.terminate();
    this.worker = undefined;
    for (const { resolve, sight, asFile } of this.asked.values()) resolve(this.#here(sight, asFile));
    this.asked.clear();
  }

  get relief() {
    return this.worker ? RELIEF.beside : RELIEF.here;
  }

  /** An image of a sight, which the caller closes if it can be. @param {Sight} sight @returns {Promise<ImageBitmap | HTMLCanvasElement>} */
  image(sight) {
    return this.#paint(sight, false);
  }

  /** The same as PNG. @param {Sight} sight @returns {Promise<Blob>} */
  file(sight) {
    return this.#paint(sight, true);
  }

  destroy() {
    this.worker?.terminate();
  }

  async #paint(sight, asFile) {
    if (!this.worker) return this.#here(sight, asFile);
    this.number += 1;
    const { number } = this;
    return new Promise((resolve) => {
      this.asked.set(number, { resolve, sight, asFile });
      this.worker.postMessage({ number, sight, asFile });
    });
  }

  #here(sight, asFile) {
    const canvas = document.createElement("canvas");
    paintSheet(canvas, this.graph, sight);
    return asFile ? new Promise((resolve) => canvas.toBlob(resolve, "image/png")) : canvas;
  }
}

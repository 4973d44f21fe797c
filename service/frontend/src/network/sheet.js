/** One sight of a network, painted on a canvas of its own: on the page or beside it. */

import { paint } from "./paint.js";

/**
 * What is painted: as which camera sees it, in which colours, how far around the picture too, how
 * many points to a pixel, and whether on paper or on nothing.
 *
 * @typedef {{camera: import("./camera.js").Camera, colours: import("./colours.js").Colours,
 *   size: {width: number, height: number}, margin: number, sharpness: number, onPaper?: boolean}} Sight
 */

/** @param {HTMLCanvasElement | OffscreenCanvas} canvas @param {Sight} sight */
export function paintSheet(canvas, graph, { camera, colours, size, margin, sharpness, onPaper }) {
  canvas.width = (size.width + 2 * margin) * sharpness;
  canvas.height = (size.height + 2 * margin) * sharpness;
  const context = canvas.getContext("2d");
  context.scale(sharpness, sharpness);
  paint(context, graph, camera, colours, size, margin);
  if (onPaper) {
    context.globalCompositeOperation = "destination-over";
    context.fillStyle = colours.paper;
    context.fillRect(0, 0, size.width + 2 * margin, size.height + 2 * margin);
  }
}

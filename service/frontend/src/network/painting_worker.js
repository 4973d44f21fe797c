/** Paints a network on a thread of its own, so that the page goes on meanwhile. */

import { Camera } from "./camera.js";
import { graphOf } from "./outline.js";
import { paintSheet } from "./sheet.js";

const canvas = new OffscreenCanvas(1, 1);
let graph;

self.onmessage = async ({ data: { outline, number, sight, asFile } }) => {
  if (outline) {
    graph = graphOf(outline);
    return;
  }
  paintSheet(canvas, graph, { ...sight, camera: Object.assign(new Camera(), sight.camera) });
  if (asFile) {
    self.postMessage({ number, result: await canvas.convertToBlob({ type: "image/png" }) });
  } else {
    const image = canvas.transferToImageBitmap();
    self.postMessage({ number, result: image }, [image]);
  }
};

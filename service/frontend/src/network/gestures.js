/** Mouse, fingers and keys on a picture. */

const STEP = 60;
const CLOSER = 1.35;
const STILL = 4;

/** Lets a picture be dragged, zoomed, pointed at and chosen from. */
export function listen(canvas, picture) {
  const down = new Map();
  let travelled = 0;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    down.set(event.pointerId, at(event));
    travelled = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const now = at(event);
    const before = down.get(event.pointerId);
    if (!before) {
      picture.point(picture.at(now.x, now.y));
      return;
    }
    down.set(event.pointerId, now);
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (travelled < STILL) return;
    canvas.classList.add("dragged");
    if (down.size === 1) picture.pan(now.x - before.x, now.y - before.y);
    else pinch(picture, before, now, [...down].find(([id]) => id !== event.pointerId)[1]);
  });
  const up = (event) => {
    if (!down.delete(event.pointerId)) return;
    canvas.classList.remove("dragged");
    if (event.type === "pointerup" && travelled < STILL) {
      const { x, y } = at(event);
      picture.choose(picture.at(x, y));
    }
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("pointerleave", () => picture.point(null));
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    const { x, y } = at(event);
    picture.zoom(Math.exp(-event.deltaY * lines * 0.0016), x, y);
  }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(picture);
  });
}

const KEYS = {
  ArrowLeft: (picture) => picture.pan(STEP, 0),
  ArrowRight: (picture) => picture.pan(-STEP, 0),
  ArrowUp: (picture) => picture.pan(0, STEP),
  ArrowDown: (picture) => picture.pan(0, -STEP),
  "+": (picture) => picture.zoom(CLOSER),
  "=": (picture) => picture.zoom(CLOSER),
  "-": (picture) => picture.zoom(1 / CLOSER),
  0: (picture) => picture.fit(),
  Escape: (picture) => picture.choose(null),
};

/** Moves and zooms as two fingers do, of which one has just moved. */
function pinch(picture, before, now, still) {
  const apart = (point) => Math.hypot(point.x - still.x, point.y - still.y);
  picture.zoom(apart(now) / Math.max(1, apart(before)), still.x, still.y);
}

/** Which part of a network is seen: places of the network become points of the picture. */

const CLOSEST = 40;
const FARTHEST = 0.4;
const MARGIN = 44;
/** The tools lie over the upper edge. */
const TOP = 60;

export class Camera {
  constructor() {
    this.scale = 1;
    this.x = 0;
    this.y = 0;
    this.fitted = 1;
    /** How large marks are: smaller in a small picture. */
    this.measure = 1;
  }

  /** Shows the whole of `bounds` in a picture of a size. */
  fit(bounds, width, height) {
    const wide = Math.max(bounds.right - bounds.left, 1e-6);
    const high = Math.max(bounds.bottom - bounds.top, 1e-6);
    const room = (length, kept) => Math.max(length - kept, length / 2);
    this.scale = Math.min(room(width, 2 * MARGIN) / wide, room(height, MARGIN + TOP) / high);
    this.fitted = this.scale;
    this.x = width / 2 - (this.scale * (bounds.left + bounds.right)) / 2;
    this.y = (height + TOP - MARGIN) / 2 - (this.scale * (bounds.top + bounds.bottom)) / 2;
    this.measure = Math.min(1, Math.sqrt(Math.min(width, height) / 700));
  }

  /** How many times closer than the whole. */
  get closeness() {
    return this.scale / this.fitted;
  }

  pan(across, down) {
    this.x += across;
    this.y += down;
  }

  /** Comes closer by a factor, to a point of the picture that stays where it is. */
  zoom(factor, x, y) {
    const bounded = Math.min(Math.max(this.closeness * factor, FARTHEST), CLOSEST);
    const real = (bounded * this.fitted) / this.scale;
    this.x = x + (this.x - x) * real;
    this.y = y + (this.y - y) * real;
    this.scale *= real;
  }

  /** Brings a place of the network to a point of the picture. */
  bring(place, x, y) {
    this.x = x - place.x * this.scale;
    this.y = y - place.y * this.scale;
  }

  copy() {
    return Object.assign(new Camera(), this);
  }
}

/** Where names have room: beside the marks of their nodes, over no other name. */

const CELL = 32;
const GAP = 3;
/** So many of the most tied nodes are named even where that covers smaller marks. */
const HUBS = 24;

/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */
/** @typedef {{x: number, y: number, r: number}} Mark */

/** Boxes by the squares that they touch. */
class Boxes {
  constructor() {
    this.squares = new Map();
  }

  add(box) {
    for (const key of squaresOf(box)) {
      if (!this.squares.has(key)) this.squares.set(key, []);
      this.squares.get(key).push(box);
    }
  }

  /** Those that overlap a box. @returns {Set<Box>} */
  under(box) {
    const found = new Set();
    for (const key of squaresOf(box)) {
      for (const other of this.squares.get(key) ?? []) if (overlap(box, other)) found.add(other);
    }
    return found;
  }
}

function* squaresOf([left, top, right, bottom]) {
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) yield column * 65536 + row;
  }
}

function overlap(one, other) {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

function inside([left, top, right, bottom], frame) {
  return left >= 0 && top >= 0 && right <= frame.width && bottom <= frame.height;
}

/** @returns {Box} */
function boxOf({ x, y, r }) {
  return [x - r, y - r, x + r, y + r];
}

/**
 * Finds room for names, greedily in the order given: below, above, right or left of each mark.
 *
 * @param {Mark[]} marks  all that are painted, in the order in which they are to be named
 * @param {(number: number) => number} widthOf  how wide the name of a mark is
 * @param {{width: number, height: number}} frame  what is seen of the picture
 * @returns {{number: number, box: Box}[]} the marks that can be named, by their numbers
 */
export function placeNames(marks, widthOf, high, most, frame) {
  const names = new Boxes();
  const hubs = new Boxes();
  const others = new Boxes();
  marks.forEach((mark, number) => (number < HUBS ? hubs : others).add(boxOf(mark)));
  const found = [];
  for (let number = 0; number < marks.length && found.length < most; number += 1) {
    const places = placesOf(marks[number], widthOf(number), high).filter(
      // What lies beyond the frame is seen once the picture is moved.
      (box) => inside(box, frame) || !inside(boxOf(marks[number]), frame),
    );
    const box = bestOf(places, number < HUBS, names, hubs, others);
    if (!box) continue;
    names.add(box);
    found.push({ number, box });
  }
  return found;
}

/** @returns {Box[]} */
function placesOf({ x, y, r }, wide, high) {
  const corners = [
    [x - wide / 2, y + r + GAP],
    [x - wide / 2, y - r - GAP - high],
    [x + r + GAP, y - high / 2],
    [x - r - GAP - wide, y - high / 2],
  ];
  return corners.map(([left, top]) => [left, top, left + wide, top + high]);
}

function bestOf(boxes, isHub, names, hubs, others) {
  let best;
  let fewest = isHub ? Infinity : 1;
  for (const box of boxes) {
    if (names.under(box).size || hubs.under(box).size) continue;
    const covered = others.under(box).size;
    if (covered < fewest) [best, fewest] = [box, covered];
    if (!covered) break;
  }
  return best;
}

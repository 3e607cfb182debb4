// Boxes on a grid, so that asking whether a place is free looks at the few around it. A box is [left, top, right,
// bottom].

const CELL = 6; // cells of 64 pixels

export class Boxes {
  #cells = new Map();

  *#cellsOf([left, top, right, bottom]) {
    for (let column = left >> CELL; column <= right >> CELL; column++)
      for (let row = top >> CELL; row <= bottom >> CELL; row++) yield column * 65536 + row;
  }

  add(box) {
    for (const cell of this.#cellsOf(box)) {
      if (this.#cells.has(cell)) this.#cells.get(cell).push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  isFree(box) {
    const [left, top, right, bottom] = box;
    const meets = (other) => other[0] < right && other[2] > left && other[1] < bottom && other[3] > top;
    return ![...this.#cellsOf(box)].some((cell) => (this.#cells.get(cell) || []).some(meets));
  }
}

// Names on the map: each below its circle, else above or beside it; where there is no room at all the table has it.

/** How far a name stands from its circle. */
const APART = 3;

interface Rect {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const meet = (a: Rect, b: Rect): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const within = (a: Rect, b: Rect): boolean => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
const moved = ({ left, right, top, bottom }: Rect, x: number, y: number): Rect => ({ left: left + x, right: right + x, top: top + y, bottom: bottom + y });

/** Puts every name where it lies on no other, and takes away those for which there is no such place. */
export function placeNames(svg: Element, radii: number[]): void {
  const frame = svg.getBoundingClientRect();
  // What covers a circle may hide the number of another: so circles are kept free, if names have another place.
  const circles = [...svg.querySelectorAll(".spot:not(.picked) path, .spot:not(.picked) circle")].map((spot): Rect => spot.getBoundingClientRect());
  const taken: Rect[] = [];
  const put = (name: Element, places: [number, number][]): void => {
    const box = name.getBoundingClientRect();
    const free = places.filter(([x, y]) => within(moved(box, x, y), frame) && !taken.some((other) => meet(moved(box, x, y), other)));
    const [x, y] = free.find(([x, y]) => !circles.some((other) => meet(moved(box, x, y), other))) ?? free[0] ?? [];
    if (x === undefined || y === undefined) {
      name.remove();
      return;
    }
    name.setAttribute("transform", `${name.getAttribute("transform") ?? ""} translate(${x.toFixed(1)},${y.toFixed(1)})`);
    taken.push(moved(box, x, y));
  };
  for (const [at, name] of [...svg.querySelectorAll(".label text")].entries()) {
    const { width, height } = name.getBoundingClientRect();
    const [down, aside] = [(radii[at] ?? 0) + APART, (radii[at] ?? 0) + APART + width / 2];
    put(name, [[0, down], [0, -down - height], [aside, -height / 2], [-aside, -height / 2]]);
  }
  for (const name of svg.querySelectorAll(".country text")) put(name, [[0, 0]]);
}

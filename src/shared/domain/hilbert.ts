/**
 * Point of the Hilbert curve of a square with `side` cells (a power of two) at distance `d`, 0 ≤ d < side².
 * Neighbouring addresses stay neighbours, and every aligned /n is one square or half square.
 */
export function hilbertPoint(side: number, d: number): readonly [x: number, y: number] {
  let x = 0
  let y = 0
  let rest = d
  for (let s = 1; s < side; s *= 2) {
    const rx = 1 & Math.floor(rest / 2)
    const ry = 1 & (rest ^ rx)
    ;[x, y] = rotate(s, x, y, rx, ry)
    x += s * rx
    y += s * ry
    rest = Math.floor(rest / 4)
  }
  return [x, y]
}

/** Distance along the Hilbert curve of a point, the inverse of `hilbertPoint`. */
export function hilbertDistance(side: number, px: number, py: number): number {
  let x = px
  let y = py
  let d = 0
  for (let s = side / 2; s >= 1; s /= 2) {
    const rx = (x & s) > 0 ? 1 : 0
    const ry = (y & s) > 0 ? 1 : 0
    d += s * s * ((3 * rx) ^ ry)
    ;[x, y] = rotate(side, x, y, rx, ry)
  }
  return d
}

function rotate(s: number, x: number, y: number, rx: number, ry: number): readonly [number, number] {
  if (ry !== 0) return [x, y]
  return rx === 1 ? [s - 1 - y, s - 1 - x] : [y, x]
}

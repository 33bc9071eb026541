import type { ShareBox } from './page-text'

const SMALLEST = 0.008

const overlapArea = (a: ShareBox, b: ShareBox): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

/** How much of the first lies under the second. */
export const coveredShare = (box: ShareBox, by: ShareBox): number => (box.width * box.height === 0 ? 1 : overlapArea(box, by) / (box.width * box.height))

const unitedBox = (a: ShareBox, b: ShareBox): ShareBox => {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y }
}

const areaOf = ({ width, height }: ShareBox): number => width * height

/** What one rectangle may cover beyond the two that it stands for. */
const LITTLE_MORE = 1.2
/** Letters of one word are read with a hair between them. */
const HAIR = 0.004

const reach = (box: ShareBox): ShareBox => ({ x: box.x - HAIR, y: box.y - HAIR, width: box.width + 2 * HAIR, height: box.height + 2 * HAIR })

/** Boxes that touch become one where it hides hardly more than they do; the first one's reason stays. */
export const joinBoxes = <T extends { box: ShareBox }>(boxes: readonly T[]): T[] => {
  const joined: T[] = []
  for (const one of boxes) {
    let grown = one
    for (let again = true; again; ) {
      again = false
      for (const [i, other] of joined.entries()) {
        const united = unitedBox(other.box, grown.box)
        const own = areaOf(other.box) + areaOf(grown.box) - overlapArea(other.box, grown.box)
        if (overlapArea(reach(other.box), reach(grown.box)) === 0 || areaOf(united) > LITTLE_MORE * own) continue
        joined.splice(i, 1)
        grown = { ...other, box: united }
        again = true
        break
      }
    }
    joined.push(grown)
  }
  return joined
}

const within = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** A box that a person has to see and to take hold of, whatever print is under it. */
export const visibleBox = (box: ShareBox): ShareBox => {
  const [width, height] = [Math.max(box.width, 0.03), Math.max(box.height, 0.02)]
  return { x: within(box.x - (width - box.width) / 2, 0, 1 - width), y: within(box.y - (height - box.height) / 2, 0, 1 - height), width, height }
}

/** Moved as it is, and not off the page. */
export const moveBox = (box: ShareBox, by: { x: number; y: number }): ShareBox => ({ ...box, x: within(box.x + by.x, 0, 1 - box.width), y: within(box.y + by.y, 0, 1 - box.height) })

export type BoxCorner = 'nw' | 'ne' | 'sw' | 'se'

/** One corner is drawn away, the opposite one stays; a box never turns inside out or vanishes. */
export const resizeBox = (box: ShareBox, corner: BoxCorner, by: { x: number; y: number }): ShareBox => {
  let [left, right, top, bottom] = [box.x, box.x + box.width, box.y, box.y + box.height]
  if (corner === 'nw' || corner === 'sw') left = within(left + by.x, 0, right - SMALLEST)
  else right = within(right + by.x, left + SMALLEST, 1)
  if (corner === 'nw' || corner === 'ne') top = within(top + by.y, 0, bottom - SMALLEST)
  else bottom = within(bottom + by.y, top + SMALLEST, 1)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Between two points, whichever was first; nothing where hardly anything was drawn. */
export const boxBetween = (a: { x: number; y: number }, b: { x: number; y: number }): ShareBox | undefined => {
  const [left, right] = [within(Math.min(a.x, b.x), 0, 1), within(Math.max(a.x, b.x), 0, 1)]
  const [top, bottom] = [within(Math.min(a.y, b.y), 0, 1), within(Math.max(a.y, b.y), 0, 1)]
  return right - left < SMALLEST / 2 || bottom - top < SMALLEST / 2 ? undefined : { x: left, y: top, width: Math.max(right - left, SMALLEST), height: Math.max(bottom - top, SMALLEST) }
}

/** In whole pixels of a picture, never smaller than the box itself. */
export const pixelsOfBox = (box: ShareBox, picture: { width: number; height: number }): ShareBox => {
  const [left, top] = [Math.floor(box.x * picture.width) - 1, Math.floor(box.y * picture.height) - 1]
  return { x: left, y: top, width: Math.ceil((box.x + box.width) * picture.width) + 1 - left, height: Math.ceil((box.y + box.height) * picture.height) + 1 - top }
}

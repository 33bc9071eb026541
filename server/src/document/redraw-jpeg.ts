import { createCanvas, loadImage } from '@napi-rs/canvas'
import { takeJpegApart } from './clean-jpeg'
import type { FlatImage } from './flat-pdf'
import { TURNS } from './picture-turns'

/** A little above the editor's own: its pictures lose nothing that an eye would see, and don't grow. */
const QUALITY = 85

/**
 * Decoded and coded anew, upright: what is stored are its points alone, and every reader sees the same ones. Between and behind a
 * picture's data there is room for what no viewer shows and what a second decoder reads otherwise. Undefined where it can't be drawn.
 */
export const redrawJpeg = async (picture: Buffer, of: { width: number; height: number; turned: number }): Promise<FlatImage | undefined> => {
  const image = await loadImage(picture).catch(() => undefined)
  if (image === undefined || image.width !== of.width || image.height !== of.height) return undefined
  const [a, b, c, d] = TURNS[of.turned] ?? [1, 0, 0, 1]
  const [width, height] = a === 0 ? [of.height, of.width] : [of.width, of.height]
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.setTransform(a, b, c, d, width / 2, height / 2)
  context.drawImage(image, -of.width / 2, -of.height / 2)
  const data = await canvas.encode('jpeg', QUALITY)
  const facts = takeJpegApart(data)
  return facts && { width, height, colour: 'DeviceRGB', coding: 'jpeg', data: facts.picture }
}

/** A4 at some 170 points an inch: a typed letter is read well, and ten pages stay below 20 MB. */
const LONG_SIDE = 2000
const QUALITY = 0.82
const A4_LONG_SIDE = 842

/** Upright, not larger than it is read, and drawn anew: nothing of where it was taken is left. */
const redraw = async (photo: File): Promise<{ bytes: ArrayBuffer; width: number; height: number }> => {
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (drawn === null) throw new Error('no picture')
  return { bytes: await drawn.arrayBuffer(), width: canvas.width, height: canvas.height }
}

/** Several photos of one document become one PDF, a page each, in this order. */
export const photosToPdf = async (photos: readonly File[]): Promise<Blob> => {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const pdf = await PDFDocument.create({ updateMetadata: false })
  for (const photo of photos) {
    const { bytes, width, height } = await redraw(photo)
    const picture = await pdf.embedJpg(bytes)
    const scale = A4_LONG_SIDE / Math.max(width, height)
    pdf.addPage([width * scale, height * scale]).drawImage(picture, { x: 0, y: 0, width: width * scale, height: height * scale })
  }
  return new Blob([new Uint8Array(await pdf.save())], { type: 'application/pdf' })
}

import { expect, it } from 'vitest'
import { fitChosen, groupChosen, movePhoto } from './chosen-files'

let count = 0
const key = () => String((count += 1))
const file = (name: string, type: string, size = 3) => Object.defineProperty(new File(['abc'], name, { type }), 'size', { value: size })

it('photos chosen together become one document, in their order; every PDF is its own', () => {
  const chosen = groupChosen([file('a.jpg', 'image/jpeg'), file('x.pdf', 'application/pdf'), file('b.png', 'image/png')], { newKey: key })
  expect(chosen.map((one) => [one.photos.map((photo) => photo.file.name), one.pdf?.name])).toEqual([[['a.jpg', 'b.png'], undefined], [[], 'x.pdf']])
})

it('says before sending what can’t be sent', () => {
  const faults = groupChosen([file('a.docx', ''), file('b.heic', 'image/heic'), file('e.gif', 'image/gif'), file('c.pdf', 'application/pdf', 100 * 1024 * 1024 + 1), file('d.pdf', 'application/pdf')], { newKey: key }).map((one) => one.fault)
  expect(faults).toEqual(['office', 'heic', 'otherType', 'tooLarge', undefined])
})

it('photos in an iPhone’s format are pages like others where the browser opens them', () => {
  const chosen = groupChosen([file('IMG_1.HEIC', ''), file('b.jpg', 'image/jpeg')], { newKey: key, opensHeic: true })
  expect(chosen.map((one) => [one.photos.map((photo) => photo.file.name), one.fault])).toEqual([[['IMG_1.HEIC', 'b.jpg'], undefined]])
})

it('moves a photo by one place, and not past the ends', () => {
  expect(movePhoto(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(movePhoto(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  expect(movePhoto(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
})

it('takes no more than there are places, and tells that some had none', () => {
  expect(fitChosen(['a', 'b'], 2)).toEqual({ taken: ['a', 'b'], leftOut: false })
  expect(fitChosen(['a', 'b'], 1)).toEqual({ taken: ['a'], leftOut: true })
  expect(fitChosen(['a'], -1)).toEqual({ taken: [], leftOut: true })
  expect(fitChosen([], -1)).toEqual({ taken: [], leftOut: false })
})

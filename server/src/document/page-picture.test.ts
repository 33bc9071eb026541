import { expect, it } from 'vitest'
import { flatPdf, printedPdf, sampleJpeg, typedSheet } from '../../test/worlds/sample-files'
import { pagePictures } from './page-picture'

const pagesOf = async (bytes: Buffer, of: { first: number; last: number }): Promise<[number, boolean][]> => {
  const pages: [number, boolean][] = []
  for await (const { page, picture } of pagePictures(bytes, { contentType: 'application/pdf', ...of })) pages.push([page, picture !== undefined])
  return pages
}

it('each page that was asked for comes, one that can’t be drawn as such', async () => {
  const scan = await flatPdf([await sampleJpeg(), await sampleJpeg(), await sampleJpeg()], { save: { useObjectStreams: false } })
  expect(await pagesOf(scan, { first: 2, last: 3 })).toEqual([[2, true], [3, true]])
  // What came in before there was a shape: nobody has read it, so it isn't let out.
  expect(await pagesOf(await printedPdf('Taro Yamada'), { first: 1, last: 2 })).toEqual([[1, false], [2, false]])
  expect(await pagesOf(Buffer.from('nothing'), { first: 1, last: 1 })).toEqual([[1, false]])
})

it('light type on a dark ground, and hardly seen type, are pages of their own; a box over a name is neither', async () => {
  const read = async (lines: readonly string[]) => {
    for await (const { picture } of pagePictures(await typedSheet(lines), { contentType: 'image/jpeg', first: 1, last: 1 })) return [picture?.faint !== undefined, picture?.light !== undefined]
    return []
  }
  expect(await read(['患者氏名 ████████ 様', '経過'])).toEqual([false, false])
  expect(await read(['患者氏名 ████████ 様', '~患者 山田太郎様の経過です。', '経過'])).toEqual([true, false])
})

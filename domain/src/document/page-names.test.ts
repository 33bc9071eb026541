import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createNameDetector } from '../names/detect-names'
import { findNamesInReadings, findNamesOnPage, type PageWord } from './page-names.rules'

const assets = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../assets')
const detect = createNameDetector({ dictionary: readFileSync(path.join(assets, 'names.dictionary.bin')), model: readFileSync(path.join(assets, 'names.model.bin')) })

/** Lines of words parted by `/`, as a reader of pages gives them; a `?` before a word: it was guessed. */
const page = (...lines: string[]): PageWord[][] =>
  lines.map((line, row) => {
    let left = 0.1
    return line.split('/').map((part) => {
      const text = part.replace(/^\?/, '')
      const word = { text, confidence: part.startsWith('?') ? 10 : 92, box: { left, top: 0.1 + row * 0.05, width: text.length * 0.02, height: 0.02 } }
      left += text.length * 0.02
      return word
    })
  })
const reasons = (...lines: string[]) => findNamesOnPage(page(...lines), detect).places.map((place) => place.reason)

describe('a page that was read (rules 49, 50)', () => {
  it('with a name in its text is told by the place of its words', () => {
    const { places } = findNamesOnPage(page('経過', '山田/太郎/様/は/昨日/転倒/しま/した'), detect)
    expect(places).toHaveLength(1)
    expect(places[0]?.reason).toBe('name')
    expect(places[0]?.box.top).toBeCloseTo(0.15)
    expect(places[0]?.box.left).toBeCloseTo(0.1)
    expect(places[0]?.box.width).toBeCloseTo(0.08)
  })

  it.each(['氏名/：/岡本/さくら', '患者/氏名/山/田', 'フリガナ/ヤマダ/タロウ', '氏名山田太郎', '生年/月日/昭和/12/年/3/月/4/日', '生年月日/1937/./3/./4'])('with something beside a cell is refused: %s', (line) => expect(reasons(line)).toContain('label'))

  it('is told where the words beside the cell stand, not the cell', () => {
    const [place] = findNamesOnPage(page('氏名/：/岡本/さくら'), detect).places
    expect([place?.box.left, place?.box.width].map((share) => share?.toFixed(2))).toEqual(['0.14', '0.12'])
  })

  it.each(['氏名/：/様', '氏名/?岡本/?さく', 'フリガナ/氏名/性別/男/・/女', '生年/月日/昭和/年/月/日', '生年月日/歳', '担当/医師/氏名/：/佐藤/一郎', '記載者/氏名/佐藤/一郎', '(/氏名/は/黒塗り/して/います/)'])('with nothing beside it, or a colleague, is not: %s', (line) => expect(reasons(line)).not.toContain('label'))

  it('names those at work freely (rule 50)', () => expect(reasons('主治医/佐藤/一郎/先生/御侍史')).toEqual([]))

  it('read twice is told of once', () => {
    const [once, other] = [page('山田/太郎/様/は/昨日/転倒'), page('', '氏名/岡本/さくら')]
    expect(findNamesInReadings([once, once, other], detect).places.map((place) => place.reason)).toEqual(['name', 'label'])
  })

  it('whose box has blacked the cell is not what stands far behind it', () => {
    const [line = []] = page('患者/氏名/様/キーパーソン/長女')
    const far = line.map((word, index) => (index < 2 ? word : { ...word, box: { ...word.box, left: word.box.left + 0.4 } }))
    expect(findNamesOnPage([far], detect).places).toEqual([])
  })

  it('that is empty holds nothing', () => expect(findNamesOnPage([], detect)).toEqual({ places: [], asks: 0 }))
})

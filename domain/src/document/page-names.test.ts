import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createNameDetector } from '../names/detect-names'
import { createPageNames, type PageLines, type PageWord } from './page-names.rules'

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
const findNamesInReadings = (readings: readonly PageLines[], members: readonly string[] = []) => createPageNames({ detect, members }).look(1, readings)
const findNamesOnPage = (lines: PageLines, members: readonly string[] = []) => findNamesInReadings([lines], members)
const reasons = (...lines: string[]) => findNamesOnPage(page(...lines)).places.map((place) => place.reason)

describe('a page that was read (rules 49, 50)', () => {
  it('with a name in its text is told by the place of its words', () => {
    const { places } = findNamesOnPage(page('経過', '山田/太郎/様/は/昨日/転倒/しま/した'))
    expect(places).toHaveLength(1)
    expect(places[0]?.reason).toBe('name')
    expect(places[0]?.box.top).toBeCloseTo(0.15)
    expect(places[0]?.box.left).toBeCloseTo(0.1)
    expect(places[0]?.box.width).toBeCloseTo(0.08)
  })

  it.each(['氏名/：/岡本/さくら', '患者/氏名/山/田', 'フリガナ/ヤマダ/タロウ', '氏名山田太郎', '生年/月日/昭和/12/年/3/月/4/日', '生年月日/1937/./3/./4'])('with something beside a cell is refused: %s', (line) => expect(reasons(line)).toContain('label'))

  it('is told where the words beside the cell stand, not the cell', () => {
    const [place] = findNamesOnPage(page('氏名/：/岡本/さくら')).places
    expect([place?.box.left, place?.box.width].map((share) => share?.toFixed(2))).toEqual(['0.14', '0.12'])
  })

  it.each(['氏名/：/様', '氏名/?岡本/?さく', 'フリガナ/氏名/性別/男/・/女', '生年/月日/昭和/年/月/日', '生年月日/歳', '担当/医師/氏名/：/佐藤/一郎', '記載者/氏名/佐藤/一郎', '(/氏名/は/黒塗り/して/います/)'])('with nothing beside it, or a colleague, is not: %s', (line) => expect(reasons(line)).not.toContain('label'))

  it('names those at work freely (rule 50)', () => expect(reasons('主治医/佐藤/一郎/先生/御侍史')).toEqual([]))

  it('read twice is told of once', () => {
    const [once, other] = [page('山田/太郎/様/は/昨日/転倒'), page('', '氏名/岡本/さくら')]
    expect(findNamesInReadings([once, once, other]).places.map((place) => place.reason)).toEqual(['name', 'label'])
  })

  it('whose box has blacked the cell is not what stands far behind it', () => {
    const [line = []] = page('患者/氏名/様/キーパーソン/長女')
    const far = line.map((word, index) => (index < 2 ? word : { ...word, box: { ...word.box, left: word.box.left + 0.4 } }))
    expect(findNamesOnPage([far]).places).toEqual([])
  })

  it('shows a relative’s name beside a blacked cell, in the same line', () => {
    const [line = []] = page('氏名/様/長女/岡本/さくら/様')
    const far = line.map((word, index) => (index < 1 ? word : { ...word, box: { ...word.box, left: word.box.left + 0.4 } }))
    const { places } = findNamesOnPage([far])
    expect(places.map((place) => place.reason)).toEqual(['name'])
    expect(places[0]?.box.left).toBeGreaterThan(0.5)
  })

  it('that is empty holds nothing', () => expect(findNamesOnPage([])).toEqual({ places: [], asks: 0 }))

  it('may name people of the hospitals concerned, unless it speaks of a patient (rule 50)', () => {
    const line = '申し送り/　/鶴見/桃香/の/昼食/は/全粥/です'
    expect(findNamesOnPage(page(line)).places.map((place) => place.reason)).toEqual(['name'])
    expect(findNamesOnPage(page(line), ['鶴見 桃香']).places).toEqual([])
    expect(findNamesOnPage(page('患者/鶴見/桃香/様/が/転倒/しま/した'), ['鶴見 桃香']).places.map((place) => place.reason)).toEqual(['name'])
    expect(findNamesOnPage(page('患者/氏名/鶴見/桃香'), ['鶴見 桃香']).places.map((place) => place.reason)).toEqual(['label'])
  })

  it('is looked through again for a name that a later page tells of, where it stands bare', () => {
    const names = createPageNames({ detect })
    expect(names.look(1, [page('備考', '鞍馬口/301/号/透析')]).places).toEqual([])
    expect(names.again()).toEqual([])
    expect(names.look(2, [page('鞍馬口/様/は/昨日/転倒/しま/した', '鞍馬口/先生/御侍史')]).places).toHaveLength(1)
    const again = names.again()
    expect(again.map(({ page: on, reason }) => [on, reason])).toEqual([[1, 'name']])
    expect(again[0]?.box.top).toBeCloseTo(0.15)
    // Told of once.
    expect(names.again()).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { nameHits } from './name-hits'

const texts: Record<string, string> = { course: '患者氏名：山田太郎、佐藤花子様' }
const hits = (details: Record<string, unknown>) => nameHits({ code: 'personal_name', details }, (field) => texts[field])

test('what was taken for a name is quoted from the refused text, by its places', () => {
  expect(hits({ spans: { 'record.course': [[5, 9], [10, 14]], 'record.history': [[0, 2]] } })).toEqual(['山田太郎', '佐藤花子'])
  expect(hits({ spans: { course: [5, 'x'] } })).toEqual([])
  expect(hits({})).toEqual([])
})

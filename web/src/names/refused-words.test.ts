import { expect, it } from 'vitest'
import { refusedWords } from './refused-words'

const words = (spans: unknown, field: string, text: string) => refusedWords({ code: 'personal_name', details: { spans } }, field, text)

it('are found where the refusal says, in the text as it was sent', () => {
  expect(words({ body: [[0, 2]] }, 'talk.body', '山田は昨夜')).toEqual(['山田'])
  expect(words({ course: [[2, 4]], history: [[0, 1]] }, 'record.course', ' 昨日山田が\n')).toEqual(['山田'])
  expect(words({ 'answer.note': [[0, 2]] }, 'answer.note', '山田です')).toEqual(['山田'])
  expect(words({ 'record.visiting': [[0, 2]] }, 'facility.visiting', '山田です')).toEqual(['山田'])
})

it('another field’s and another refusal’s are none', () => {
  expect(words({ history: [[0, 2]] }, 'record.course', '山田です')).toEqual([])
  expect(words({ body: 'x' }, 'talk.body', '山田です')).toEqual([])
  expect(words(null, 'talk.body', '山田です')).toEqual([])
  expect(refusedWords({ code: 'not_found', details: { spans: { body: [[0, 2]] } } }, 'talk.body', '山田です')).toEqual([])
})

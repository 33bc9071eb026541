import { day, instant, municipalityCode, uuid } from '@tasuki/domain/base/id'
import { defineCall } from '@tasuki/domain/base/call'
import { shortText } from '@tasuki/domain/base/text'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { answersWithWords, isWordless } from './worded-answer'

const answering = (output: z.ZodType) => answersWithWords(defineCall({ method: 'POST', path: '/api/v1/x', summary: 'x', output }))

test('ids, days, instants, codes, numbers and closed lists are no words', () => {
  const choice = z.enum(['mail', 'code'])
  for (const output of [z.null(), uuid, day, instant, municipalityCode, z.int(), z.boolean(), choice, z.literal('一つ'), z.strictObject({ id: uuid, at: instant.nullable(), way: choice.optional() }), z.array(uuid), z.record(choice, z.int()), z.union([uuid, z.null()]), z.tuple([uuid, day])])
    expect(answering(output), JSON.stringify(z.toJSONSchema(output))).toBe(false)
})

test('any other text may be words, however deep it lies', () => {
  for (const output of [z.string(), shortText, z.email(), z.string().regex(/^\p{L}+$/u), z.unknown(), z.strictObject({ a: z.strictObject({ b: z.array(shortText.nullable()) }) }), z.record(z.string(), z.int()), z.record(z.enum(['a']), z.string()), z.union([uuid, shortText]), z.looseObject({ id: uuid }), z.tuple([uuid, shortText]), z.lazy(() => shortText)])
    expect(answering(output), JSON.stringify(z.toJSONSchema(output, { unrepresentable: 'any' }))).toBe(true)
})

test('a value is held to the same', () => {
  for (const value of [undefined, null, 1, false, '', 'mail', 'k3-j.x:1', '2026-11-26T00:00:00.000Z', [], { a: ['b'] }]) expect(isWordless(value)).toBe(true)
  for (const value of ['two words', '山田', 'x'.repeat(65), ['a b'], { a: { b: '山田' } }, { 'a b': 1 }]) expect(isWordless(value)).toBe(false)
})

import { expect, test } from 'vitest'
import { ApiFault, ApiRefusal, ApiUnreachable } from '../platform/api-problem'
import { describeProblem } from './problem-text'
import { refusalMessages } from './refusal-messages'

test('every refusal says what happened and what to do, in both languages', () => {
  for (const [code, text] of Object.entries(refusalMessages)) {
    for (const said of [text.ja.what, text.ja.todo, text.en.what, text.en.todo]) expect(said, code).not.toBe('')
    expect(text.ja.what, code).toMatch(/。$/)
  }
})

test('each kind of problem has its words; only those somebody must look up show a number', () => {
  expect(describeProblem(new ApiRefusal({ code: 'case_held', status: 409, requestId: 'r1' }), 'ja')).toEqual(refusalMessages.case_held.ja)
  expect(describeProblem(new ApiUnreachable('network'), 'ja').safe).toContain('残っています')
  expect(describeProblem(new ApiFault(500, 'r2'), 'ja').requestId).toBe('r2')
  expect(describeProblem(new Error('x'), 'en').todo).toContain('reload')
})

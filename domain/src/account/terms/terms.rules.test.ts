import { describe, expect, it } from 'vitest'
import { planTerms, termsInForce, termsParts } from './terms.rules'

const VERSIONS = [{ version: 1, fromDay: '2024-04-01' }, { version: 2, fromDay: '2026-06-01' }]

it.each([
  ['2024-03-31', undefined],
  ['2024-04-01', 1],
  ['2026-05-31', 1],
  ['2026-06-01', 2],
])('on %s version %s is in force', (today, version) => {
  expect(termsInForce(VERSIONS, today)?.version).toBe(version)
})

describe('a new version', () => {
  const draft = { title: '要綱', body: '第1条　目的', fromDay: '2026-06-10' }
  const plan = (change: Partial<typeof draft>, versions = VERSIONS) => planTerms({ ...draft, ...change }, { today: '2026-05-20', versions })

  it('gets the next number', () => {
    expect(plan({})).toEqual({ ok: true, value: 3 })
    expect(plan({}, [])).toEqual({ ok: true, value: 1 })
  })
  it('is in force neither before today nor before the one it follows', () => {
    expect(plan({ fromDay: '2026-05-31' })).toMatchObject({ ok: false, refusal: { code: 'terms_day_invalid', details: { earliest: '2026-06-01' } } })
    expect(plan({ fromDay: '2026-05-19' }, VERSIONS.slice(0, 1))).toMatchObject({ ok: false, refusal: { details: { earliest: '2026-05-20' } } })
    expect(plan({ fromDay: '2020-01-01' }, [])).toMatchObject({ ok: true })
  })
  it('has a title and a text', () => {
    expect(plan({ title: ' ', body: '' })).toMatchObject({ ok: false, refusal: { code: 'required_fields_missing', details: { fields: ['title', 'body'] } } })
  })
})

it('reads a 要綱 line by line', () => {
  expect(termsParts('第1章　総則\n（目的）\n第1条　この要綱は\n(1)　病院\n2　前項の\n\n附則\nこの要綱は、適用する。')).toEqual([
    { kind: 'chapter', label: '第1章', text: '総則' },
    { kind: 'heading', label: '', text: '目的' },
    { kind: 'article', label: '第1条', text: 'この要綱は' },
    { kind: 'item', label: '(1)', text: '病院' },
    { kind: 'article', label: '2', text: '前項の' },
    { kind: 'chapter', label: '附則', text: '' },
    { kind: 'text', label: '', text: 'この要綱は、適用する。' },
  ])
})

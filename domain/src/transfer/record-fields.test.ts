import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseRecord, caseRecord, EMPTY_CASE_RECORD, VENTILATOR } from './case-record'
import { changedFields, fieldAt, mergeRecords, recordTexts, wordsOfRecord } from './record-fields'
import { RECORD_SECTIONS } from './record-sections'

const need = (presence: 'present' | 'absent' | 'unknown', quantity: number | null = null) => ({ presence, quantity, detail: '' })
const complete: CaseRecord = {
  ...EMPTY_CASE_RECORD,
  sex: 'male',
  age: 70,
  mainDisease: '脳梗塞',
  destination: { municipalities: [], secondaryAreas: ['横浜'] },
  needs: { [VENTILATOR]: need('absent') },
}

/** Any record whatever, in every field. */
const anyRecord = (): fc.Arbitrary<CaseRecord> => {
  const text = fc.constantFrom('', '左', '二日に一度', '妻と二人')
  const finding = fc.record({ presence: fc.constantFrom('present', 'absent', 'unknown'), detail: text })
  const at = (path: string, value: unknown): fc.Arbitrary<unknown> => {
    if (typeof value === 'string') return text
    if (typeof value === 'object' && value !== null && 'presence' in value) return finding
    const [section, name] = path.split('.')
    const schema = section !== undefined && name !== undefined ? (RECORD_SECTIONS as Record<string, { shape: Record<string, { safeParse: (of: unknown) => { success: boolean } }> }>)[section]?.shape[name] : undefined
    const words = ['1', '2', 'independent', 'full', 'J1', 'M', 'none', 'care_3', 'alone', 'home', 'voluntary', '2026-11-01', 40, 62.5]
    return fc.constantFrom(null, ...words.filter((word) => schema?.safeParse(word).success === true))
  }
  const section = (name: keyof typeof RECORD_SECTIONS) => fc.record(Object.fromEntries(Object.entries(EMPTY_CASE_RECORD[name]).map(([field, value]) => [field, at(`${name}.${field}`, value)])))
  return fc
    .record({
      sex: fc.constantFrom('male', 'female', null),
      age: fc.option(fc.integer({ min: 0, max: 130 })),
      setting: fc.constantFrom('inpatient', null),
      mainDisease: text,
      purpose: fc.constantFrom('long_term', null),
      destination: fc.record({ municipalities: fc.subarray(['14101', '14102']), secondaryAreas: fc.subarray(['横浜']) }),
      medicalCategory: fc.constantFrom('1', '3', null),
      transferableFrom: fc.constantFrom('2026-11-30', null),
      urgent: fc.constantFrom(true, false, null),
      bedKinds: fc.subarray(['general', 'palliative']),
      needs: fc.dictionary(fc.constantFrom('oxygen', 'dialysis', 'hiv'), fc.record({ presence: fc.constantFrom('present', 'absent', 'unknown'), quantity: fc.constantFrom(null, 2), detail: text })),
      guarantor: fc.constantFrom('present', 'absent', 'unknown'),
      history: text,
      course: text,
      medication: text,
      background: text,
      direction: text,
      memoCode: text,
      ...Object.fromEntries((Object.keys(RECORD_SECTIONS) as (keyof typeof RECORD_SECTIONS)[]).map((name) => [name, section(name)])),
    })
    .map((record) => caseRecord.parse(record))
}

describe('rule 76: what changed, field by field', () => {
  const changed = (change: Partial<CaseRecord>) => changedFields(complete, { ...complete, ...change })
  it('nothing', () => expect(changed({})).toEqual([]))
  it('fields and needs by their path', () => {
    expect(changed({ age: 71, destination: { municipalities: ['14101'], secondaryAreas: ['横浜'] }, needs: { ...complete.needs, dialysis: need('present') } })).toEqual([
      'age',
      'destination',
      'needs.dialysis',
    ])
    expect(changed({ needs: { [VENTILATOR]: need('present') } })).toEqual(['needs.ventilator'])
    expect(changed({ needs: {} })).toEqual(['needs.ventilator'])
  })
  it('a quantity and a detail count', () => {
    const before = { ...complete, needs: { oxygen: need('present', 2) } }
    expect(changedFields(before, { ...before, needs: { oxygen: need('present', 3) } })).toEqual(['needs.oxygen'])
    expect(changedFields(before, { ...before, needs: { oxygen: { ...need('present', 2), detail: '夜間のみ' } } })).toEqual(['needs.oxygen'])
  })
  it('a need that isn’t there is 未確認', () => expect(changed({ needs: { ...complete.needs, dialysis: need('unknown') } })).toEqual([]))
  it('the order of keys says nothing: the database keeps none', () => {
    const stored = { ...complete, destination: { secondaryAreas: ['横浜'], municipalities: [] }, needs: { [VENTILATOR]: { detail: '', presence: 'absent' as const, quantity: null } } }
    expect(changedFields(stored, complete)).toEqual([])
  })
  it('a section is told field by field', () => {
    expect(changed({ adl: { ...complete.adl, eating: 'partial' }, social: { ...complete.social, keyPerson: '長女（市内）' } })).toEqual(['adl.eating', 'social.keyPerson'])
    expect(changed({ behaviour: { ...complete.behaviour, wandering: { presence: 'present', detail: '夜間' } } })).toEqual(['behaviour.wandering'])
  })
  it('over all fields: nothing of two records that others can read differs unsaid, and nothing said is the same', () => {
    fc.assert(
      fc.property(anyRecord(), anyRecord(), (before, after) => {
        const told = changedFields(before, after)
        expect(new Set(told).size).toBe(told.length)
        expect(told).toEqual([...changedFields(after, before)])
        const { merged } = mergeRecords(before, before, after)
        expect(changedFields(merged, after)).toEqual([])
        for (const path of told) expect(fieldAt(before, path)).not.toEqual(fieldAt(after, path))
        for (const path of Object.keys(recordTexts(after))) {
          const field = path.split('.').slice(0, path.split('.').length > 2 || path.startsWith('needs') || Object.hasOwn(RECORD_SECTIONS, path.split('.')[0] ?? '') ? 2 : 1).join('.')
          if (field === 'memoCode' || told.includes(field)) continue
          expect(fieldAt(after, field)).toEqual(fieldAt(before, field))
        }
      }),
      { numRuns: 120 },
    )
  })
  it('one changed field is told alone', () => {
    fc.assert(
      fc.property(anyRecord(), anyRecord(), fc.nat(), (before, other, which) => {
        const told = changedFields(before, other)
        const path = told[which % Math.max(1, told.length)]
        if (path === undefined) return
        const [field = '', name] = path.split('.')
        const value = fieldAt(other, path)
        const part = { ...(before[field as keyof CaseRecord] as unknown as object), [name ?? '']: value }
        expect(changedFields(before, { ...before, [field]: name === undefined ? value : part })).toEqual([path])
      }),
      { numRuns: 120 },
    )
  })
  it('what others never see tells nothing: the memo code, and years beyond 90', () => {
    expect(changed({ memoCode: 'M-1' })).toEqual([])
    expect(changedFields({ ...complete, age: 92 }, { ...complete, age: 95 })).toEqual([])
    expect(changedFields({ ...complete, age: 89 }, { ...complete, age: 95 })).toEqual(['age'])
  })
})

describe('two people change one record', () => {
  const merge = (mine: Partial<CaseRecord>, theirs: Partial<CaseRecord>) => mergeRecords(complete, { ...complete, ...mine }, { ...complete, ...theirs })
  it('each keeps what it changed', () => {
    const { merged, taken, clashes } = merge({ course: '安定' }, { age: 71, adl: { ...complete.adl, eating: 'full' } })
    expect(merged).toEqual({ ...complete, course: '安定', age: 71, adl: { ...complete.adl, eating: 'full' } })
    expect([taken, clashes]).toEqual([['age', 'adl.eating'], []])
  })
  it('a field that both set is a clash, and mine stands', () => {
    const { merged, taken, clashes } = merge({ age: 72 }, { age: 71, course: '安定' })
    expect([merged.age, merged.course, taken, clashes]).toEqual([72, '安定', ['course'], ['age']])
  })
  it('both to the same is none', () => expect(merge({ age: 71 }, { age: 71 }).clashes).toEqual([]))
  it('nobody’s change is lost, whatever they are', () => {
    fc.assert(
      fc.property(anyRecord(), anyRecord(), anyRecord(), (base, mine, theirs) => {
        const { merged, clashes } = mergeRecords(base, mine, theirs)
        for (const path of new Set([...changedFields(base, mine), ...changedFields(base, theirs)])) {
          const [was, now] = [fieldAt(base, path), fieldAt(merged, path)]
          if (clashes.includes(path) || JSON.stringify(fieldAt(mine, path)) !== JSON.stringify(was)) expect(now).toEqual(fieldAt(mine, path))
          else expect(now).toEqual(fieldAt(theirs, path))
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('every text of a record passes the name check (6条1号)', () => {
  it('reads words and leaves codes and days: long_term is nobody called Long', () => {
    const record = { ...EMPTY_CASE_RECORD, purpose: 'long_term', transferableFrom: '2026-12-01', memoCode: 'long', mainDisease: 'tanaka' } as const
    expect(wordsOfRecord(record)).toEqual({ memoCode: 'long', mainDisease: 'tanaka' })
  })
  it('finds each text, wherever it stands', () => {
    const marked = (value: unknown): unknown => {
      if (typeof value === 'string') return '印'
      if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, name === 'presence' ? part : marked(part)]))
    }
    const texts = recordTexts(marked({ ...EMPTY_CASE_RECORD, needs: { oxygen: need('present') } }) as object)
    const count = (JSON.stringify(marked({ ...EMPTY_CASE_RECORD, needs: { oxygen: need('present') } })).match(/印/g) ?? []).length
    expect(Object.values(texts).filter((text) => text === '印')).toHaveLength(count)
    expect(Object.values(wordsOfRecord(marked({ ...EMPTY_CASE_RECORD, needs: { oxygen: need('present') } }) as object)).filter((text) => text === '印')).toHaveLength(count)
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(['mainDisease', 'memoCode', 'needs.oxygen.detail', 'social.keyPerson', 'behaviour.wandering.detail', 'directive.onward']))
  })
})

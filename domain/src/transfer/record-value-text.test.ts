import { EMPTY_CASE_RECORD } from './case-record'
import { RECORD_SECTIONS, type RecordSection } from './record-sections'
import { describe, expect, it } from 'vitest'
import { SECTION_FIELDS, SECTION_NAMES } from './record-field-specs'
import { RECORD_WORDS } from './record-words'
import { choiceWord, countSection, fieldWord, sectionValue, valueText } from './record-value-text'

const specs = SECTION_NAMES.flatMap((section) => SECTION_FIELDS[section])

describe('the sections as form and view know them', () => {
  it('name every field of the contract once', () => {
    const paths = (Object.keys(RECORD_SECTIONS) as RecordSection[]).flatMap((section) => Object.keys(RECORD_SECTIONS[section].shape).map((name) => `${section}.${name}`))
    expect(specs.map((spec) => spec.path).sort()).toEqual(paths.sort())
  })
  it.each(['ja', 'en'] as const)('have a word for every field and every choice (%s)', (language) => {
    const words = RECORD_WORDS[language] as (typeof RECORD_WORDS)['ja']
    for (const spec of specs) {
      expect(fieldWord(spec.path, words)).not.toBe(spec.path)
      if (spec.kind === 'choice') for (const option of spec.options) expect(choiceWord(spec, option, words)).not.toBe(`${spec.words}_${option}`)
    }
  })
  it('take every value that the contract takes', () => {
    for (const spec of specs) {
      const [section, name = ''] = spec.path.split('.')
      const schema = (RECORD_SECTIONS as Record<string, { shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> }>)[section ?? '']?.shape[name]
      const samples: unknown[] = spec.kind === 'choice' ? [...spec.options, null] : spec.kind === 'number' ? [spec.min, spec.max, null] : spec.kind === 'text' ? ['あ'.repeat(spec.max)] : spec.kind === 'day' ? ['2026-11-25', null] : [{ presence: 'present', detail: '' }]
      for (const sample of samples) expect([spec.path, schema?.safeParse(sample).success]).toEqual([spec.path, true])
    }
  })
})

describe('as it is read', () => {
  const words = RECORD_WORDS.ja
  const record = { ...EMPTY_CASE_RECORD, adl: { ...EMPTY_CASE_RECORD.adl, eating: 'partial' as const, barthel: 45 }, behaviour: { ...EMPTY_CASE_RECORD.behaviour, wandering: { presence: 'present' as const, detail: '夜間' }, smoking: { presence: 'absent' as const, detail: '' } } }
  const said = (path: string) => {
    const spec = specs.find((one) => one.path === path)
    return spec && valueText(spec, sectionValue(record, path), words)
  }
  it('values have their words and units; 未確認 is said by the page, never as 無', () => {
    expect(['adl.eating', 'adl.barthel', 'behaviour.wandering', 'behaviour.smoking', 'behaviour.delirium', 'adl.fim'].map(said)).toEqual(['一部介助', '45点', '有（夜間）', '無', '', ''])
  })
  it('a section counts what is entered and what nobody has checked', () => {
    expect(countSection(record, 'behaviour')).toEqual({ entered: 2, unchecked: 5, total: 8 })
    expect(countSection({ ...record, background: '妻と二人', guarantor: 'absent' }, 'social')).toEqual({ entered: 2, unchecked: 6, total: 13 })
  })
})

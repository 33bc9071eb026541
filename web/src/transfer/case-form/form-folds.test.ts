import { EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import { SECTION_FIELDS, SECTION_NAMES } from '@tasuki/domain/transfer/record-field-specs'
import { expect, it } from 'vitest'
import { foldOfPath } from './form-folds'

it('every field of a record stands in a part of the form, so that a problem can lead to it', () => {
  const paths = [...Object.keys(EMPTY_CASE_RECORD).filter((field) => field !== 'needs'), 'needs.oxygen', 'needs.ventilator', 'visibility', ...SECTION_NAMES.flatMap((section) => SECTION_FIELDS[section].map((spec) => spec.path))]
  expect(paths.filter((path) => foldOfPath(path) === undefined)).toEqual([])
})

it('a message and its hospitals are no fields of the form', () => expect(['message', 'hospitalIds', 'version'].map(foldOfPath)).toEqual([undefined, undefined, undefined]))

it('goes by the section, wherever in it', () => {
  expect(['needs.ventilator', 'needs.oxygen.detail', 'social.keyPerson', 'guarantor', 'course', 'behaviour.wandering.detail'].map(foldOfPath)).toEqual(['basics', 'care', 'social', 'social', 'clinical', 'behaviour'])
})

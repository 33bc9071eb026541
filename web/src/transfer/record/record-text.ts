import type { CareNeed, NeedState } from '@tasuki/domain/facility/care-need'
import { quantityText } from '@tasuki/domain/facility/quantity-text'
import type { CallOutput } from '../../platform/api-client'
import type { getPrefectureCall } from '@tasuki/domain/facility/facility.contract'
import type { CaseSummary } from '@tasuki/domain/transfer/case-summary'
import type { CaseRecord, DestinationArea } from '@tasuki/domain/transfer/case-record'
import { AGE_SHOWN_UP_TO } from '@tasuki/domain/transfer/record-readers'
import { unitText } from '../../facility/unit-text'
import type { Language } from '../../ui/language'
import type { recordMessages } from './record.messages'

export type RecordWords = (typeof recordMessages)['ja']
export type PrefectureData = CallOutput<typeof getPrefectureCall>

/** 84歳; outside the sending hospital 90歳以上. */
export const ageLabel = (age: number | null, orOlder: boolean, words: RecordWords): string =>
  age === null ? words.ageUnknown : orOlder ? words.yearsOrOlder(age) : words.years(age)

/** 84歳 女 誤嚥性肺炎後: what tells patients apart on the phone. */
export const patientLine = (of: Pick<CaseSummary, 'age' | 'ageOrOlder' | 'sex' | 'mainDisease'>, words: RecordWords): string =>
  [ageLabel(of.age, of.ageOrOlder, words), of.sex === null ? '' : words[`sex_${of.sex}`], of.mainDisease].filter((part) => part !== '').join(' ')

export const recordLine = (record: CaseRecord, words: RecordWords): string =>
  patientLine({ age: record.age, ageOrOlder: false, sex: record.sex, mainDisease: record.mainDisease }, words)

/** A record that reached another hospital has its age cut at 90 (recordForOthers). */
export const isAgeCut = (record: CaseRecord, own: boolean): boolean => !own && record.age !== null && record.age >= AGE_SHOWN_UP_TO

export const careNeedLabel = (need: Pick<CareNeed, 'label' | 'labelEn'>, language: Language): string => (language === 'ja' ? need.label : need.labelEn)

/** 透析, or the code itself for an item the catalogue no longer knows. */
export const needLabels = (careNeeds: readonly CareNeed[], language: Language): ReadonlyMap<string, string> =>
  new Map(careNeeds.map((need) => [need.code, careNeedLabel(need, language)]))

/** A need's name and the unit in which it is counted. */
export type NeedWords = { label: string; unit: string }

export const needWords = (careNeeds: readonly CareNeed[], language: Language): ReadonlyMap<string, NeedWords> =>
  new Map(careNeeds.map((need) => [need.code, { label: careNeedLabel(need, language), unit: unitText(need.quantityUnit, language) }]))

/** 喀痰吸引 8回/日（日中のみ） */
export const needLine = (need: CareNeed, state: NeedState, language: Language): string => {
  const label = careNeedLabel(need, language)
  const quantity = state.quantity === null ? '' : ` ${quantityText(state.quantity, unitText(need.quantityUnit, language), language === 'en' ? ' ' : '')}`
  const detail = state.detail.trim() === '' ? '' : language === 'ja' ? `（${state.detail.trim()}）` : ` (${state.detail.trim()})`
  return `${label}${quantity}${detail}`
}

type Area = { value: string; label: string; search: string }

/** A ward with its city: 横浜市金沢区. The name may come with the city in it already. */
const municipalityLabels = (prefecture: PrefectureData, words: RecordWords): ReadonlyMap<string, string> => {
  const names = new Map(prefecture.municipalities.map((row) => [row.code, row.name]))
  const cities = new Set(prefecture.municipalities.flatMap((row) => row.cityCode ?? []))
  return new Map(
    prefecture.municipalities.map((row) => {
      if (cities.has(row.code)) return [row.code, words.wholeCity(row.name)]
      const city = row.cityCode === null ? '' : (names.get(row.cityCode) ?? '')
      return [row.code, row.name.startsWith(city) ? row.name : city + row.name]
    }),
  )
}

const AREA = 'area:'
const MUNICIPALITY = 'municipality:'

/** What one may choose as 希望地域, in two groups, each findable by name and reading. */
export const destinationChoices = (prefecture: PrefectureData, words: RecordWords): { areas: Area[]; municipalities: Area[] } => {
  const labels = municipalityLabels(prefecture, words)
  return {
    areas: prefecture.secondaryAreas.map(({ name }) => ({ value: AREA + name, label: words.wholeArea(name), search: `${words.wholeArea(name)} ${name}` })),
    municipalities: prefecture.municipalities.map((row) => {
      const label = labels.get(row.code) ?? row.name
      return { value: MUNICIPALITY + row.code, label, search: `${label} ${row.kana}` }
    }),
  }
}

export const destinationValues = (destination: DestinationArea): string[] => [
  ...destination.secondaryAreas.map((name) => AREA + name),
  ...destination.municipalities.map((code) => MUNICIPALITY + code),
]

export const destinationOf = (values: readonly string[]): DestinationArea => ({
  municipalities: values.filter((value) => value.startsWith(MUNICIPALITY)).map((value) => value.slice(MUNICIPALITY.length)),
  secondaryAreas: values.filter((value) => value.startsWith(AREA)).map((value) => value.slice(AREA.length)),
})

export const destinationText = (destination: DestinationArea, prefecture: PrefectureData | undefined, words: RecordWords): string => {
  const labels = prefecture === undefined ? undefined : municipalityLabels(prefecture, words)
  return [...destination.secondaryAreas.map(words.wholeArea), ...destination.municipalities.map((code) => labels?.get(code) ?? code)].join('、')
}

import { accepted, type Result } from '@tasuki/domain/base/result'
import { expandAreaSelection } from '@tasuki/domain/facility/prefecture'
import { servedPrefecture } from './served-prefecture'

type Selection = { municipalities: readonly string[]; secondaryAreas: readonly string[] }

/** 転院先地域 as codes a hospital can have, and as people read it: 「横須賀・三浦圏域、横浜市金沢区」. */
export const describeDestination = (selection: Selection): Result<{ codes: string[]; label: string }> => {
  const prefecture = servedPrefecture()
  const expanded = expandAreaSelection(prefecture, selection)
  if (!expanded.ok) return expanded
  const names = new Map(prefecture.municipalities.map((row) => [row.code, row.fullName]))
  const label = [...selection.secondaryAreas.map((name) => `${name}圏域`), ...selection.municipalities.map((code) => names.get(code) ?? code)].join('、')
  return accepted({ codes: [...expanded.value].sort(), label })
}

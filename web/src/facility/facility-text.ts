import type { CareNeed } from '@tasuki/domain/facility/care-need'
import { CARE_NEED_GROUPS } from '@tasuki/domain/facility/care-need'
import type { Language } from '../ui/language'

export const needLabel = (need: Pick<CareNeed, 'label' | 'labelEn'>, language: Language): string => (language === 'ja' ? need.label : need.labelEn)

type NeedGroup = { group: CareNeed['group']; needs: CareNeed[] }

/** The catalogue in the order of the form. A retired item is shown only where `stated` still has it. */
export const needsByGroup = (careNeeds: readonly CareNeed[], stated: (code: string) => boolean): NeedGroup[] =>
  CARE_NEED_GROUPS.map((group) => ({
    group,
    needs: careNeeds.filter((need) => need.group === group && (!need.retired || stated(need.code))).sort((a, b) => a.position - b.position),
  })).filter(({ needs }) => needs.length > 0)

import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { useQuery } from '@tanstack/react-query'

/** How we stand to the case that its own page has read; this reads nothing itself and loads no schema. */
export const useOpenedCaseRelation = (caseId: string | undefined): CaseDetail['relation'] | undefined =>
  useQuery<CaseDetail>({ queryKey: ['transfer', 'getCase', { params: { caseId } }], enabled: false }).data?.relation

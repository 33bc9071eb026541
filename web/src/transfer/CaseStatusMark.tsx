import type { CaseStatus } from '@tasuki/domain/transfer/case-status'
import { useMessages } from '../ui/language'
import { StateMark, type MarkTone } from '../ui/StateMark'
import { caseMessages } from './case.messages'

const TONE: Record<CaseStatus, MarkTone> = { draft: 'none', recruiting: 'thinking', held: 'chosen', completed: 'yes', ended: 'none' }

export const CaseStatusMark = ({ status, strong }: { status: CaseStatus; strong?: boolean }) => {
  const words = useMessages(caseMessages)
  return (
    <StateMark tone={TONE[status]} strong={strong}>
      {words[`status_${status}`]}
    </StateMark>
  )
}

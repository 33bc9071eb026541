import type { InquiryState } from '@tasuki/domain/transfer/case-status'
import { useMessages } from '../../ui/language'
import { type MarkTone, StateMark } from '../../ui/StateMark'
import { caseMessages } from '../case.messages'

/** The shape and colour of an inquiry's state as the asked hospital reads it: what waits for it is the sash's. Whether it was opened is the sender's to know. */
const RECEIVER_TONE = {
  unread: 'waits',
  read: 'waits',
  considering: 'thinking',
  accepted: 'yes',
  conditional: 'maybe',
  declined: 'no',
  chosen: 'waits',
  confirmed: 'chosen',
  paused: 'paused',
  withdrawn: 'none',
  ended: 'none',
} as const satisfies Record<InquiryState, MarkTone>

export const ReceivedStateMark = ({ state, strong }: { state: InquiryState; strong?: boolean }) => {
  const words = useMessages(caseMessages)
  return (
    <StateMark tone={RECEIVER_TONE[state]} strong={strong}>
      {state === 'unread' || state === 'read' ? words.notAnswered : words[`state_${state}`]}
    </StateMark>
  )
}

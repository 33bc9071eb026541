import type { SeatFormState } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { useMessages } from '../../ui/language'
import { type MarkTone, StateMark } from '../../ui/StateMark'
import { seatFormMessages } from './seat-form.messages'

const TONES = { draft: 'thinking', submitted: 'paused', returned: 'waits', withdrawn: 'none', accepted: 'yes' } as const satisfies Record<SeatFormState, MarkTone>

export const FormStateMark = ({ state }: { state: SeatFormState }) => <StateMark tone={TONES[state]}>{useMessages(seatFormMessages).state(state)}</StateMark>

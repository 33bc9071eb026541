import type { HospitalUse } from '@tasuki/domain/account/account.contract'
import { useMessages } from '../ui/language'
import { StateMark } from '../ui/StateMark'
import { facilityTerms } from './facility-terms.messages'

/** Whether a hospital uses the system: one that doesn't can't be asked in it. */
export const UseMark = ({ use }: { use: HospitalUse }) => {
  const terms = useMessages(facilityTerms)
  return <StateMark tone={use === 'active' ? 'yes' : 'none'}>{terms[`use_${use}`]}</StateMark>
}

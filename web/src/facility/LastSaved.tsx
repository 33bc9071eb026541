import type { HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { useNow } from '../ui/clock'
import { useLanguage, useMessages } from '../ui/language'
import { relativeTimeText } from '../ui/time-text'
import { saveMessages } from './save.messages'

/** Record and conditions are one thing to the server: one instant, one person. */
export const LastSaved = ({ hospital }: { hospital: HospitalDetail }) => {
  const words = useMessages(saveMessages)
  const { language } = useLanguage()
  const now = useNow()
  const { recordUpdatedAt, recordUpdatedBy } = hospital
  return recordUpdatedAt === null ? null : <span>{words.lastSaved(relativeTimeText(recordUpdatedAt, now, { language, withClock: true }), recordUpdatedBy ?? '')}</span>
}

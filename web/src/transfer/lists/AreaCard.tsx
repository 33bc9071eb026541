import type { AreaCase } from '@tasuki/domain/transfer/area-case.contract'
import { fitGroupOf } from '@tasuki/domain/transfer/area-case.rules'
import { Link } from '@tanstack/react-router'
import { facilityTerms } from '../../facility/facility-terms.messages'
import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { StateMark } from '../../ui/StateMark'
import { datedDayText, durationText } from '../../ui/time-text'
import classes from './AreaCases.module.css'
import { areaMessages } from './area.messages'
import { inboxMessages } from '../received/inbox.messages'
import cards from '../received/InquiryCard.module.css'
import { FIT_TONE, FitReasons, NeedFitChips } from '../received/NeedFitList'
import { receiverMessages } from '../received/receiver.messages'
import { patientLine } from '../record/record-text'
import { recordMessages } from '../record/record.messages'
import { ReverseOfferButton } from '../received/ReverseOfferButton'

/** One patient of the area: what is needed, what of it doesn't fit us and why, and the offer. */
export const AreaCard = ({ of }: { of: AreaCase }) => {
  const words = useMessages(areaMessages)
  const inbox = useMessages(inboxMessages)
  const receiver = useMessages(receiverMessages)
  const record = useMessages(recordMessages)
  const facility = useMessages(facilityTerms)
  const { language } = useLanguage()
  const now = useNow()
  const from = of.transferableFrom === null ? '' : `${receiver.transferableFrom} ${datedDayText(of.transferableFrom, now, language)}`
  const wards = of.bedKinds.length === 0 ? '' : words.wards + of.bedKinds.map((kind) => facility[`bed_${kind}`]).join('、')
  return (
    <li className={cards.card}>
      <div className={cards.top}>
        <Link to="/cases/$caseId" params={{ caseId: of.id }} className={cards.patient}>
          {patientLine(of, record)}
        </Link>
        {of.judgement === null ? null : <StateMark tone={FIT_TONE[of.judgement.mark]}>{receiver[`fit_${of.judgement.mark}`]}</StateMark>}
      </div>
      <NeedFitChips presentNeeds={of.presentNeeds} judgement={of.judgement} />
      <Misses of={of} />
      <div className={cards.bottom}>
        <span>{[of.purpose === null ? '' : record[`purpose_${of.purpose}`], of.destinationLabel, from, wards].filter((part) => part !== '').join('・')}</span>
      </div>
      <div className={cards.bottom}>
        <span>{inbox.from(of.senderHospital.shortName)}</span>
        <span className="figures">{of.sentAt === null ? null : words.openFor(durationText(now.getTime() - Date.parse(of.sentAt), language))}</span>
      </div>
      <div className={cards.act}>
        <ReverseOfferButton of={of} />
      </div>
    </li>
  )
}

/** What stands between the patient and us, in words: what blocks, or where nothing does what is to be discussed. */
const Misses = ({ of }: { of: AreaCase }) => {
  const words = useMessages(areaMessages)
  if (of.judgement === null || of.judgement.mark === 'fits') return null
  const { blocking, open } = of.judgement
  const group = fitGroupOf(of.judgement)
  const lead = group === 'conditional' ? words.toDiscuss : blocking.length === 1 ? words.onlyThis : group === 'near' ? words.onlyThese(blocking.length) : ''
  return (
    <div className={classes.misses}>
      {lead === '' ? null : <span>{lead}</span>}
      <FitReasons points={group === 'conditional' ? open : blocking} age={of.age} />
    </div>
  )
}

import type { CaseListItem } from '@tasuki/domain/transfer/case.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ProblemPanel } from '../platform/ProblemPanel'
import { useNow } from '../ui/clock'
import { EmptyState } from '../ui/EmptyState'
import { useLanguage, useMessages } from '../ui/language'
import { SkeletonRows } from '../ui/SkeletonRows'
import { StateMark } from '../ui/StateMark'
import { dayText, durationText } from '../ui/time-text'
import classes from './InquiryCard.module.css'
import { inboxMessages } from './inbox.messages'
import { byFit } from '@tasuki/domain/transfer/need-fit.rules'
import { FIT_TONE, NeedFitChips } from './NeedFitList'
import { receiverMessages } from './receiver.messages'
import { patientLine } from './record-text'
import { recordMessages } from './record.messages'
import { ReverseOfferButton } from './ReverseOfferButton'
import { casesQuery } from './transfer.queries'

const areaCasesQuery = casesQuery({ scope: 'area', status: 'open', limit: 200 })

/** Patients opened to our area, those we can take first; each can be offered a bed unasked. */
export const AreaCases = () => {
  const words = useMessages(inboxMessages)
  const area = useQuery(areaCasesQuery)
  if (area.data === undefined) return area.error === null ? <SkeletonRows columns={2} /> : <ProblemPanel error={area.error} onRetry={() => void area.refetch()} />
  if (area.data.cases.length === 0)
    return (
      <EmptyState
        title={words.noArea}
        action={
          <Link to="/facility" search={{ tab: 'vacancy' }}>
            {words.toVacancy}
          </Link>
        }
      >
        {words.noAreaText}
      </EmptyState>
    )
  return (
    <ul className={classes.cards} data-wide="" aria-label={words.areaList}>
      {[...area.data.cases].sort(byFit).map((one) => (
        <AreaCard key={one.id} of={one} />
      ))}
    </ul>
  )
}

const AreaCard = ({ of }: { of: CaseListItem }) => {
  const words = useMessages(inboxMessages)
  const receiver = useMessages(receiverMessages)
  const record = useMessages(recordMessages)
  const { language } = useLanguage()
  const now = useNow()
  const from = of.transferableFrom === null ? '' : `${receiver.transferableFrom} ${dayText(of.transferableFrom, now, language)}`
  return (
    <li className={classes.card}>
      <div className={classes.top}>
        <Link to="/cases/$caseId" params={{ caseId: of.id }} className={classes.patient}>
          {patientLine(of, record)}
        </Link>
        {of.judgement === null ? null : <StateMark tone={FIT_TONE[of.judgement.mark]}>{receiver[`fit_${of.judgement.mark}`]}</StateMark>}
      </div>
      <NeedFitChips presentNeeds={of.presentNeeds} judgement={of.judgement} />
      <div className={classes.bottom}>
        <span>{[of.purpose === null ? '' : record[`purpose_${of.purpose}`], of.destinationLabel, from].filter((part) => part !== '').join('・')}</span>
      </div>
      <div className={classes.bottom}>
        <span>{words.from(of.senderHospital.shortName)}</span>
        <span className="figures">{of.sentAt === null ? null : words.openFor(durationText(now.getTime() - Date.parse(of.sentAt), language))}</span>
      </div>
      <div className={classes.act}>
        <ReverseOfferButton of={of} />
      </div>
    </li>
  )
}

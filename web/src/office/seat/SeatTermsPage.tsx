import type { SeatTerms } from '@tasuki/domain/account/seat/seat-terms.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useIsOfficer } from '../../account/account.queries'
import { seatTermsQuery } from '../../account/seat/seat.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useLanguage, useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { Page, Section } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { fullDayText } from '../../ui/time-text'
import { AddClosedDay, AddPause } from './AddClosedTimes'
import { seatTermsMessages } from './seat-terms.messages'
import { useRemoveClosedDay, useRemovePause } from './seat-terms.queries'
import { SeatPrices } from './SeatPrices'
import { TermLine } from './TermLine'
import classes from './SeatTermsPage.module.css'

/** 申請の締切とアカウント単価: the prefecture's settings for seats (要綱10条3項, 11条1項). */
export const SeatTermsPage = () => {
  const words = useMessages(seatTermsMessages)
  const terms = useQuery(seatTermsQuery)
  return (
    <Page title={words.title} lead={words.lead} actions={
        <>
          <Link to="/office/forms" data-lone>{words.toForms}</Link>
          <Link to="/account-estimate" data-lone>{words.toEstimate}</Link>
        </>
      }
    >
      <ProblemPanel error={terms.error} onRetry={() => void terms.refetch()} />
      {terms.data === undefined ? (
        terms.error === null ? (
          <SkeletonRows rows={6} columns={3} />
        ) : null
      ) : (
        <>
          <Deadlines terms={terms.data} />
          <ClosedDays terms={terms.data} />
          <Pauses terms={terms.data} />
          <SeatPrices terms={terms.data} />
        </>
      )}
    </Page>
  )
}

const Deadlines = ({ terms }: { terms: SeatTerms }) => {
  const words = useMessages(seatTermsMessages)
  const { language } = useLanguage()
  return (
    <Section title={words.deadlines}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.deadline}</th>
            <th scope="col">{words.startsIn}</th>
          </tr>
        </thead>
        <tbody>
          {terms.deadlines.map(({ day, startMonth }) => (
            <tr key={day}>
              <td>{fullDayText(day, language)}</td>
              <td>{words.startMonth(startMonth)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

const ClosedDays = ({ terms }: { terms: SeatTerms }) => {
  const words = useMessages(seatTermsMessages)
  const { language } = useLanguage()
  const remove = useRemoveClosedDay()
  const sets = useIsOfficer()
  return (
    <Section title={words.closedDays}>
      <p className={classes.soft}>{words.closedLead}</p>
      {terms.closedDays.length === 0 ? <p>{words.noClosedDays}</p> : null}
      <ul className={lines.list} aria-label={words.closedDays}>
        {terms.closedDays.map(({ day, name }) => (
          <TermLine key={day} text={`${fullDayText(day, language)}　${name}`} {...(sets && { remove })} of={{ params: { day } }} />
        ))}
      </ul>
      {sets ? <AddClosedDay today={terms.today} /> : null}
    </Section>
  )
}

const Pauses = ({ terms }: { terms: SeatTerms }) => {
  const words = useMessages(seatTermsMessages)
  const { language } = useLanguage()
  const remove = useRemovePause()
  const sets = useIsOfficer()
  return (
    <Section title={words.pauses}>
      {terms.pauses.length === 0 ? <p>{words.noPauses}</p> : null}
      <ul className={lines.list} aria-label={words.pauses}>
        {terms.pauses.map(({ id, firstDay, lastDay }) => (
          <TermLine key={id} text={`${fullDayText(firstDay, language)}〜${fullDayText(lastDay, language)}`} mark={firstDay <= terms.today ? { tone: 'paused', text: words.now } : undefined} {...(sets && { remove })} of={{ params: { pauseId: id } }} />
        ))}
      </ul>
      {sets ? <AddPause today={terms.today} /> : null}
    </Section>
  )
}

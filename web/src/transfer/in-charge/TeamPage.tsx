import type { Absence } from '@tasuki/domain/account/people/absence.contract'
import type { WorkHandover } from '@tasuki/domain/transfer/work-handover.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useNow } from '../../ui/clock'
import { EmptyState } from '../../ui/EmptyState'
import { useLanguage, useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { Page, Section } from '../../ui/Page'
import { RelativeTime } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { StateMark } from '../../ui/StateMark'
import { dayText } from '../../ui/time-text'
import { AbsenceForm } from './AbsenceForm'
import { careMessages } from './care.messages'
import { absencesQuery, useEndAbsence, useSeeWorkHandover, workHandoversQuery } from './care.queries'
import classes from './TeamPage.module.css'

/** 担当と不在: who is away, and what passed to whom because of it (rule 82). */
export const TeamPage = () => {
  const words = useMessages(careMessages)
  const absences = useQuery(absencesQuery)
  const handovers = useQuery(workHandoversQuery)
  return (
    <Page title={words.team} lead={words.teamLead}>
      <Section title={words.absences}>
        <ProblemPanel error={absences.error} onRetry={() => void absences.refetch()} />
        {absences.data === undefined ? absences.error === null ? <SkeletonRows rows={2} columns={3} /> : null : null}
        {absences.data === undefined ? null : absences.data.absences.length === 0 ? (
          <EmptyState title={words.noAbsences}>{words.noAbsencesText}</EmptyState>
        ) : (
          <ul className={classes.list} aria-label={words.absences}>
            {absences.data.absences.map((absence) => (
              <AbsenceLine key={absence.id} absence={absence} />
            ))}
          </ul>
        )}
        <AbsenceForm />
      </Section>
      <Section title={words.handovers}>
        <ProblemPanel error={handovers.error} onRetry={() => void handovers.refetch()} />
        {handovers.data === undefined ? handovers.error === null ? <SkeletonRows rows={2} columns={3} /> : null : null}
        {handovers.data === undefined ? null : handovers.data.handovers.length === 0 ? (
          <p className={classes.soft}>{words.noHandovers}</p>
        ) : (
          <ul className={classes.list} aria-label={words.handovers}>
            {handovers.data.handovers.map((handover) => (
              <HandoverLine key={handover.id} handover={handover} />
            ))}
          </ul>
        )}
      </Section>
    </Page>
  )
}

const useDays = () => {
  const words = useMessages(careMessages)
  const { language } = useLanguage()
  const now = useNow()
  return (of: { firstDay: string; lastDay: string }) => words.days(dayText(of.firstDay, now, language), dayText(of.lastDay, now, language))
}

const AbsenceLine = ({ absence }: { absence: Absence }) => {
  const words = useMessages(careMessages)
  const days = useDays()
  const end = useEndAbsence()
  const byOther = absence.setBy !== null && absence.setBy.personId !== absence.person.personId ? words.setByOther(absence.setBy.displayName) : ''
  const act = () => end.mutate({ params: { absenceId: absence.id } }, { onSuccess: () => notify({ text: absence.takenOverAt === null ? words.calledOff : words.ended }) })
  return (
    <li className={classes.item}>
      <span className={classes.what}>
        <strong>{absence.person.displayName}</strong>
        <span>{days(absence)}</span>
        <StateMark tone={absence.now ? 'paused' : 'none'}>{absence.now ? words.awayNow : words.planned}</StateMark>
        {absence.takenOverAt === null ? null : <span className={classes.soft}>{words.takenOver}</span>}
        {byOther === '' ? null : <span className={classes.soft}>{byOther}</span>}
      </span>
      <ActionButton size="xs" tone="quiet" onAct={act} busy={end.isPending} reason={absence.mayEnd ? undefined : words.mayNotEnd}>
        {absence.now ? words.endNow : words.callOff}
      </ActionButton>
      <ProblemPanel error={end.error} />
    </li>
  )
}

const HandoverLine = ({ handover }: { handover: WorkHandover }) => {
  const words = useMessages(careMessages)
  const days = useDays()
  const see = useSeeWorkHandover()
  const because = handover.absence === null ? words.handoverLeft(handover.from.displayName) : words.handoverAbsent(handover.from.displayName, days(handover.absence))
  return (
    <li className={classes.item} data-waits={handover.toBeSeen ? '' : undefined}>
      <div className={classes.what}>
        <RelativeTime at={handover.at} withClock />
        <span>{because}</span>
        <strong>{handover.to === null ? words.handoverNobody : words.handoverTo(handover.to.displayName)}</strong>
        {handover.absence?.over === true ? <span className={classes.soft}>{words.absenceOver}</span> : null}
        {handover.cases.length === 0 ? null : (
          <span>
            {words.cases}：
            {handover.cases.map((one) => (
              <Link key={one.caseId} to="/cases/$caseId" params={{ caseId: one.caseId }} className={classes.link}>
                {one.code} {one.mainDisease}
              </Link>
            ))}
          </span>
        )}
        {handover.inquiries.length === 0 ? null : (
          <span>
            {words.inquiries}：
            {handover.inquiries.map((one) => (
              <Link key={one.inquiryId} to="/inbox/$inquiryId" params={{ inquiryId: one.inquiryId }} className={classes.link}>
                {one.caseCode} {one.senderHospital}
              </Link>
            ))}
          </span>
        )}
      </div>
      {handover.toBeSeen ? (
        <ActionButton size="xs" onAct={() => see.mutate({ params: { handoverId: handover.id } })} busy={see.isPending}>
          {words.seen}
        </ActionButton>
      ) : null}
      <ProblemPanel error={see.error} />
    </li>
  )
}

import { getOverviewCall, type Overview } from '@tasuki/domain/office/overview/overview.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { meQuery } from '../../account/account.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { callQuery } from '../../platform/server-state'
import { useLanguage, useMessages } from '../../ui/language'
import { DatedText } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { fullDayText, fullInstantText } from '../../ui/time-text'
import classes from './OfficeOverview.module.css'
import { overviewMessages } from './overview.messages'

const overviewQuery = callQuery(['office', 'getOverview'], getOverviewCall, {})

/** 県の状況: what a day at the office begins with. Each number is of the list that its line leads to. */
export const OfficeOverview = () => {
  const words = useMessages(overviewMessages)
  const { data, error, refetch } = useQuery(overviewQuery)
  const role = useQuery(meQuery).data?.role
  return (
    <>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? (error === null ? <SkeletonRows rows={8} columns={3} /> : null) : (
        <div className={classes.parts}>
          {data.accounts === null ? null : <WaitingLines accounts={data.accounts} office={data.office} />}
          <OfHospitals hospitals={data.hospitals} leads={role !== 'coordinator'} />
          <OpenCases cases={data.openCases} leads={role !== 'auditor'} />
        </div>
      )}
      <p className={classes.soft}>{words.note}</p>
    </>
  )
}

type LineProps = { label: ReactNode; count: number; /** Of what, unless the lines count 件. */ unit?: 'hospitals'; note?: string | undefined; late?: boolean }

const Line = ({ label, count, unit, note = '', late = false }: LineProps) => {
  const words = useMessages(overviewMessages)
  return (
    <li className={classes.line}>
      <span className={classes.label}>{label}</span>
      <span className={classes.note} data-late={late ? '' : undefined}>
        {note === '' ? null : <DatedText>{note}</DatedText>}
      </span>
      <span className={classes.count} data-none={count === 0 ? '' : undefined}>
        {unit === 'hospitals' ? words.hospitalCount(count) : words.count(count)}
      </span>
    </li>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={classes.part} aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
)

const WaitingLines = ({ accounts, office }: { accounts: NonNullable<Overview['accounts']>; office: Overview['office'] }) => {
  const words = useMessages(overviewMessages)
  const { language } = useLanguage()
  const { applications, forms, renewals, moderations, invoices } = accounts
  const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join('・')
  const oldest = (since: string | null) => (since === null ? '' : words.oldest(fullInstantText(since, language)))
  const waits = ({ late, since }: typeof forms) => joined([late > 0 ? words.late(late) : '', oldest(since)])
  return (
    <Part title={words.waiting}>
      <ul className={classes.lines}>
        <Line label={<Link to="/office/applications">{words.applications}</Link>} count={applications.count} note={waits(applications)} late={applications.late > 0} />
        {applications.setAside > 0 ? <Line label={<Link to="/office/applications" search={{ state: 'aside' }}>{words.setAside}</Link>} count={applications.setAside} note={words.setAsideNote} late /> : null}
        <Line label={<Link to="/office/forms">{words.forms}</Link>} count={forms.count} note={waits(forms)} late={forms.late > 0} />
        <Line label={<Link to="/office/allotments" search={{ tab: 'renewals', state: 'answered' }}>{words.renewals}</Link>} count={renewals.count} note={waits(renewals)} late={renewals.late > 0} />
        <Line label={<Link to="/office/moderation" search={{ state: 'answered' }}>{words.moderations}</Link>} count={moderations.count} note={oldest(moderations.since)} />
        {moderations.unanswered > 0 ? <Line label={<Link to="/office/moderation">{words.unanswered}</Link>} count={moderations.unanswered} late /> : null}
        <Line label={<Link to="/office/invoices" search={{ state: 'unsent' }}>{words.unsent}</Link>} count={invoices.unsent} />
        <Line label={<Link to="/office/invoices" search={{ state: 'overdue' }}>{words.overdue}</Link>} count={invoices.overdue} late={invoices.overdue > 0} />
        <Line label={<Link to="/office/invoices" search={{ state: 'dueSoon' }}>{words.dueSoon}</Link>} count={invoices.dueSoon} />
        {office === null ? null : (
          <>
            <Line label={<Link to="/office/retention">{words.retention}</Link>} count={office.retention.due} note={joined([office.retention.untold > 0 ? words.untold(office.retention.untold) : '', office.retention.deletable > 0 ? words.deletable(office.retention.deletable) : ''])} late={office.retention.untold > 0} />
            {office.retention.holdsAsked > 0 ? <Line label={<Link to="/office/retention">{words.holds}</Link>} count={office.retention.holdsAsked} late /> : null}
          </>
        )}
      </ul>
    </Part>
  )
}

const Owing = ({ title, of, condition, leads }: { title: string; of: Overview['hospitals']['stale']; condition: 'stale' | 'silent'; leads: boolean }) => {
  const words = useMessages(overviewMessages)
  const { language } = useLanguage()
  return (
    <>
      <ul className={classes.lines}>
        <Line label={leads ? <Link to="/office/hospitals" search={{ condition }}>{title}</Link> : title} count={of.count} unit="hospitals" />
      </ul>
      {of.longest.length === 0 ? null : (
        <ul className={classes.who} aria-label={title}>
          {of.longest.map(({ id, name, since }) => (
            <li key={id}>
              {leads ? <Link to="/office/hospitals/$hospitalId" params={{ hospitalId: id }}>{name}</Link> : <Link to="/hospitals/$hospitalId" params={{ hospitalId: id }}>{name}</Link>}
              <span>{since === null ? words.never : words.last(fullInstantText(since, language))}</span>
            </li>
          ))}
          {of.count > of.longest.length ? <li>{words.others(of.count - of.longest.length)}</li> : null}
        </ul>
      )}
    </>
  )
}

const OfHospitals = ({ hospitals, leads }: { hospitals: Overview['hospitals']; leads: boolean }) => {
  const words = useMessages(overviewMessages)
  return (
    <Part title={words.hospitals}>
      <ul className={classes.lines}>
        {(['active', 'non_user', 'ended'] as const).map((use) => (
          <Line key={use} label={leads ? <Link to="/office/hospitals" search={{ use }}>{words[use]}</Link> : words[use]} count={hospitals[use]} unit="hospitals" />
        ))}
        <Line label={leads ? <Link to="/office/hospitals" search={{ condition: 'without_representative' }}>{words.withoutRepresentative}</Link> : words.withoutRepresentative} count={hospitals.withoutRepresentative} unit="hospitals" late={hospitals.withoutRepresentative > 0} />
      </ul>
      <Owing title={words.stale} of={hospitals.stale} condition="stale" leads={leads} />
      <Owing title={words.silent} of={hospitals.silent} condition="silent" leads={leads} />
    </Part>
  )
}

const OpenCases = ({ cases, leads }: { cases: Overview['openCases']; leads: boolean }) => {
  const words = useMessages(overviewMessages)
  const { language } = useLanguage()
  const most = Math.max(1, ...cases.map(({ count }) => count))
  const named = ({ from, until }: Overview['openCases'][number]): string => (from === null ? words.until(fullDayText(until ?? '', language)) : until === null ? words.from(fullDayText(from, language)) : words.between(fullDayText(from, language), fullDayText(until, language)))
  return (
    <Part title={words.openCases}>
      <ul className={classes.lines}>
        {cases.map((band, at) => {
          const search = { status: 'open' as const, ...(band.from !== null && { from: band.from }), ...(band.until !== null && { until: band.until }) }
          const label = words.age(at)
          return (
            <li key={label} className={classes.line}>
              <span className={classes.label}>
                {leads ? <Link to="/cases" search={search}>{label}</Link> : label}
                <span className={classes.bar} aria-hidden style={{ inlineSize: `${(band.count / most) * 100}%` }} />
              </span>
              <span className={classes.note}><DatedText>{named(band)}</DatedText></span>
              <span className={classes.count} data-none={band.count === 0 ? '' : undefined}>
                {words.count(band.count)}
              </span>
            </li>
          )
        })}
      </ul>
    </Part>
  )
}

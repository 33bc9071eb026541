import type { getHomeCall, WaitingItem } from '@tasuki/domain/transfer/home.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { meQuery } from '../../account/account.queries'
import type { CallOutput } from '../../platform/api-client'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { RelativeTime } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { DeadlineClock } from '../DeadlineClock'
import { placeOfWaiting, sayWaiting, waitingLabel, withAcceptancesTogether } from './home-item'
import { homeMessages } from './home.messages'
import { homeQuery } from './home.queries'
import classes from './HomePage.module.css'
import { recordMessages } from '../record/record.messages'

/** ホーム: what waits for the hospital, in the order in which it hurts; each one press from where it is done. `above`: what a later feature has to say first; `below`: what it has to say besides. */
export const HomePage = ({ above, below }: { above: ReactNode; below?: ReactNode }) => {
  const words = useMessages(homeMessages)
  const home = useQuery(homeQuery)
  const hospital = useQuery(meQuery).data?.hospital ?? null
  const ofHospital = hospital !== null
  const items = home.data === undefined ? undefined : withAcceptancesTogether(home.data.items)
  const areaCases = home.data?.badges.areaCases ?? 0
  return (
    <Page title={words.home}>
      {above}
      <ProblemPanel error={home.error} onRetry={() => void home.refetch()} />
      {items === undefined ? home.error === null ? <SkeletonRows columns={3} /> : null : null}
      {items === undefined ? null : items.length === 0 ? (
        <EmptyState title={words.calm} action={ofHospital ? <CalmActs areaCases={areaCases} /> : undefined}>
          {ofHospital ? words.calmText : words.calmPrefecture}
        </EmptyState>
      ) : (
        <>
          <h2 className={classes.title}>
            {ofHospital ? words.waitsForYou : words.waitsForOffice} <span className={classes.count}>{words.items(items.length)}</span>
          </h2>
          <ul className={classes.items} aria-label={ofHospital ? words.waitsForYou : words.waitsForOffice}>
            {items.map((item) => (
              <WaitingLine key={`${item.kind}-${item.side}-${item.inquiryId ?? item.caseId ?? item.handoverId ?? ''}-${item.roomId ?? ''}`} item={item} receptions={home.data?.receptions ?? []} />
            ))}
          </ul>
          {areaCases > 0 ? (
            <p className={classes.area}>
              {words.areaTitle}：
              <Link to="/inbox" search={{ tab: 'area' }}>
                {words.areaText(areaCases)}
              </Link>
            </p>
          ) : null}
        </>
      )}
      {below}
    </Page>
  )
}

const CalmActs = ({ areaCases }: { areaCases: number }) => {
  const words = useMessages(homeMessages)
  return (
    <>
      <Link to="/cases/new">{words.calmRegister}</Link>
      <Link to="/facility" search={{ tab: 'vacancy' }}>
        {words.calmVacancy}
      </Link>
      {areaCases > 0 ? (
        <Link to="/inbox" search={{ tab: 'area' }}>
          {words.calmArea(areaCases)}
        </Link>
      ) : null}
    </>
  )
}

/** Late things carry the sash; what only goes on stands quietly. */
const LATE: ReadonlySet<WaitingItem['kind']> = new Set(['confirm_overdue', 'confirm_due', 'transfer_date_passed', 'answer_overdue', 'inquiry_unread', 'acceptance_waiting', 'answer_stale', 'taken_over', 'nobody_took_over', 'returned', 'names_to_check'])

type WaitingLineProps = { item: WaitingItem; receptions: CallOutput<typeof getHomeCall>['receptions'] }

const WaitingLine = ({ item, receptions }: WaitingLineProps) => {
  const words = useMessages(homeMessages)
  const { what, act } = sayWaiting(item, words)
  const hospitals = item.kind === 'acceptance_waiting' && item.count > 1 ? words.hospitalAndOthers(item.otherHospital, item.count - 1) : item.otherHospital
  const label = waitingLabel(item, useMessages(recordMessages))
  const about = [label, item.patient?.code ?? '', hospitals].filter((part) => part !== '').join('　')
  return (
    <li className={classes.item} data-waits={LATE.has(item.kind) ? '' : undefined}>
      <div className={classes.what}>
        <strong>{what}</strong>
        {about === '' ? null : (
          <span className={classes.about}>
            <span>{label}</span> {item.patient === null ? null : <span className={classes.code}>{item.patient.code}</span>} <span>{hospitals}</span>
          </span>
        )}
      </div>
      <div className={classes.clock}>
        {item.dueAt === null ? null : (
          <DeadlineClock
            deadline={{ what: item.kind === 'confirm_due' || item.kind === 'confirm_overdue' ? 'confirm' : 'answer', dueAt: item.dueAt }}
            reception={receptions.find(({ hospitalId }) => hospitalId === item.dueHospitalId)?.reception}
            side={item.side === 'receiver' ? 'receiver' : 'sender'}
          />
        )}
        <span className={classes.since}>
          {words.sinceBefore}
          <RelativeTime at={item.since} withClock={item.kind !== 'transfer_date_passed'} />
          {words.sinceAfter}
        </span>
      </div>
      <Link {...placeOfWaiting(item)} className={classes.act} data-print="hide">
        {act}
        <span className="visuallyHidden"> {about}</span>
      </Link>
    </li>
  )
}

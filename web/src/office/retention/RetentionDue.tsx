import { RETENTION_REASON_LIMIT, type RetainedCaseView, type RetentionOfHospital } from '@tasuki/domain/office/retention/retention.contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { type Column, DataTable } from '../../ui/DataTable'
import { useLanguage, useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { notify } from '../../ui/notices'
import { FullDay } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { StateMark } from '../../ui/StateMark'
import { fullDayText } from '../../ui/time-text'
import { ReasonDialog } from '../ReasonDialog'
import { retentionMessages } from './retention.messages'
import { retainedCasesQuery, useSetHold } from './retention.queries'

/** A case's day of deletion in words: known, held, or open. */
export const useDeletionDayText = () => {
  const words = useMessages(retentionMessages)
  const { language } = useLanguage()
  return ({ held, deletionDay }: Pick<RetainedCaseView, 'held' | 'deletionDay'>): string => (held ? words.isHeld : deletionDay === null ? words.notYet : fullDayText(deletionDay, language))
}

/** What becomes due, a line a hospital; its cases by code when asked for. */
export const RetentionDue = ({ hospitals }: { hospitals: readonly RetentionOfHospital[] }) => {
  const words = useMessages(retentionMessages)
  const [shown, setShown] = useState<string>()
  const casesId = useId()
  const chosen = hospitals.find(({ hospital }) => hospital.id === shown)
  const columns: Column<RetentionOfHospital>[] = [
    { id: 'hospital', header: words.hospital, cell: ({ hospital }) => hospital.name, card: 'title' },
    { id: 'count', header: words.count, cell: ({ count }) => count, align: 'end', width: '6em' },
    { id: 'first', header: words.firstDay, cell: ({ firstDay }) => <FullDay day={firstDay} />, width: '14em' },
    {
      id: 'state',
      header: words.state,
      cell: ({ untold, held }) => (
        <span className={lines.facts}>
          {untold > 0 ? <StateMark tone="paused">{words.untold(untold)}</StateMark> : <StateMark tone="yes">{words.allTold}</StateMark>}
          {held > 0 ? <span>{words.heldCount(held)}</span> : null}
        </span>
      ),
      width: '16em',
    },
    {
      id: 'acts',
      header: words.cases,
      cell: ({ hospital }) => (
        <ActionButton size="xs" label={words.casesIn(hospital.name)} shows={{ id: casesId, open: shown === hospital.id }} onAct={() => setShown(shown === hospital.id ? undefined : hospital.id)}>
          {words.cases}
        </ActionButton>
      ),
      width: '9em',
      card: 'plain',
    },
  ]
  return (
    <>
      <DataTable label={words.due} columns={columns} rows={hospitals} rowKey={({ hospital }) => hospital.id} empty={<p>{words.none}</p>} {...(shown !== undefined && { chosen: shown })} />
      {chosen === undefined ? null : <CasesOfHospital key={chosen.hospital.id} id={casesId} of={chosen} />}
    </>
  )
}

const CasesOfHospital = ({ id, of }: { id: string; of: RetentionOfHospital }) => {
  const words = useMessages(retentionMessages)
  const { language } = useLanguage()
  const dayText = useDeletionDayText()
  const list = useQuery(retainedCasesQuery(of.hospital.id))
  const hold = useSetHold()
  const [asked, setAsked] = useState<{ caseId: string | null }>()
  const act = (reason: string) => {
    if (asked === undefined) return
    hold.mutate(
      { body: { hospitalId: of.hospital.id, caseId: asked.caseId, reason } },
      {
        onSuccess: () => {
          setAsked(undefined)
          notify({ text: words.held })
        },
      },
    )
  }
  const section = useRef<HTMLElement>(null)
  // Below the whole table: brought into sight, wherever its button stands.
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <section ref={section} id={id} aria-label={words.casesOf(of.hospital.name)}>
      <h3>{words.casesOf(of.hospital.name)}</h3>
      <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
      {list.data === undefined && list.error === null ? <SkeletonRows rows={3} columns={3} /> : null}
      <ul className={lines.list}>
        {(list.data?.cases ?? []).map((one) => (
          <li key={one.caseId} className={lines.line}>
            <span className={`${lines.what} ${lines.facts}`}>
              <strong>{one.code}</strong>
              <span>{`${words.newest}：${fullDayText(one.newestEntryOn, language)}`}</span>
              <span>{`${words.goesOn}：${dayText(one)}`}</span>
            </span>
            {one.held ? null : (
              <ActionButton size="xs" tone="quiet" onAct={() => setAsked({ caseId: one.caseId })}>
                {words.holdCase}
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      <ActionButton size="xs" onAct={() => setAsked({ caseId: null })}>
        {words.holdHospital}
      </ActionButton>
      {asked === undefined ? null : <ReasonDialog title={words.holdTitle} label={words.reason} help={words.reasonHelp} field="retention.reason" most={RETENTION_REASON_LIMIT} missing={words.reasonMissing} actLabel={words.holdCase} busy={hold.isPending} error={hold.error} onAct={act} onClose={() => (setAsked(undefined), hold.reset())} />}
    </section>
  )
}

import { NativeSelect } from '@mantine/core'
import type { CaseEvent } from '@tasuki/domain/transfer/case.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { ClockTime, RelativeDay } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { caseEventText } from '@tasuki/domain/transfer/case-event-text'
import { eventMessages } from './event.messages'
import { HISTORY_GROUPS, historyByDay, hospitalsInHistory } from './history-days'
import { caseHistoryMessages } from './history.messages'
import { useRoomVocabulary } from './room-event'
import classes from '../candidates/SenderCase.module.css'
import { caseEventsQuery } from '../transfer.queries'

const route = getRouteApi('/cases/$caseId')

/** What happened to a case as one timeline under its days, newest first; by kind and hospital, kept in the address. */
export const HistoryTab = ({ caseId }: { caseId: string }) => {
  const words = useMessages(eventMessages)
  const history = useMessages(caseHistoryMessages)
  const vocabulary = useRoomVocabulary()
  const navigate = useNavigate()
  const search = route.useSearch()
  const { data, error, refetch } = useQuery(caseEventsQuery(caseId))
  if (data === undefined) return error === null ? <SkeletonRows rows={5} columns={3} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />
  if (data.events.length === 0) return <EmptyState title={words.historyEmpty} />
  const group = search.kind ?? 'all'
  const days = historyByDay(data.events, { group, hospitalId: search.hospital })
  const change = (next: { kind?: (typeof HISTORY_GROUPS)[number] | undefined; hospital?: string | undefined }) =>
    void navigate({ to: '/cases/$caseId', params: { caseId }, search: { tab: 'history', kind: search.kind, hospital: search.hospital, ...next }, replace: true, resetScroll: false })
  const who = (event: CaseEvent) => [event.hospital?.shortName ?? (event.kind === 'prefecture_read' ? words.prefecture : words.system), event.personName ?? ''].filter((part) => part !== '').join('　')
  const concerned = (event: CaseEvent) => (event.concerns === null || event.concerns.id === event.hospital?.id ? '' : `${event.concerns.shortName}：`)
  return (
    <>
      <FilterBar label={history.filter} summary={history.count(days.reduce((sum, day) => sum + day.events.length, 0))}>
        <NativeSelect
          aria-label={history.filter}
          data={HISTORY_GROUPS.map((value) => ({ value, label: history[`group_${value}`] }))}
          value={group}
          onChange={(event) => {
            const next = HISTORY_GROUPS.find((one) => one === event.currentTarget.value)
            change({ kind: next === 'all' ? undefined : next })
          }}
        />
        <NativeSelect
          aria-label={history.hospital}
          data={[{ value: '', label: history.everyHospital }, ...hospitalsInHistory(data.events).map((one) => ({ value: one.id, label: one.shortName }))]}
          value={search.hospital ?? ''}
          onChange={(event) => change({ hospital: event.currentTarget.value === '' ? undefined : event.currentTarget.value })}
        />
      </FilterBar>
      {days.length === 0 ? <EmptyState title={history.none} action={<ActionButton onAct={() => change({ kind: undefined, hospital: undefined })}>{history.showAll}</ActionButton>} /> : null}
      <div role="group" aria-label={words.historyTitle}>
        {days.map((day) => (
          <section key={day.day} data-print="together">
            <h3 className={classes.day}>
              <RelativeDay day={day.day} />
            </h3>
            <ol className={classes.history}>
              {day.events.map((event) => (
                <li key={event.id}>
                  <span className={classes.when}>
                    <ClockTime at={event.at} />
                  </span>
                  <span>
                    {concerned(event)}
                    {caseEventText(event, vocabulary)}
                  </span>
                  <span className={classes.about}>{who(event)}</span>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </>
  )
}

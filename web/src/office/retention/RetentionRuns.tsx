import { PAGE_LINES } from '@tasuki/domain/base/page'
import { getDeletionRunCall, type RetentionRunView } from '@tasuki/domain/office/retention/retention.contract'
import { reportLines } from '@tasuki/domain/office/retention/retention.rules'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { request } from '../../platform/api-client'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useLanguage, useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { StateMark } from '../../ui/StateMark'
import { fullInstantText } from '../../ui/time-text'
import { uiMessages } from '../../ui/ui.messages'
import { retentionMessages } from './retention.messages'

/** The latest runs, each with its report: codes and what became of them. */
export const RetentionRuns = ({ runs }: { runs: readonly RetentionRunView[] }) => {
  const words = useMessages(retentionMessages)
  const { language } = useLanguage()
  const [shown, setShown] = useState<string>()
  const reportId = useId()
  if (runs.length === 0) return <p>{words.noRuns}</p>
  return (
    <ul className={lines.list} aria-label={words.runs}>
      {runs.map((run) => (
        <li key={run.id}>
          <div className={lines.line}>
            <span className={`${lines.what} ${lines.facts}`}>
              <strong>{fullInstantText(run.startedAt, language)}</strong>
              <span>{run.startedBy ?? words.byItself}</span>
              <span>{words.resultOf(run.deleted, run.kept, run.documents)}</span>
              {run.failed > 0 ? <StateMark tone="no">{words.failedCount(run.failed)}</StateMark> : null}
              {run.endedAt === null ? <StateMark tone="paused">{words.running}</StateMark> : null}
            </span>
            <ActionButton size="xs" tone="quiet" label={words.reportOf(fullInstantText(run.startedAt, language))} shows={{ id: reportId, open: shown === run.id }} onAct={() => setShown(shown === run.id ? undefined : run.id)}>
              {words.report}
            </ActionButton>
          </div>
          {shown === run.id ? (
            <div id={reportId}>
              <RunReport runId={run.id} />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

const RunReport = ({ runId }: { runId: string }) => {
  const words = useMessages(retentionMessages)
  const { loadMore } = useMessages(uiMessages)
  const report = useInfiniteQuery({
    queryKey: ['office', 'getDeletionRun', runId],
    queryFn: ({ pageParam, signal }) => request(getDeletionRunCall, { params: { runId }, query: { limit: PAGE_LINES, offset: pageParam } }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ run }, pages) => (reportLines(run) > pages.length * PAGE_LINES ? pages.length * PAGE_LINES : undefined),
  })
  return (
    <>
      <ProblemPanel error={report.error} onRetry={() => void report.refetch()} />
      {report.data === undefined && report.error === null ? <SkeletonRows rows={2} columns={3} /> : null}
      <ul className={lines.list} aria-label={words.report}>
        {(report.data?.pages.flatMap(({ cases }) => cases) ?? []).map((one) => (
          <li key={one.caseId} className={lines.line}>
            <span className={lines.facts}>
              <span>{one.code}</span>
              <span>{one.hospital.name}</span>
              <span>{words[`outcome_${one.outcome}`]}</span>
            </span>
          </li>
        ))}
      </ul>
      {report.hasNextPage ? (
        <ActionButton size="xs" busy={report.isFetchingNextPage} onAct={() => void report.fetchNextPage()}>
          {loadMore}
        </ActionButton>
      ) : null}
    </>
  )
}

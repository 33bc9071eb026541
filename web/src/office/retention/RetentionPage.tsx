import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useLanguage, useMessages } from '../../ui/language'
import { ListPager } from '../../ui/ListPager'
import { notify } from '../../ui/notices'
import { Page, Section } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { fullDayText } from '../../ui/time-text'
import { retentionMessages } from './retention.messages'
import { holdsQuery, retentionQuery, useAnnounceDeletions, useStartDeletion } from './retention.queries'
import { RetentionDue } from './RetentionDue'
import { RetentionHolds } from './RetentionHolds'
import { RetentionOnPaper } from './RetentionOnPaper'
import { RetentionRuns } from './RetentionRuns'
import classes from './Retention.module.css'

const route = getRouteApi('/office/retention')
const LOOK_AGAIN_MS = 3000

/** 保存期間と削除: what becomes due, the notices, the runs and the holds (要綱25条). */
export const RetentionPage = () => {
  const words = useMessages(retentionMessages)
  const { language } = useLanguage()
  const { data, error, refetch } = useQuery({ ...retentionQuery, refetchInterval: ({ state }) => (state.data?.runs.some(({ endedAt }) => endedAt === null) === true ? LOOK_AGAIN_MS : false) })
  return (
    <Page title={words.title} lead={words.lead}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? (
          <SkeletonRows rows={6} columns={4} />
        ) : null
      ) : (
        <>
          <Section title={words.due}>
            <p className={classes.soft}>{words.dueUntil(fullDayText(data.until, language))}</p>
            <RetentionDue hospitals={data.hospitals} />
            <Announce untold={data.announceable} />
          </Section>
          <RetentionOnPaper hospitals={data.onPaper} />
          <Section title={words.holds}>
            <p className={classes.soft}>{words.holdsLead}</p>
            <Holds />
          </Section>
          <Section title={words.runs}>
            <p className={classes.soft}>{words.runsLead}</p>
            <RunNow deletable={data.deletable} />
            <RetentionRuns runs={data.runs} />
          </Section>
        </>
      )}
    </Page>
  )
}

const Announce = ({ untold }: { untold: number }) => {
  const words = useMessages(retentionMessages)
  const announce = useAnnounceDeletions()
  const [asked, setAsked] = useState(false)
  const act = () =>
    announce.mutate(
      { body: {} },
      {
        onSuccess: ({ cases, hospitals }) => {
          setAsked(false)
          notify({ text: words.announced(cases, hospitals) })
        },
      },
    )
  return (
    <div className={classes.below}>
      <ActionButton tone="primary" onAct={() => setAsked(true)} {...(untold === 0 && { reason: words.nobodyUntold })}>
        {words.announce}
      </ActionButton>
      <ConfirmDialog title={words.announceTitle} opened={asked} actLabel={words.announce} busy={announce.isPending} onAct={act} onClose={() => (setAsked(false), announce.reset())}>
        <p>{words.announceText}</p>
        <ProblemPanel error={announce.error} />
      </ConfirmDialog>
    </div>
  )
}

const Holds = () => {
  const { page } = route.useSearch()
  const { data, error, refetch } = useQuery(holdsQuery(page))
  return (
    <>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <SkeletonRows rows={2} columns={3} /> : null : <RetentionHolds holds={data.holds} deciding />}
      <ListPager page={page} total={data?.total} link={(other, text) => <Link to="/office/retention" search={{ page: other }}>{text}</Link>} />
    </>
  )
}

const RunNow = ({ deletable }: { deletable: number }) => {
  const words = useMessages(retentionMessages)
  const start = useStartDeletion()
  const [asked, setAsked] = useState(false)
  const act = () =>
    start.mutate(
      {},
      {
        onSuccess: () => {
          setAsked(false)
          notify({ text: words.started })
        },
      },
    )
  return (
    <>
      <p>{words.deletable(deletable)}</p>
      <ActionButton tone="danger" onAct={() => setAsked(true)} {...(deletable === 0 && { reason: words.nothingDeletable })}>
        {words.runNow}
      </ActionButton>
      <ConfirmDialog title={words.runTitle} opened={asked} actLabel={words.runAct} danger busy={start.isPending} onAct={act} onClose={() => (setAsked(false), start.reset())}>
        <p>{words.runText(deletable)}</p>
        <ProblemPanel error={start.error} />
      </ConfirmDialog>
    </>
  )
}

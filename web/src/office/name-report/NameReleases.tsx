import { listNameReleasesCall, type ReleaseEntry, withdrawNameReleaseCall } from '@tasuki/domain/office/name-report/name-release-list.contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../platform/api-client'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useCommand } from '../../platform/server-state'
import { ActionButton } from '../../ui/ActionButton'
import { useNow } from '../../ui/clock'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { RelativeTime } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { StateMark } from '../../ui/StateMark'
import { nameCheckMessages } from '../../names/name-check.messages'
import { nameReleasesMessages } from './name-releases.messages'
import classes from './NameReportsPage.module.css'

const PAGE = 50

/** What was said to be no name, the newest first: by oneself, in one's hospital, or anywhere, as far as one reads it. */
export const NameReleases = () => {
  const words = useMessages(nameReleasesMessages)
  const list = useInfiniteQuery({
    queryKey: ['office', 'listNameReleases'],
    queryFn: ({ pageParam, signal }) => request(listNameReleasesCall, { query: { limit: PAGE, offset: pageParam } }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.more ? pages.length * PAGE : undefined),
  })
  if (list.data === undefined) return list.error === null ? <SkeletonRows rows={3} columns={2} /> : <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />
  const releases = list.data.pages.flatMap((page) => page.releases)
  if (releases.length === 0) return <EmptyState title={words.none}>{words.noneText}</EmptyState>
  return (
    <>
      <ul className={classes.reports} aria-label={words.title}>
        {releases.map((release) => (
          <ReleaseCard key={release.id} release={release} />
        ))}
      </ul>
      <ProblemPanel error={list.error} onRetry={() => void list.fetchNextPage()} />
      {list.hasNextPage ? (
        <ActionButton busy={list.isFetchingNextPage} onAct={() => void list.fetchNextPage()}>
          {words.more}
        </ActionButton>
      ) : null}
    </>
  )
}

const KINDS = ['talk', 'record', 'answer', 'closing', 'hold', 'inquiry', 'offer', 'template', 'facility', 'vacancy', 'view', 'document', 'account', 'retention'] as const

const ReleaseCard = ({ release }: { release: ReleaseEntry }) => {
  const words = useMessages(nameReleasesMessages)
  const reasons = useMessages(nameCheckMessages)
  const now = useNow()
  const [asked, setAsked] = useState(false)
  const withdraw = useCommand(withdrawNameReleaseCall, { changes: [['office', 'listNameReleases'], ['names']] })
  const kind = KINDS.find((one) => one === release.field.split('.')[0])
  const isHeld = release.until !== null && Date.parse(release.until) > now.getTime()
  const act = () =>
    withdraw.mutate(
      { params: { releaseId: release.id } },
      {
        onSuccess: () => {
          setAsked(false)
          notify({ text: words.withdrawn })
        },
      },
    )
  return (
    <li className={classes.report}>
      <p className={classes.head}>
        <strong>{release.withdrawnAt === null ? `「${release.word}」` : words.erased}</strong>
        <span>{release.reason === null ? words.dismissed : reasons[`reason_${release.reason}`]}</span>
        <RelativeTime at={release.at} withClock />
        {release.withdrawnAt === null ? (
          release.until === null ? null : <StateMark tone={isHeld ? 'yes' : 'none'}>{isHeld ? words.holds : words.over}</StateMark>
        ) : (
          <StateMark tone="no">{words.takenBack}</StateMark>
        )}
      </p>
      {release.note === '' ? null : <blockquote className={classes.text}>{release.note}</blockquote>}
      <dl className={classes.facts}>
        <div>
          <dt>{words.who}</dt>
          <dd>{[release.hospital?.name ?? '', release.personName].filter((part) => part !== '').join('　')}</dd>
        </div>
        <div>
          <dt>{words.where}</dt>
          <dd>{words[`field_${kind ?? 'other'}`]}</dd>
        </div>
        {release.withdrawnAt === null ? null : (
          <div>
            <dt>{words.takenBack}</dt>
            <dd>
              {release.withdrawnBy ?? words.byPrefecture} <RelativeTime at={release.withdrawnAt} withClock />
            </dd>
          </div>
        )}
      </dl>
      {release.withdrawnAt === null ? (
        <div className={classes.acts}>
          <ActionButton tone="danger" size="xs" onAct={() => setAsked(true)}>
            {words.withdraw}
          </ActionButton>
        </div>
      ) : null}
      <ConfirmDialog title={words.withdrawTitle(release.word)} opened={asked} actLabel={words.withdrawAct} danger busy={withdraw.isPending} onAct={act} onClose={() => setAsked(false)}>
        <p>{words.withdrawText}</p>
        <ProblemPanel error={withdraw.error} />
      </ConfirmDialog>
    </li>
  )
}

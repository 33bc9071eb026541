import type { AnnouncementDetail } from '@tasuki/domain/office/announcement/announcement.contract'
import { japanDay } from '@tasuki/domain/base/working-time'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useNow } from '../../ui/clock'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { type Column, DataTable } from '../../ui/DataTable'
import { useLanguage, useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { Facts, Page, Section } from '../../ui/Page'
import { usePageSwap } from '../../ui/page-swap'
import { DatedText, FullInstant } from '../../ui/RelativeTime'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { StateMark } from '../../ui/StateMark'
import { fullDayText, fullInstantText } from '../../ui/time-text'
import { announcementReaderMessages } from './announcement-reader.messages'
import { announcementMessages } from './announcement.messages'
import { officeAnnouncementQuery, useChangeAnnouncement, usePublishAnnouncement, useRemindAnnouncement, useWithdrawAnnouncement } from './announcement.queries'
import { TellDialog } from '../TellDialog'
import { AnnouncementForm } from './AnnouncementForm'
import { ANNOUNCEMENT_TONE, audienceText } from './OfficeAnnouncementsPage'
import classes from './Announcements.module.css'

const route = getRouteApi('/office/announcements/$announcementId')

export const NewAnnouncementPage = () => {
  const words = useMessages(announcementMessages)
  const navigate = useNavigate()
  const publish = usePublishAnnouncement()
  const today = japanDay(useNow())
  const done = publish.data?.announcement.id
  useEffect(() => {
    if (done !== undefined) void navigate({ to: '/office/announcements/$announcementId', params: { announcementId: done } })
  }, [done, navigate])
  return (
    <Page title={words.writeTitle} width="form">
      <AnnouncementForm
        start={{ title: '', body: '', audience: { kind: 'all' }, firstDay: today, lastDay: null, wantsAcknowledgement: false }}
        today={today}
        busy={publish.isPending}
        problem={publish.error}
        saved={publish.isSuccess}
        onSave={(body, _askAgain, refused) => publish.mutate({ body }, { onSuccess: () => notify({ text: words.published }), onError: refused })}
        onCancel={() => void navigate({ to: '/office/announcements' })}
      />
    </Page>
  )
}

/** One announcement: who has acknowledged it, how it read before, and what can be done with it. */
export const OfficeAnnouncementPage = () => {
  const words = useMessages(announcementMessages)
  const { announcementId } = route.useParams()
  const { data, error, refetch } = useQuery(officeAnnouncementQuery(announcementId))
  const [editing, setEditing] = useState(false)
  usePageSwap(editing ? 'change' : 'view')
  if (data === undefined) return <Page title={words.officeTitle} passing>{error === null ? <SkeletonRows rows={6} columns={2} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />}</Page>
  return editing ? <ChangeAnnouncement detail={data} onDone={() => setEditing(false)} /> : <AnnouncementView detail={data} onChange={() => setEditing(true)} />
}

const ChangeAnnouncement = ({ detail: { announcement }, onDone }: { detail: AnnouncementDetail; onDone: () => void }) => {
  const words = useMessages(announcementMessages)
  const change = useChangeAnnouncement()
  const today = japanDay(useNow())
  // What is being changed is what was on the page when one began.
  const [{ id, revision, title, body, audience, firstDay, lastDay, wantsAcknowledgement }] = useState(announcement)
  const done = () => {
    notify({ text: words.saved })
    onDone()
  }
  return (
    <Page title={words.changeTitle} width="form">
      <AnnouncementForm
        start={{ title, body, audience, firstDay, lastDay, wantsAcknowledgement }}
        asksAgain={wantsAcknowledgement}
        today={today}
        busy={change.isPending}
        problem={change.error}
        saved={change.isSuccess}
        onSave={(draft, askAgain, refused) => change.mutate({ params: { announcementId: id }, body: { ...draft, version: revision, askAgain } }, { onSuccess: done, onError: refused })}
        onCancel={onDone}
      />
    </Page>
  )
}

const AnnouncementView = ({ detail: { announcement, recipients, history }, onChange }: { detail: AnnouncementDetail; onChange: () => void }) => {
  const words = useMessages(announcementMessages)
  const reader = useMessages(announcementReaderMessages)
  const { language } = useLanguage()
  const day = (of: string) => fullDayText(of, language)
  const { state, firstDay, lastDay, counts, wantsAcknowledgement } = announcement
  const confirmed: Column<AnnouncementDetail['recipients'][number]>[] = [
    { id: 'who', header: words.who, cell: ({ acknowledged }) => acknowledged?.personName ?? '', width: '12em' },
    { id: 'when', header: words.when, cell: ({ acknowledged }) => (acknowledged === null ? '' : <FullInstant at={acknowledged.at} />), width: '14em' },
  ]
  const columns: Column<AnnouncementDetail['recipients'][number]>[] = [
    { id: 'hospital', header: words.hospital, cell: ({ hospital }) => hospital.name, card: 'title' },
    { id: 'state', header: words.confirmation, cell: ({ acknowledged }) => (acknowledged === null ? <StateMark tone="none">{words.notYet}</StateMark> : <StateMark tone="yes">{words.yes}</StateMark>), width: '8em' },
    // Before anybody has, there is nothing to say of who and when.
    ...(recipients.some(({ acknowledged }) => acknowledged !== null) ? confirmed : []),
  ]
  const said = { published: words.actPublished, changed: words.actChanged, withdrawn: words.actWithdrawn }
  return (
    <Page title={announcement.title} actions={<Link to="/office/announcements" activeOptions={{ exact: true }} data-lone>{words.back}</Link>}>
      <Facts
        facts={[
          { label: words.state, value: <StateMark tone={ANNOUNCEMENT_TONE[state]}>{words[state]}</StateMark> },
          { label: words.audience, value: audienceText(announcement.audience, words) },
          { label: words.period, value: <DatedText>{lastDay === null ? reader.from(day(firstDay)) : reader.until(day(firstDay), day(lastDay))}</DatedText> },
          { label: words.confirmation, value: wantsAcknowledgement ? words.counts(counts.acknowledged, counts.addressed) : words.addressed(counts.addressed) },
        ]}
      />
      <p className={classes.body}>{announcement.body}</p>
      {state === 'withdrawn' ? null : <AnnouncementActs announcement={announcement} onChange={onChange} />}
      {wantsAcknowledgement ? (
        <Section title={words.recipients}>
          <DataTable label={words.recipients} columns={columns} rows={recipients} rowKey={({ hospital }) => hospital.id} empty={<p>{words.allDone}</p>} />
        </Section>
      ) : null}
      <Section title={words.history}>
        <ul className={classes.list} aria-label={words.history}>
          {history.map(({ revision, act, at, by, title, body }) => (
            <li key={revision}>
              <FullInstant at={at} />　{said[act]}
              {words.by(by)}
              <details>
                <summary>{title}</summary>
                <p className={classes.body}>{body}</p>
              </details>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}

const AnnouncementActs = ({ announcement, onChange }: { announcement: AnnouncementDetail['announcement']; onChange: () => void }) => {
  const words = useMessages(announcementMessages)
  const { language } = useLanguage()
  const remind = useRemindAnnouncement()
  const withdraw = useWithdrawAnnouncement()
  const [asked, setAsked] = useState<'remind' | 'withdraw'>()
  const close = () => setAsked(undefined)
  const now = useNow()
  const { id, counts, remindedAt, state, wantsAcknowledgement } = announcement
  const left = counts.addressed - counts.acknowledged
  const isRemindedToday = remindedAt !== null && japanDay(new Date(remindedAt)) === japanDay(now)
  const of = { params: { announcementId: id } }
  const reason = left === 0 ? words.allDone : isRemindedToday ? words.remindedToday : undefined
  const withdrawn = () => {
    close()
    notify({ text: words.withdrawnDone })
  }
  const reminded = () => {
    close()
    notify({ text: words.reminded(left) })
  }
  return (
    <>
      <div className={classes.acts}>
        {wantsAcknowledgement && state === 'shown' ? (
          <ActionButton tone="primary" {...(reason !== undefined && { reason })} onAct={() => setAsked('remind')}>
            {words.remind}
          </ActionButton>
        ) : null}
        <ActionButton onAct={onChange}>{words.change}</ActionButton>
        <ActionButton tone="danger" onAct={() => setAsked('withdraw')}>
          {words.withdraw}
        </ActionButton>
      </div>
      {remindedAt === null ? null : <p className={classes.soft}>{words.remindedAt(fullInstantText(remindedAt, language))}</p>}
      {asked === 'remind' ? (
        <TellDialog title={words.remindTitle} actLabel={words.remindAct} to={words.remindTo(left)} busy={remind.isPending} error={remind.error} onAct={() => remind.mutate(of, { onSuccess: reminded })} onClose={close}>
          <p>{words.remindText}</p>
        </TellDialog>
      ) : null}
      <ConfirmDialog title={words.withdrawTitle} opened={asked === 'withdraw'} onClose={close} actLabel={words.withdraw} danger busy={withdraw.isPending} onAct={() => withdraw.mutate(of, { onSuccess: withdrawn })}>
        <p>{words.withdrawText}</p>
        <ProblemPanel error={withdraw.error} />
      </ConfirmDialog>
    </>
  )
}

import { Checkbox } from '@mantine/core'
import { quietHours, type NoticeSettings } from '@tasuki/domain/notice/notice-settings'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { StickyBottomBar } from '../ui/FilterBar'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { Page, Section } from '../ui/Page'
import { SegmentedField } from '../ui/SegmentedField'
import { SkeletonRows } from '../ui/SkeletonRows'
import { TextField } from '../ui/TextField'
import { UnsavedGuard } from '../ui/UnsavedGuard'
import { DepartmentMail } from './DepartmentMail'
import { noticeMessages } from './notice.messages'
import { noticeSettingsQuery, useChangeNoticeSettings } from './notice.queries'
import { noticeSettingMessages } from './notice-settings.messages'
import { NoticeKindTable } from './NoticeKindTable'
import classes from './NoticeSettings.module.css'
import { playNoticeSound } from './notice-sound'
import { PushOfBrowser } from './PushOfBrowser'

const USUAL_QUIET = { from: '20:00', until: '07:30', closedDays: false }

/** 通知の設定: what one is told of, by which way, and when not. */
export const NoticeSettingsPage = () => {
  const words = useMessages(noticeSettingMessages)
  const toNotices = useMessages(noticeMessages).toNotices
  const read = useQuery(noticeSettingsQuery)
  return (
    <Page title={words.title} lead={words.lead} width="form" actions={<Link to="/notices" activeOptions={{ exact: true }}>{toNotices}</Link>}>
      <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null ? (
          <SkeletonRows columns={4} />
        ) : null
      ) : (
        <>
          <SettingsForm stored={read.data.settings} mail={read.data} />
          <PushOfBrowser />
          {read.data.department === null ? null : <DepartmentMail department={read.data.department} />}
        </>
      )}
    </Page>
  )
}

type MailFacts = { mailConfigured: boolean; mailAddress: string | null }

const SettingsForm = ({ stored, mail }: { stored: NoticeSettings; mail: MailFacts }) => {
  const words = useMessages(noticeSettingMessages)
  const [draft, setDraft] = useState<NoticeSettings>()
  const settings = draft ?? stored
  const isChanged = draft !== undefined && JSON.stringify(draft) !== JSON.stringify(stored)
  const save = useChangeNoticeSettings()
  const set = (change: Partial<NoticeSettings>) => setDraft({ ...settings, ...change })
  const quiet = settings.quiet
  const quietProblem = quiet !== null && !quietHours.safeParse(quiet).success ? words.sameTime : undefined
  const onSave = () =>
    save.mutate(
      { body: settings },
      {
        onSuccess: () => {
          setDraft(undefined)
          notify({ text: words.saved, undo: () => save.mutate({ body: stored }) })
        },
      },
    )
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <UnsavedGuard when={isChanged} />
      <Section title={words.kindsTitle}>
        <NoticeKindTable settings={settings} onChange={(kind, channels) => set({ channels: { ...settings.channels, [kind]: channels } })} />
      </Section>
      <Section title={words.quietTitle}>
        <div className={classes.fields}>
          <p className={classes.explain}>{words.quietLead}</p>
          <Checkbox label={words.quiet} checked={quiet !== null} onChange={(event) => set({ quiet: event.currentTarget.checked ? USUAL_QUIET : null })} />
          {quiet === null ? null : (
            <>
              <div className={classes.times}>
                <TextField type="time" label={words.from} value={quiet.from} onChange={(event) => event.currentTarget.value === '' || set({ quiet: { ...quiet, from: event.currentTarget.value } })} />
                <TextField
                  type="time"
                  label={words.until}
                  value={quiet.until}
                  error={quietProblem}
                  onChange={(event) => event.currentTarget.value === '' || set({ quiet: { ...quiet, until: event.currentTarget.value } })}
                />
              </div>
              <Checkbox label={words.closedDays} checked={quiet.closedDays} onChange={(event) => set({ quiet: { ...quiet, closedDays: event.currentTarget.checked } })} />
            </>
          )}
        </div>
      </Section>
      <Section title={words.mailTitle}>
        <div className={classes.fields}>
          <p className={classes.explain}>
            {mail.mailAddress === null ? words.noAddress : `${words.address}：${mail.mailAddress}`}
            {mail.mailConfigured ? null : (
              <>
                <br />
                {words.notConfigured}
              </>
            )}
          </p>
          <SegmentedField
            label={words.language}
            segments={[
              { value: 'ja', label: words.japanese },
              { value: 'en', label: words.english },
            ]}
            value={settings.language}
            onChange={(language) => set({ language })}
          />
        </div>
      </Section>
      <Section title={words.soundTitle}>
        <div className={classes.fields}>
          <Checkbox label={words.sound} checked={settings.sound} onChange={(event) => set({ sound: event.currentTarget.checked })} />
          <ActionButton size="xs" onAct={playNoticeSound}>
            {words.soundTry}
          </ActionButton>
        </div>
      </Section>
      <ProblemPanel error={save.error} />
      {isChanged ? (
        <StickyBottomBar>
          <span className={classes.unsaved}>{words.unsaved}</span>
          <ActionButton tone="quiet" onAct={() => setDraft(undefined)}>
            {words.discard}
          </ActionButton>
          <ActionButton tone="primary" busy={save.isPending} {...(quietProblem !== undefined && { reason: quietProblem })} onAct={onSave}>
            {words.save}
          </ActionButton>
        </StickyBottomBar>
      ) : null}
    </form>
  )
}

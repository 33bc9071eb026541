import { exportRetainedCall, RETENTION_REASON_LIMIT } from '@tasuki/domain/office/retention/retention.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FileButton } from '../../platform/FileButton'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { EmptyState } from '../../ui/EmptyState'
import { useLanguage, useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { notify } from '../../ui/notices'
import { Page, Section } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { fullDayText, fullInstantText } from '../../ui/time-text'
import { ReasonDialog } from '../ReasonDialog'
import { retentionMessages } from './retention.messages'
import { ownRetentionQuery, useAskHold } from './retention.queries'
import { useDeletionDayText } from './RetentionDue'
import { RetentionHolds } from './RetentionHolds'
import classes from './Retention.module.css'

/** 削除予定の情報: what of the hospital's goes and when, an archive to keep, and the way to ask for more time (要綱25条2項). */
export const OwnRetentionPage = () => {
  const words = useMessages(retentionMessages)
  const { language } = useLanguage()
  const dayText = useDeletionDayText()
  const { data, error, refetch } = useQuery(ownRetentionQuery)
  const ask = useAskHold()
  const [asked, setAsked] = useState<string>()
  const act = (reason: string) =>
    ask.mutate(
      { body: { caseId: asked ?? null, reason } },
      {
        onSuccess: () => {
          setAsked(undefined)
          notify({ text: words.asked })
        },
      },
    )
  return (
    <Page title={words.ownTitle} lead={words.ownLead}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null ? <SkeletonRows rows={4} columns={3} /> : null}
      {data === undefined ? null : data.cases.length === 0 ? (
        <EmptyState title={words.ownNone}>{words.ownNoneText}</EmptyState>
      ) : (
        <>
          <FileButton call={exportRetainedCall} input={{}} kind="table" tone="primary">
            {words.save}
          </FileButton>
          <p className={classes.soft}>{words.saveHelp}</p>
          <ul className={lines.list} aria-label={words.ownTitle}>
            {data.cases.map((one) => (
              <li key={one.caseId} className={lines.line}>
                <span className={`${lines.what} ${lines.facts}`}>
                  <strong>{one.code}</strong>
                  <span>{words[`side_${one.side}`]}</span>
                  <span>{`${words.newest}：${fullDayText(one.newestEntryOn, language)}`}</span>
                  <span>{`${words.goesOn}：${dayText(one)}`}</span>
                </span>
                {one.held ? null : (
                  <ActionButton size="xs" onAct={() => setAsked(one.caseId)}>
                    {words.ask}
                  </ActionButton>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {data === undefined || data.holds.length === 0 ? null : (
        <Section title={words.ownHolds}>
          <RetentionHolds holds={data.holds} deciding={false} />
        </Section>
      )}
      {data === undefined || data.deleted.length === 0 ? null : (
        <Section title={words.deleted}>
          <ul className={lines.list}>
            {data.deleted.map(({ code, at }) => (
              <li key={code} className={lines.line}>
                <span className={lines.facts}>
                  <strong>{code}</strong>
                  <span>{fullInstantText(at, language)}</span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {asked === undefined ? null : (
        <ReasonDialog title={words.askTitle} label={words.reason} help={words.reasonHelp} field="retention.reason" most={RETENTION_REASON_LIMIT} missing={words.reasonMissing} actLabel={words.ask} busy={ask.isPending} error={ask.error} onAct={act} onClose={() => (setAsked(undefined), ask.reset())}>
          <p>{words.askText}</p>
        </ReasonDialog>
      )}
    </Page>
  )
}

import { MODERATION_TEXT_LIMIT, type ModerationDetail, type ModerationSummary } from '@tasuki/domain/office/moderation/moderation.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery } from '../../account/account.queries'
import { CheckedArea } from '../../names/CheckedText'
import { deletionMessages } from '../../names/deletion.messages'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { FormGate } from '../../ui/form-gate'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { ListPager } from '../../ui/ListPager'
import { notify } from '../../ui/notices'
import { Page } from '../../ui/Page'
import { FullDay, RelativeTime } from '../../ui/RelativeTime'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import classes from './Moderation.module.css'
import { moderationMessages } from './moderation.messages'
import { ownModerationQuery, ownModerationsQuery, useAnswerModeration } from './moderation.queries'
import { ModerationContent, ModerationMark, useModerationSubject } from './ModerationParts'

const listRoute = getRouteApi('/moderation')
const route = getRouteApi('/moderation/$moderationId')

/** 県からの内容の確認: what the hospital is to answer first (要綱24条). */
export const OwnModerationsPage = () => {
  const words = useMessages(moderationMessages)
  const deletions = useMessages(deletionMessages)
  const subjectOf = useModerationSubject()
  const { page } = listRoute.useSearch()
  const { data, error, refetch } = useQuery(ownModerationsQuery(page))
  const columns: Column<ModerationSummary>[] = [
    { id: 'subject', header: words.subject, card: 'title', cell: (of) => <Link data-row-link to="/moderation/$moderationId" params={{ moderationId: of.id }}>{subjectOf(of)}</Link>, width: '20em' },
    { id: 'state', header: words.state, card: 'plain', cell: (of) => <ModerationMark of={of} own /> },
    { id: 'category', header: words.category, cell: ({ category }) => deletions[`category_${category}`] },
    { id: 'answerBy', header: words.answerBy, cell: ({ answerBy }) => (answerBy === null ? words.noDay : <FullDay day={answerBy} />) },
    { id: 'changed', header: words.changed, cell: ({ changedAt }) => <RelativeTime at={changedAt} withClock /> },
  ]
  return (
    <Page title={words.ownTitle} lead={words.ownLead}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined && error !== null ? null : (
        <DataTable label={words.ownTitle} columns={columns} rows={data?.moderations} rowKey={({ id }) => id} waits={({ state }) => state === 'asked'} empty={<EmptyState title={words.ownNone}>{words.ownNoneText}</EmptyState>} />
      )}
      <ListPager page={page} total={data?.total} link={(other, text) => <Link to="/moderation" search={{ page: other }}>{text}</Link>} />
    </Page>
  )
}

export const OwnModerationPage = () => {
  const words = useMessages(moderationMessages)
  const { moderationId } = route.useParams()
  const subjectOf = useModerationSubject()
  const speaks = useQuery(meQuery).data?.role === 'representative'
  const { data, error, refetch } = useQuery(ownModerationQuery(moderationId))
  return (
    <Page title={data === undefined ? words.ownTitle : subjectOf(data)} {...(data !== undefined && { lead: words.ownTitle })} actions={<Link to="/moderation" activeOptions={{ exact: true }} data-lone>{words.back}</Link>}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? (
        error === null ? <SkeletonRows rows={6} columns={2} /> : null
      ) : (
        <>
          <ModerationContent of={data} own />
          {data.state === 'asked' || data.state === 'answered' ? speaks ? <AnswerForm of={data} /> : <NobodyAnswers /> : null}
        </>
      )}
    </Page>
  )
}

/** The hospital has no representative: its people read what is asked, and know whom to tell. */
const NobodyAnswers = () => {
  const words = useMessages(moderationMessages)
  return (
    <EmptyState title={words.ownUnheard} action={<Link to="/contact">{words.toContact}</Link>}>
      {words.ownUnheardText}
    </EmptyState>
  )
}

/** What was typed stays when it is refused. */
const AnswerForm = ({ of }: { of: ModerationDetail }) => {
  const words = useMessages(moderationMessages)
  const answer = useAnswerModeration()
  const [body, setBody] = useState('')
  const isMissing = body.trim() === ''
  const act = () =>
    answer.mutate(
      { params: { moderationId: of.id }, body: { body } },
      {
        onSuccess: () => {
          setBody('')
          notify({ text: words.answered })
        },
      },
    )
  return (
    <FormGate>
      <FormStack>
        {of.state === 'answered' ? <p className={classes.soft}>{words.answerWaits}</p> : null}
        <CheckedArea field="moderation.answer" label={<RequiredLabel>{words.answerLabel}</RequiredLabel>} description={words.answerHelp} value={body} maxLength={MODERATION_TEXT_LIMIT} minRows={4} maxRows={12} problem={answer.error} onChange={(event) => setBody(event.currentTarget.value)} />
        <ProblemPanel error={answer.error} />
        <div className={classes.acts}>
          <ActionButton tone="primary" gated busy={answer.isPending} reason={isMissing ? words.missing : undefined} onAct={act}>
            {words.answer}
          </ActionButton>
        </div>
      </FormStack>
      <UnsavedGuard when={!isMissing} />
    </FormGate>
  )
}

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery } from '../account/account.queries'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ActionButton } from '../ui/ActionButton'
import { EmptyState } from '../ui/EmptyState'
import { useMessages } from '../ui/language'
import { Page } from '../ui/Page'
import { SkeletonRows } from '../ui/SkeletonRows'
import { CASE_STATUS } from '@tasuki/domain/transfer/case-status'
import { forgetBrowserDraft } from './browser-draft'
import { caseActMessages } from './case-act.messages'
import { caseFormMessages } from './case-form.messages'
import { CaseEditor } from './CaseEditor'
import { DiscardDialog } from './ClosingDialogs'
import { caseQuery } from './transfer.queries'

/** 患者を登録 */
export const NewCasePage = () => {
  const words = useMessages(caseFormMessages)
  const me = useQuery(meQuery).data
  return (
    <Page title={words.newTitle} lead={words.lead}>
      {me ? <CaseEditor personId={me.personId} /> : <SkeletonRows rows={8} columns={2} />}
    </Page>
  )
}

const editRoute = getRouteApi('/cases/$caseId/edit')

/** A draft that goes on, or the record of a case that is out. */
export const EditCasePage = () => {
  const words = useMessages(caseFormMessages)
  const { caseId } = editRoute.useParams()
  const me = useQuery(meQuery).data
  const { data, error, refetch } = useQuery(caseQuery(caseId))
  // The form starts from the case as it was opened: a live update must not change what is being typed.
  const [opened, setOpened] = useState(data)
  if (opened?.id !== caseId && data !== undefined) setOpened(data)
  const acts = useMessages(caseActMessages)
  const navigate = useNavigate()
  const [discarding, setDiscarding] = useState(false)
  const isDraft = data?.status === 'draft' && data.relation === 'sender'
  const gone = () => {
    if (me) forgetBrowserDraft({ personId: me.personId, caseId })
    void navigate({ to: '/cases', replace: true })
  }
  const title = data?.status === 'draft' ? words.draftTitle : words.editTitle
  return (
    <Page title={title} lead={words.lead}>
      {discarding && data !== undefined ? <DiscardDialog detail={data} onClose={() => setDiscarding(false)} onGone={gone} /> : null}
      {opened === undefined || opened.id !== caseId || !me ? (
        error === null ? (
          <SkeletonRows rows={8} columns={2} />
        ) : (
          <ProblemPanel error={error} onRetry={() => void refetch()} />
        )
      ) : opened.relation !== 'sender' || CASE_STATUS[opened.status].closed ? (
        <EmptyState
          title={words.closed}
          action={
            <Link to="/cases/$caseId" params={{ caseId }}>
              {words.backToCase}
            </Link>
          }
        />
      ) : (
        <CaseEditor
          key={opened.id}
          personId={me.personId}
          opened={opened}
          discardAct={
            isDraft ? (
              <ActionButton tone="danger" onAct={() => setDiscarding(true)}>
                {acts.discard}
              </ActionButton>
            ) : undefined
          }
        />
      )}
    </Page>
  )
}

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { meQuery } from '../../account/account.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { EmptyState } from '../../ui/EmptyState'
import { useMessages } from '../../ui/language'
import { Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { CASE_STATUS } from '@tasuki/domain/transfer/case-status'
import { forgetBrowserDraft } from './browser-draft'
import { caseActMessages } from '../case-act.messages'
import { caseFormMessages } from './case-form.messages'
import { CaseEditor } from './CaseEditor'
import { DiscardDialog } from '../candidates/ClosingDialogs'
import { caseQuery } from '../transfer.queries'

const newRoute = getRouteApi('/cases/new')

/** One piece of typing: what it started from, and the case it has become meanwhile. */
type Sitting = { count: number; start: string | undefined; registered: string | undefined }

/**
 * The address follows the draft without the form being made anew: once it is saved, a reload or a closed tab comes back
 * to it. Another address than that is another patient.
 */
const useSitting = (draft: string | undefined) => {
  const [sitting, setSitting] = useState<Sitting>({ count: 0, start: draft, registered: undefined })
  if (draft !== sitting.start) {
    if (draft !== undefined && draft === sitting.registered) setSitting({ ...sitting, start: draft })
    else setSitting({ count: sitting.count + 1, start: draft, registered: undefined })
  }
  const navigate = useNavigate()
  const onRegistered = useCallback(
    (caseId: string) => {
      setSitting((before) => (before.registered === caseId ? before : { ...before, registered: caseId }))
      void navigate({ to: '/cases/new', search: { draft: caseId }, replace: true, resetScroll: false })
    },
    [navigate],
  )
  return { sitting, onRegistered }
}

/** 患者を登録 */
export const NewCasePage = () => {
  const words = useMessages(caseFormMessages)
  const me = useQuery(meQuery).data
  const { draft } = newRoute.useSearch()
  const { sitting, onRegistered } = useSitting(draft)
  if (draft !== undefined && sitting.registered !== draft) return <DraftPage key={draft} caseId={draft} />
  return (
    <Page title={words.newTitle} lead={words.lead}>
      {me ? (
        <CaseEditor key={sitting.count} personId={me.personId} onRegistered={onRegistered} discardAct={draft === undefined ? undefined : <DiscardDraft caseId={draft} />} />
      ) : (
        <SkeletonRows rows={8} columns={2} />
      )}
    </Page>
  )
}

const editRoute = getRouteApi('/cases/$caseId/edit')

/** A draft that goes on, or the record of a case that is out. */
export const EditCasePage = () => {
  const { caseId } = editRoute.useParams()
  return <DraftPage key={caseId} caseId={caseId} />
}

const DraftPage = ({ caseId }: { caseId: string }) => {
  const words = useMessages(caseFormMessages)
  const me = useQuery(meQuery).data
  const { data, error, refetch } = useQuery({ ...caseQuery(caseId), staleTime: 0 })
  const isFresh = useIsFresh(caseId)
  // The form starts from the case as it was opened: a live update must not change what is being typed.
  const [opened, setOpened] = useState<CaseDetail>()
  if (opened === undefined && data !== undefined && isFresh) setOpened(data)
  const isDraft = data?.status === 'draft' && data.relation === 'sender'
  return (
    <Page title={data?.status === 'draft' ? words.draftTitle : words.editTitle} lead={words.lead}>
      {opened === undefined || !me ? (
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
        <CaseEditor personId={me.personId} opened={opened} discardAct={isDraft ? <DiscardDraft caseId={caseId} /> : undefined} />
      )}
    </Page>
  )
}

/** Whether the case was read since this page opened: a form never starts from what was read long ago. */
const useIsFresh = (caseId: string): boolean => {
  const [since] = useState(() => Date.now())
  const { dataUpdatedAt, isFetching } = useQuery({ ...caseQuery(caseId), staleTime: 0 })
  return dataUpdatedAt >= since || !isFetching
}

const DiscardDraft = ({ caseId }: { caseId: string }) => {
  const acts = useMessages(caseActMessages)
  const navigate = useNavigate()
  const me = useQuery(meQuery).data
  const detail = useQuery(caseQuery(caseId)).data
  const [discarding, setDiscarding] = useState(false)
  const gone = () => {
    if (me) forgetBrowserDraft({ personId: me.personId, caseId, tab: '' })
    void navigate({ to: '/cases', replace: true })
  }
  return (
    <>
      {discarding && detail !== undefined ? <DiscardDialog detail={detail} onClose={() => setDiscarding(false)} onGone={gone} /> : null}
      <ActionButton tone="danger" onAct={() => setDiscarding(true)}>
        {acts.discard}
      </ActionButton>
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { ProblemPanel } from '../platform/ProblemPanel'
import { ApiRefusal } from '../platform/api-problem'
import { NamePlaceProvider } from '../names/name-place'
import { SkeletonRows } from '../ui/SkeletonRows'
import classes from './candidates/SenderCase.module.css'
import { InquiryOver } from './received/InquiryOver'
import { ReceiverCase } from './received/ReceiverCase'
import { SenderCase } from './candidates/SenderCase'
import { caseQuery } from './transfer.queries'

const route = getRouteApi('/cases/$caseId')

/** One case: its sender and the prefecture work it here, an asked hospital or one of the area decides here. */
export const CasePage = () => {
  const { caseId } = route.useParams()
  const { tab = 'candidates', inquiry } = route.useSearch()
  const { data: detail, error, refetch } = useQuery(caseQuery(caseId))
  // Nothing that reads the case again by appearing: the error would be gone for a moment, and come back, without end.
  if (error instanceof ApiRefusal && error.code === 'not_found') return <InquiryOver caseId={caseId} embedded={false} />
  if (detail === undefined) {
    return <div className={classes.loading}>{error === null ? <SkeletonRows rows={8} columns={4} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />}</div>
  }
  if (detail.relation !== 'sender' && detail.relation !== 'prefecture') return <ReceiverCase caseId={caseId} />
  if (detail.status === 'draft' && detail.relation === 'sender') return <Navigate to="/cases/$caseId/edit" params={{ caseId }} replace />
  return (
    <NamePlaceProvider kind="case" id={caseId}>
      <SenderCase detail={detail} tab={tab} inquiryId={inquiry} />
    </NamePlaceProvider>
  )
}

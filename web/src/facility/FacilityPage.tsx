import { useQuery } from '@tanstack/react-query'
import type { HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { meQuery } from '../account/account.queries'
import { ProblemPanel } from '../platform/ProblemPanel'
import { AddressTabs } from '../ui/AddressTabs'
import { EmptyState } from '../ui/EmptyState'
import { useMessages } from '../ui/language'
import { Page } from '../ui/Page'
import { SkeletonRows } from '../ui/SkeletonRows'
import { ConditionsTab } from './ConditionsTab'
import { facilityPageMessages } from './facility-page.messages'
import { hospitalQuery } from './facility.queries'
import classes from './Hospital.module.css'
import { DeletedTexts } from './FacilityTexts'
import { FacilityHistoryTab } from './HistoryTab'
import { PrintHospital } from './PrintHospital'
import { RecordTab } from './RecordTab'
import { VacancyTab } from './VacancyTab'

const route = getRouteApi('/facility')
const TABS = ['vacancy', 'conditions', 'record', 'tables', 'history'] as const
/** Loaded by whoever brings a file. */
const TablesTab = lazy(async () => ({ default: (await import('./TablesTab')).TablesTab }))

/** 自院: what the own hospital says of itself to the others (要綱13条). */
export const FacilityPage = () => {
  const words = useMessages(facilityPageMessages)
  const me = useQuery(meQuery).data
  if (me === undefined || me === null) return <SkeletonRows rows={4} />
  if (me.hospital === null) {
    return (
      <Page title={words.title}>
        <EmptyState title={words.noHospital} action={<Link to="/hospitals">{words.toDirectory}</Link>} />
      </Page>
    )
  }
  return <OwnFacility hospitalId={me.hospital.id} />
}

const OwnFacility = ({ hospitalId }: { hospitalId: string }) => {
  const words = useMessages(facilityPageMessages)
  const navigate = useNavigate()
  const tab = route.useSearch().tab ?? 'vacancy'
  const { data, error, refetch } = useQuery(hospitalQuery(hospitalId))
  return (
    <Page
      title={words.title}
      actions={
        <>
          <Link to="/hospitals/$hospitalId" params={{ hospitalId }} className={classes.link}>
            {words.asOthersSee}
          </Link>
          <PrintHospital hospitalId={hospitalId}>{words.print}</PrintHospital>
        </>
      }
    >
      <AddressTabs
        id="facility"
        label={words.tabs}
        tabs={TABS.map((value) => ({ value, label: words[value] }))}
        value={tab}
        onChange={(value) => void navigate({ to: '/facility', search: value === 'vacancy' ? {} : { tab: value } })}
      >
        <ProblemPanel error={error} onRetry={() => void refetch()} />
        {data === undefined ? error === null ? <SkeletonRows rows={4} /> : null : (
          <>
            <DeletedTexts hospital={data} />
            <OwnTab tab={tab} hospital={data} />
          </>
        )}
      </AddressTabs>
    </Page>
  )
}

const OwnTab = ({ tab, hospital }: { tab: (typeof TABS)[number]; hospital: HospitalDetail }) => {
  if (tab === 'conditions') return <ConditionsTab hospital={hospital} />
  if (tab === 'record') return <RecordTab hospital={hospital} />
  if (tab === 'tables') {
    return (
      <Suspense fallback={<SkeletonRows rows={4} />}>
        <TablesTab hospital={hospital} />
      </Suspense>
    )
  }
  if (tab === 'history') return <FacilityHistoryTab hospitalId={hospital.id} />
  return <VacancyTab hospital={hospital} />
}

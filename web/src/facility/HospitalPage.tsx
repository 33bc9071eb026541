import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { meQuery } from '../account/account.queries'
import { ModerateButton } from '../names/ModerateButton'
import { ProblemPanel } from '../platform/ProblemPanel'
import { useMessages } from '../ui/language'
import { Page, Section } from '../ui/Page'
import { SkeletonRows } from '../ui/SkeletonRows'
import { AcceptanceView } from './AcceptanceView'
import { ContactBlock } from './ContactBlock'
import { FacilityHistory } from './FacilityHistory'
import { hospitalQuery } from './facility.queries'
import classes from './Hospital.module.css'
import { historyMessages } from './history.messages'
import { hospitalMessages } from './hospital.messages'
import { PrintHospital } from './PrintHospital'
import { RecordFacts } from './RecordFacts'
import { DeletedTexts, useFacilityChoices } from './FacilityTexts'
import { UseMark } from './UseMark'
import { VacancyView } from './VacancyView'

const route = getRouteApi('/hospitals/$hospitalId')

/** One hospital: whom to call, what is free, what it takes, how one gets in (要綱13条). */
export const HospitalPage = () => {
  const { hospitalId } = route.useParams()
  const words = useMessages(hospitalMessages)
  const { data, error, refetch } = useQuery(hospitalQuery(hospitalId))
  const ownId = useQuery(meQuery).data?.hospital?.id
  const choices = useFacilityChoices(data)
  if (data === undefined) return error === null ? <SkeletonRows rows={8} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />
  return (
    <Page
      title={data.name}
      heading={
        <span className={classes.heading}>
          {data.name}
          {data.use === 'active' ? null : (
            <span className={classes.mark}>
              <UseMark use={data.use} />
            </span>
          )}
        </span>
      }
      actions={
        <>
          <Link to="/hospitals" activeOptions={{ exact: true }} className={classes.link}>
            {words.directory}
          </Link>
          {ownId === data.id ? (
            <Link to="/facility" search={{ tab: 'record' }} className={classes.link}>
              {words.editOwn}
            </Link>
          ) : null}
          <PrintHospital hospitalId={data.id}>{words.print}</PrintHospital>
          <ModerateButton choices={choices} />
        </>
      }
    >
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      <div className={classes.columns}>
        <ContactBlock hospital={data} />
        <div className={classes.main}>{data.use === 'active' ? <UserHospital hospital={data} /> : <NotUser use={data.use} />}</div>
      </div>
    </Page>
  )
}

const LATEST_UPDATES = 5

const UserHospital = ({ hospital }: { hospital: HospitalDetail }) => {
  const words = useMessages(hospitalMessages)
  const history = useMessages(historyMessages)
  return (
    <>
      <DeletedTexts hospital={hospital} />
      <Section title={words.vacancy}>{hospital.availability.length === 0 ? <p className={classes.soft}>{words.vacancyEmpty}</p> : <VacancyView rows={hospital.availability} />}</Section>
      {hospital.record === null ? null : <RecordFacts record={hospital.record} />}
      <Section title={words.conditions}>
        {Object.keys(hospital.acceptance).length === 0 ? <p className={classes.soft}>{words.conditionsEmpty}</p> : <AcceptanceView acceptance={hospital.acceptance} />}
      </Section>
      <div data-print="hide">
        <Section title={history.title}>
          <FacilityHistory hospitalId={hospital.id} part={undefined} page={1} pageSize={LATEST_UPDATES} />
        </Section>
      </div>
    </>
  )
}

const NotUser = ({ use }: { use: 'non_user' | 'ended' }) => {
  const words = useMessages(hospitalMessages)
  return (
    <div className={classes.nonUser}>
      <p>
        <strong>{use === 'ended' ? words.ended : words.nonUser}</strong>
      </p>
      <p>{words.nonUserText}</p>
    </div>
  )
}

import type { OfficeApplication } from '@tasuki/domain/office/application/hospital-application.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { meQuery } from '../../account/account.queries'
import { prefectureQuery } from '../../facility/catalogue.queries'
import { PhoneLink } from '../../facility/PhoneLink'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useLanguage, useMessages } from '../../ui/language'
import { Facts, Page, Section } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { StateMark } from '../../ui/StateMark'
import { fullDayText, fullInstantText } from '../../ui/time-text'
import { APPLICATION_TONE } from './application-tone'
import { applicationMessages } from './application.messages'
import { applicationQuery } from './application.queries'
import { ApplicationActs } from './ApplicationActs'
import classes from './Application.module.css'

const route = getRouteApi('/office/applications/$applicationId')

/** One 利用申込み: what was applied for, what the office knows of the hospital, and the decision. */
export const ApplicationPage = () => {
  const words = useMessages(applicationMessages)
  const { applicationId } = route.useParams()
  const role = useQuery(meQuery).data?.role
  const read = useQuery(applicationQuery(applicationId))
  const back = <Link to="/office/applications" activeOptions={{ exact: true }} data-lone>{words.toList}</Link>
  if (read.data === undefined)
    return (
      <Page title={words.listTitle} passing actions={back}>
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
        {read.error === null ? <SkeletonRows rows={8} columns={2} /> : null}
      </Page>
    )
  return (
    <Page title={words.pageTitle(read.data.hospitalName)} width="full" actions={back}>
      <Course of={read.data} />
      {role === 'officer' ? <ApplicationActs of={read.data} /> : null}
      <Content of={read.data} />
    </Page>
  )
}

const Course = ({ of }: { of: OfficeApplication }) => {
  const words = useMessages(applicationMessages)
  const { language } = useLanguage()
  return (
    <Section title={words.state}>
      <Facts
        facts={[
          { label: words.state, value: <StateMark tone={APPLICATION_TONE[of.state]}>{of.setAside ? words.asideMark : of.late ? words.lateMark : words[of.state]}</StateMark> },
          { label: words.number, value: of.number },
          { label: words.submittedAt, value: fullInstantText(of.submittedAt, language) },
          ...(of.changedAt === of.submittedAt ? [] : [{ label: words.lastChange, value: fullInstantText(of.changedAt, language) }]),
          ...(of.decidedBy === null ? [] : [{ label: words.decidedBy, value: of.decidedBy }]),
          ...(of.deletedFrom === null ? [] : [{ label: words.deletedFrom, value: words.onDay(fullDayText(of.deletedFrom, language)) }]),
        ]}
      />
      {of.setAside ? <p>{words.asideLead}</p> : null}
      {of.comment === '' ? null : (
        <section className={classes.comment} aria-label={words.comment}>
          <strong>{words.comment}</strong>
          <p>{of.comment}</p>
        </section>
      )}
      <Represented of={of} />
      {of.alsoApplied.length === 0 ? null : (
        <p>
          {words.alsoApplied}
          {of.alsoApplied.map(({ id, number }) => (
            <Link key={id} to="/office/applications/$applicationId" params={{ applicationId: id }} data-lone>
              {number}
            </Link>
          ))}
        </p>
      )}
      {of.state === 'accepted' && of.hospital !== null ? (
        <p>
          <Link to="/office/hospitals/$hospitalId" params={{ hospitalId: of.hospital.id }} data-lone>{words.toHospital}</Link>
        </p>
      ) : null}
    </Section>
  )
}

/** What a decision has to go by where the hospital is known: whether somebody speaks for it. */
const Represented = ({ of: { hospital, state, application } }: { of: OfficeApplication }) => {
  const words = useMessages(applicationMessages)
  if (hospital === null || state !== 'submitted') return null
  const isInUse = hospital.use === 'active'
  if (hospital.representedBy === 'others') return <p>{(isInUse ? words.representedAlready : words.representedAgain)(hospital.people)}</p>
  if (hospital.representedBy === 'named') return <p>{words.namedAlready(application.representative.name)}</p>
  return isInUse ? <p>{words.usedAlready(hospital.people)}</p> : null
}

const Content = ({ of }: { of: OfficeApplication }) => {
  const words = useMessages(applicationMessages)
  const { language } = useLanguage()
  const municipalities = useQuery(prefectureQuery).data?.municipalities
  const { contact, representative, seats, wishedFrom, note } = of.application
  return (
    <>
      <Section title={words.hospital}>
        <Facts
          facts={[
            { label: words.hospitalName, value: of.hospital === null ? words.notInDirectory(of.hospitalName) : <Link to="/office/hospitals/$hospitalId" params={{ hospitalId: of.hospital.id }}>{of.hospitalName}</Link> },
            { label: words.municipality, value: municipalities?.find(({ code }) => code === of.municipalityCode)?.name ?? of.municipalityCode },
          ]}
        />
      </Section>
      <Section title={words.contact}>
        <Facts
          facts={[
            { label: words.name, value: contact.name },
            { label: words.department, value: contact.department },
            { label: words.phone, value: <PhoneLink number={contact.phone} /> },
            { label: words.email, value: contact.email },
          ]}
        />
      </Section>
      <Section title={words.representative}>
        <Facts
          facts={[
            { label: words.name, value: representative.kana === '' ? representative.name : `${representative.name}（${representative.kana}）` },
            { label: words.department, value: representative.department },
            { label: words.email, value: representative.sharedMailbox ? words.shared(representative.email) : representative.email },
          ]}
        />
      </Section>
      <Section title={words.wishes}>
        <Facts
          facts={[
            { label: words.seats, value: words.people(seats) },
            { label: words.wishedFrom, value: wishedFrom === null ? words.noWish : fullDayText(wishedFrom, language) },
            { label: words.note, value: note },
            { label: words.terms, value: of.termsVersion === null ? words.noTerms : words.agreedTo(of.termsVersion) },
          ]}
        />
      </Section>
    </>
  )
}

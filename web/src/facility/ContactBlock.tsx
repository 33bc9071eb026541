import type { FacilityContact, HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import type { ReactNode } from 'react'
import { useMessages } from '../ui/language'
import { Facts, Section } from '../ui/Page'
import { RelativeTime } from '../ui/RelativeTime'
import { receptionText } from '@tasuki/domain/facility/reception-text'
import { facilityTerms } from './facility-terms.messages'
import classes from './Hospital.module.css'
import { hospitalMessages, recordFieldMessages } from './hospital.messages'
import { distanceText } from './kilometres'
import { PhoneLink } from './PhoneLink'

type Fact = { label: string; value: ReactNode }
const given = (facts: (Fact | undefined)[]): Fact[] => facts.filter((fact) => fact !== undefined)
const text = (label: string, value: string): Fact | undefined => (value === '' ? undefined : { label, value })

/** Whom to reach, and when: the first thing on a phone, beside the rest on a desk. */
export const ContactBlock = ({ hospital }: { hospital: HospitalDetail }) => {
  const words = useMessages(hospitalMessages)
  const fields = useMessages(recordFieldMessages)
  const terms = useMessages(facilityTerms)
  const { record } = hospital
  const ofRecord =
    record === null
      ? []
      : given([
          text(fields.departmentName, record.departmentName),
          record.phone === '' ? undefined : { label: fields.phone, value: <PhoneLink number={record.phone} extension={record.extension} /> },
          text(fields.fax, record.fax),
          record.email === '' ? undefined : { label: fields.email, value: <a href={`mailto:${record.email}`}>{record.email}</a> },
          ...record.otherContacts.map((contact) => ({ label: contact.name, value: <OtherContact contact={contact} /> })),
          { label: fields.receptionHours, value: receptionText(record.receptionHours, fields) },
          {
            label: fields.afterHours,
            value: (
              <>
                {fields[`afterHours_${record.afterHours}`]}
                {record.afterHoursPhone === '' || record.afterHours === 'none' ? null : (
                  <>
                    {' '}
                    <PhoneLink number={record.afterHoursPhone} />
                  </>
                )}
              </>
            ),
          },
        ])
  const ofListing = given([
    hospital.phone === '' || (hospital.phone === record?.phone && record.extension === '') ? undefined : { label: words.mainPhone, value: <PhoneLink number={hospital.phone} /> },
    {
      label: words.address,
      value: (
        <>
          {hospital.postalCode === '' ? null : <span className={classes.postal}>〒{hospital.postalCode}</span>} {hospital.address}
          {hospital.distanceKm === null || hospital.distanceKm === 0 ? null : <span className={classes.distance}>{words.distance(distanceText(hospital.distanceKm))}</span>}
        </>
      ),
    },
    hospital.licensedBeds === null || hospital.use !== 'active' ? undefined : { label: words.licensedBeds, value: terms.bedCount(hospital.licensedBeds) },
    record === null || record.website === ''
      ? undefined
      : {
          label: fields.website,
          value: (
            <a href={record.website} target="_blank" rel="noreferrer">
              {record.website.replace(/^https?:\/\//, '').replace(/\/$/, '')}
            </a>
          ),
        },
    hospital.recordUpdatedAt === null
      ? undefined
      : {
          label: words.recordUpdated,
          value: (
            <>
              <RelativeTime at={hospital.recordUpdatedAt} />
              {hospital.recordUpdatedBy === null ? null : <span className={classes.by}>{terms.updatedBy(hospital.recordUpdatedBy)}</span>}
            </>
          ),
        },
  ])
  return (
    <div className={classes.contact}>
      <Section title={words.contact}>
        {record === null && hospital.use === 'active' ? (
          <p className={classes.soft}>
            {words.noRecord}
            {words.noRecordText}
          </p>
        ) : null}
        <Facts facts={[...ofRecord, ...ofListing]} />
      </Section>
    </div>
  )
}

const OtherContact = ({ contact }: { contact: FacilityContact }) => (
  <>
    {contact.phone === '' ? null : <PhoneLink number={contact.phone} extension={contact.extension} />}
    {contact.email === '' ? null : (
      <>
        {' '}
        <a href={`mailto:${contact.email}`}>{contact.email}</a>
      </>
    )}
  </>
)

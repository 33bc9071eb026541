import { NativeSelect } from '@mantine/core'
import type { SeatForm, SeatFormContent, SeatPersonLine } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { MONTHS_AHEAD } from '@tasuki/domain/account/seat/seat-fee.rules'
import { addMonths, monthOf } from '@tasuki/domain/base/month'
import type { ReactNode } from 'react'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { Section } from '../../ui/Page'
import { FormLine, useFormFields } from './form-fields'
import type { FormEdit } from './form-draft-saver'
import { LeaverLines } from './LeaverLines'
import { PeopleLines } from './PeopleLines'
import { seatFormMessages } from './seat-form.messages'
import { seatMessages } from '../seat/seat.messages'
import classes from './SeatForm.module.css'

type Contact = SeatFormContent['contact']
type Application = Extract<SeatFormContent, { kind: 2 }>

const startsSomeday = (line: SeatPersonLine) => ({ ...line, firstDay: null })

type SeatFormFieldsProps = { content: SeatFormContent; leavers: SeatForm['leavers']; today: string; /** 様式2: what it costs, beside how many. */ estimate?: ReactNode; onEdit: (change: FormEdit) => void }

/** What a form asks for, in the order of its sheet. */
export const SeatFormFields = ({ content, leavers, today, estimate, onEdit }: SeatFormFieldsProps) => {
  const words = useMessages(seatFormMessages)
  return (
    <>
      <Section title={words.applicant}>
        <div className={classes.fields}>
          <FormLine path="hospitalName" needed label={words.hospitalName} value={content.hospitalName} most={100} onEdit={(hospitalName) => onEdit({ ...content, hospitalName })} />
          <FormLine path="address" needed label={words.address} value={content.address} most={200} onEdit={(address) => onEdit({ ...content, address })} />
          <FormLine path="representativeTitle" label={words.representativeTitle} value={content.representativeTitle} most={100} onEdit={(representativeTitle) => onEdit({ ...content, representativeTitle })} />
          <FormLine path="representativeName" needed label={words.representativeName} value={content.representativeName} most={100} onEdit={(representativeName) => onEdit({ ...content, representativeName })} />
        </div>
      </Section>
      {content.kind === 1 ? (
        <Section title={words.users}>
          <PeopleLines path="users" people={content.users} complete={startsSomeday} onEdit={(change) => onEdit((now) => (now.kind === 1 ? { ...now, users: change(now.users) } : now))} />
        </Section>
      ) : null}
      {content.kind === 2 ? <ApplicationFields content={content} today={today} estimate={estimate} onEdit={onEdit} /> : null}
      {content.kind === 3 ? (
        <>
          <Section title={words.leaversTitle}>
            <LeaverLines leavers={content.leavers} named={leavers} onEdit={(next) => onEdit({ ...content, leavers: next })} />
          </Section>
          <Section title={words.startersTitle}>
            <PeopleLines path="starters" people={content.starters} complete={startsSomeday} onEdit={(change) => onEdit((now) => (now.kind === 3 ? { ...now, starters: change(now.starters) } : now))} />
          </Section>
        </>
      ) : null}
      <Section title={words.contact}>
        <ContactFields path="contact" contact={content.contact} onEdit={(contact) => onEdit({ ...content, contact })} />
      </Section>
    </>
  )
}

const ContactFields = ({ path, contact, onEdit, children }: { path: 'contact' | 'billTo'; contact: Contact; onEdit: (contact: Contact) => void; children?: ReactNode }) => {
  const words = useMessages(seatFormMessages)
  return (
    <div className={classes.fields}>
      <FormLine path={`${path}.department`} needed={path === 'billTo'} label={words.department} value={contact.department} most={100} onEdit={(department) => onEdit({ ...contact, department })} />
      {children}
      <FormLine path={`${path}.phone`} needed label={words.phone} value={contact.phone} most={40} kind="tel" onEdit={(phone) => onEdit({ ...contact, phone })} />
      <FormLine path={`${path}.extension`} label={words.extension} value={contact.extension} most={20} kind="tel" onEdit={(extension) => onEdit({ ...contact, extension })} />
      <FormLine path={`${path}.email`} needed label={words.email} value={contact.email} most={254} kind="email" onEdit={(email) => onEdit({ ...contact, email })} />
    </div>
  )
}

/** 様式2: how many, from when, who, and where the bill goes. */
const ApplicationFields = ({ content, today, estimate, onEdit }: { content: Application; today: string; estimate: ReactNode; onEdit: (change: FormEdit) => void }) => {
  const words = useMessages(seatFormMessages)
  const seatWords = useMessages(seatMessages)
  const { errorOf } = useFormFields()
  const { billTo, contact } = content
  const first = addMonths(monthOf(today), 1)
  const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, n) => addMonths(first, n))
  // A month that was wished long ago stays to be seen, and to be changed.
  if (content.wishedStart !== null && !months.includes(content.wishedStart)) months.unshift(content.wishedStart)
  return (
    <>
      <Section title={words.seatsWanted}>
        <p className={classes.soft}>{words.seatsNote}</p>
        <div className={classes.fields}>
          <FormLine path="seats" needed label={words.seatsWanted} value={content.seats} most={20} onEdit={(seats) => onEdit({ ...content, seats })} />
          <NativeSelect
            label={words.wishedStart}
            value={content.wishedStart ?? ''}
            error={errorOf('wishedStart')}
            data={[{ value: '', label: words.earliest }, ...months.map((month) => ({ value: month, label: seatWords.month(month) }))]}
            onChange={(event) => onEdit({ ...content, wishedStart: event.currentTarget.value === '' ? null : event.currentTarget.value })}
          />
        </div>
        <div className={classes.estimate}>{estimate}</div>
      </Section>
      <Section title={words.users}>
        <PeopleLines path="users" people={content.users} complete={(line) => line} onEdit={(change) => onEdit((now) => (now.kind === 2 ? { ...now, users: change(now.users) } : now))} />
      </Section>
      <Section
        title={words.billTo}
        actions={
          <ActionButton size="xs" tone="quiet" onAct={() => onEdit({ ...content, billTo: { ...billTo, ...contact } })}>
            {words.sameAsContact}
          </ActionButton>
        }
      >
        <ContactFields path="billTo" contact={billTo} onEdit={(next) => onEdit({ ...content, billTo: { ...billTo, ...next } })}>
          <FormLine path="billTo.name" label={words.name} value={billTo.name} most={100} onEdit={(name) => onEdit({ ...content, billTo: { ...billTo, name } })} />
        </ContactFields>
      </Section>
    </>
  )
}

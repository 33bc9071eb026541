import { MOST_CONTACTS, type FacilityContact } from '@tasuki/domain/facility/facility.contract'
import { CheckedField } from '../names/CheckedText'
import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import { TextField } from '../ui/TextField'
import { recordFieldMessages } from './hospital.messages'
import { RecordFieldPlace, useRecordForm } from './record-form'
import { recordFormMessages } from './record-form.messages'
import classes from './RecordForm.module.css'

const NEW_CONTACT: FacilityContact = { name: '', phone: '', extension: '', email: '' }

/** Further desks of the hospital: a ward's own line, nights, another department. */
export const OtherContacts = () => {
  const fields = useMessages(recordFieldMessages)
  const words = useMessages(recordFormMessages)
  const { values, set, problem } = useRecordForm()
  const contacts = values.otherContacts
  const error = problem('otherContacts')
  const change = (at: number, next: Partial<FacilityContact>) => set('otherContacts', contacts.map((contact, place) => (place === at ? { ...contact, ...next } : contact)))
  return (
    <RecordFieldPlace name="otherContacts" wide>
      <fieldset className={classes.contacts}>
        <legend>{fields.otherContacts}</legend>
        {contacts.map((contact, at) => (
          // Contacts have no identity of their own: one is its place in the list.
          <div key={at} role="group" aria-label={words.contactAt(at + 1)} className={classes.contact}>
            <CheckedField field="facility.contactName" label={words.contactName} placeholder={words.contactHint} maxLength={60} autoComplete="off" value={contact.name} onChange={(event) => change(at, { name: event.currentTarget.value })} />
            <TextField label={words.contactPhone} inputMode="tel" maxLength={30} autoComplete="off" value={contact.phone} onChange={(event) => change(at, { phone: event.currentTarget.value })} />
            <TextField label={words.contactExtension} inputMode="tel" maxLength={20} autoComplete="off" value={contact.extension} onChange={(event) => change(at, { extension: event.currentTarget.value })} />
            <TextField label={words.contactEmail} inputMode="email" maxLength={200} autoComplete="off" value={contact.email} onChange={(event) => change(at, { email: event.currentTarget.value })} />
            <ActionButton tone="quiet" size="xs" onAct={() => set('otherContacts', contacts.filter((_, place) => place !== at))}>
              {words.removeContact(at + 1)}
            </ActionButton>
          </div>
        ))}
        {error === undefined ? null : (
          <p role="alert" className={classes.wrong}>
            {error}
          </p>
        )}
        {contacts.length >= MOST_CONTACTS ? null : <ActionButton onAct={() => set('otherContacts', [...contacts, NEW_CONTACT])}>{words.addContact}</ActionButton>}
      </fieldset>
    </RecordFieldPlace>
  )
}

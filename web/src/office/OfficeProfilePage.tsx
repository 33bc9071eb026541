import { changeOfficeProfileCall, type OfficeProfile } from '@tasuki/domain/account/terms/office-profile.contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { officeProfileQuery } from '../account/terms/terms.queries'
import { CheckedArea, CheckedField } from '../names/CheckedText'
import { ApiRefusal } from '../platform/api-problem'
import { ProblemPanel } from '../platform/ProblemPanel'
import { useCommand } from '../platform/server-state'
import { ActionButton } from '../ui/ActionButton'
import { FormGate } from '../ui/form-gate'
import { FormStack } from '../ui/FormStack'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { Page } from '../ui/Page'
import { SkeletonRows } from '../ui/SkeletonRows'
import { TextField } from '../ui/TextField'
import { UnsavedGuard } from '../ui/UnsavedGuard'
import { officeTermsMessages } from './office-terms.messages'

/** What anybody is told of whom to ask, and who runs the infrastructure (要綱21条). */
export const OfficeProfilePage = () => {
  const words = useMessages(officeTermsMessages)
  const { data, error, refetch } = useQuery(officeProfileQuery)
  return (
    <Page
      title={words.profileTitle}
      lead={words.profileLead}
      width="form"
      actions={
        <>
          <Link to="/contact" data-lone>{words.toContact}</Link>
          <Link to="/responsibilities" data-lone>{words.toResponsibilities}</Link>
        </>
      }
    >
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <SkeletonRows rows={6} /> : null : <ProfileForm start={data.profile} />}
    </Page>
  )
}

const isWrong = (error: unknown, field: string): boolean => error instanceof ApiRefusal && error.details.fields?.includes(field) === true

const ProfileForm = ({ start }: { start: OfficeProfile }) => {
  const words = useMessages(officeTermsMessages)
  const save = useCommand(changeOfficeProfileCall, { changes: [['account', 'getOfficeProfile']] })
  const [profile, setProfile] = useState(start)
  const { contact } = profile
  const change = (next: Partial<OfficeProfile['contact']>) => setProfile((before) => ({ ...before, contact: { ...before.contact, ...next } }))
  const act = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ body: profile }, { onSuccess: () => notify({ text: words.profileSaved }) })
  }
  return (
    <FormGate>
      <form onSubmit={act} noValidate>
        <FormStack>
          <CheckedField field="office.contact.department" label={words.department} value={contact.department} maxLength={200} autoComplete="off" problem={save.error} onChange={(event) => change({ department: event.currentTarget.value })} />
          <TextField type="tel" label={words.phone} value={contact.phone} maxLength={30} autoComplete="off" error={isWrong(save.error, 'contact.phone') ? words.wrongPhone : undefined} onChange={(event) => change({ phone: event.currentTarget.value })} />
          <TextField type="email" label={words.email} value={contact.email} maxLength={200} autoComplete="off" error={isWrong(save.error, 'contact.email') ? words.wrongEmail : undefined} onChange={(event) => change({ email: event.currentTarget.value })} />
          <CheckedField field="office.contact.hours" label={words.hours} value={contact.hours} maxLength={200} autoComplete="off" problem={save.error} onChange={(event) => change({ hours: event.currentTarget.value })} />
          <CheckedArea field="office.contact.note" label={words.note} value={contact.note} maxLength={1000} minRows={3} problem={save.error} onChange={(event) => change({ note: event.currentTarget.value })} />
          <CheckedField field="office.infrastructureOperator" label={words.operator} value={profile.infrastructureOperator} maxLength={200} autoComplete="off" problem={save.error} onChange={(event) => setProfile({ ...profile, infrastructureOperator: event.currentTarget.value })} />
          <ProblemPanel error={save.error} />
          <ActionButton type="submit" tone="primary" gated busy={save.isPending}>
            {words.saveProfile}
          </ActionButton>
        </FormStack>
      </form>
      <UnsavedGuard when={JSON.stringify(profile) !== JSON.stringify(save.data?.profile ?? start)} />
    </FormGate>
  )
}

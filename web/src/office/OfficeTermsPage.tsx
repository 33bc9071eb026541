import { listTermsAcceptancesCall, publishTermsCall, type TermsAcceptance } from '@tasuki/domain/account/terms/terms.contract'
import { japanDay } from '@tasuki/domain/base/working-time'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { termsQuery } from '../account/terms/terms.queries'
import { CheckedArea, CheckedField } from '../names/CheckedText'
import { ProblemPanel } from '../platform/ProblemPanel'
import { callQuery, useCommand } from '../platform/server-state'
import { ActionButton } from '../ui/ActionButton'
import { useNow } from '../ui/clock'
import { type Column, DataTable } from '../ui/DataTable'
import { useFieldErrors } from '../ui/field-errors'
import { fieldErrorMessages } from '../ui/field-errors.messages'
import { FormGate } from '../ui/form-gate'
import { FormStack } from '../ui/FormStack'
import { useLanguage, useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { Page, Section } from '../ui/Page'
import { FullInstant } from '../ui/RelativeTime'
import { RequiredLabel } from '../ui/RequiredLabel'
import { SkeletonRows } from '../ui/SkeletonRows'
import { StateMark } from '../ui/StateMark'
import { TextField } from '../ui/TextField'
import { fullDayText } from '../ui/time-text'
import { UnsavedGuard } from '../ui/UnsavedGuard'
import { TellDialog } from './TellDialog'
import { officeTermsMessages } from './office-terms.messages'

const acceptancesQuery = callQuery(['account', 'listTermsAcceptances'], listTermsAcceptancesCall, {})

/** 利用規約 of the office: its versions, who has accepted the one in force, and a new one. */
export const OfficeTermsPage = () => {
  const words = useMessages(officeTermsMessages)
  const { language } = useLanguage()
  const { data, error, refetch } = useQuery(termsQuery())
  return (
    <Page title={words.title} lead={words.lead} actions={<Link to="/terms" data-lone>{words.toTerms}</Link>}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      <Section title={words.versions}>
        {data === undefined && error === null ? <SkeletonRows rows={3} columns={1} /> : null}
        {data?.versions.length === 0 ? <p>{words.none}</p> : null}
        <ul>
          {data?.versions.map(({ version, title, fromDay }) => (
            <li key={version}>
              {words.line(version, fullDayText(fromDay, language), title)} {version === data.current ? <StateMark tone="yes">{words.inForce}</StateMark> : null}
            </li>
          ))}
        </ul>
      </Section>
      <NewVersion />
      <Acceptances />
    </Page>
  )
}

const Acceptances = () => {
  const words = useMessages(officeTermsMessages)
  const { data, error, refetch } = useQuery(acceptancesQuery)
  const columns: Column<TermsAcceptance>[] = [
    { id: 'person', header: words.person, cell: ({ personName }) => personName, card: 'title', width: '14em' },
    { id: 'hospital', header: words.hospital, cell: ({ hospital }) => hospital.name },
    { id: 'accepted', header: words.accepted, cell: ({ acceptedAt }) => (acceptedAt === null ? <StateMark tone="none">{words.notYet}</StateMark> : <FullInstant at={acceptedAt} />), width: '16em' },
  ]
  return (
    <Section title={words.acceptances}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? null : <p>{words.counts(data.people.filter(({ acceptedAt }) => acceptedAt !== null).length, data.people.length)}</p>}
      {error !== null && data === undefined ? null : <DataTable label={words.acceptances} columns={columns} rows={data?.people} rowKey={({ personId }) => personId} empty={<p>{words.noPeople}</p>} />}
    </Section>
  )
}

const EMPTY = { title: '', body: '', source: '' }

const NewVersion = () => {
  const words = useMessages(officeTermsMessages)
  const faults = useMessages(fieldErrorMessages)
  const publish = useCommand(publishTermsCall, { changes: [['account', 'getTerms'], ['account', 'listTermsAcceptances']] })
  const today = japanDay(useNow())
  const [draft, setDraft] = useState(EMPTY)
  const [fromDay, setFromDay] = useState(today)
  const [asked, setAsked] = useState(false)
  const { language } = useLanguage()
  const people = useQuery(acceptancesQuery).data?.people.length ?? 0
  const change = (next: Partial<typeof EMPTY>) => setDraft((before) => ({ ...before, ...next }))
  // Refused, one is back at the form with its text, where each refusal stands beside its field.
  const close = () => setAsked(false)
  const act = () => {
    const done = () => {
      close()
      setDraft(EMPTY)
      notify({ text: words.saved(fullDayText(fromDay, language)) })
    }
    publish.mutate({ body: { ...draft, fromDay } }, { onSuccess: done, onError: close })
  }
  const { form, errorOf } = useFieldErrors(
    {
      title: draft.title.trim() === '' ? faults.missing : undefined,
      body: draft.body.trim() === '' ? faults.missing : undefined,
      fromDay: fromDay === '' ? faults.missingDay : undefined,
    },
    () => setAsked(true),
  )
  return (
    <Section title={words.add}>
      <p>{words.addHint}</p>
      <FormGate>
        <form {...form} style={{ maxInlineSize: 'var(--form-width)' }}>
          <FormStack>
            <CheckedField field="terms.title" label={<RequiredLabel>{words.name}</RequiredLabel>} value={draft.title} maxLength={200} autoComplete="off" error={errorOf('title')} problem={publish.error} onChange={(event) => change({ title: event.currentTarget.value })} />
            <CheckedArea field="terms.body" label={<RequiredLabel>{words.text}</RequiredLabel>} description={words.textHint} value={draft.body} maxLength={40_000} minRows={8} maxRows={24} error={errorOf('body')} problem={publish.error} onChange={(event) => change({ body: event.currentTarget.value })} />
            <CheckedField field="terms.source" label={words.source} value={draft.source} maxLength={200} autoComplete="off" problem={publish.error} onChange={(event) => change({ source: event.currentTarget.value })} />
            <TextField type="date" label={<RequiredLabel>{words.day}</RequiredLabel>} value={fromDay} error={errorOf('fromDay')} onChange={(event) => setFromDay(event.currentTarget.value)} />
            <ProblemPanel error={publish.error} />
            <ActionButton type="submit" tone="primary" gated busy={publish.isPending}>
              {words.save}
            </ActionButton>
          </FormStack>
        </form>
      </FormGate>
      {asked ? (
        <TellDialog title={words.publishTitle} actLabel={words.save} to={words.publishTo(people)} way={words.publishWay(fullDayText(fromDay, language), fromDay <= today)} busy={publish.isPending} error={null} onAct={act} onClose={close}>
          <p>{words.publishText(draft.title)}</p>
        </TellDialog>
      ) : null}
      <UnsavedGuard when={draft !== EMPTY && JSON.stringify(draft) !== JSON.stringify(EMPTY)} />
    </Section>
  )
}

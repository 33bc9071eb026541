import type { RecordTemplate } from '@tasuki/domain/transfer/record-template.contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { CheckedField } from '../../names/CheckedText'
import { ApiRefusal } from '../../platform/api-problem'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { EmptyState } from '../../ui/EmptyState'
import { FormGate } from '../../ui/form-gate'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { Page } from '../../ui/Page'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { type CaseFormValues, recordOfForm } from './case-form'
import classes from './CaseForm.module.css'
import { CaseFormSections } from './CaseFormSections'
import dialogClasses from '../dialogs.module.css'
import { FormProblemsProvider, type RefusedRecord } from './form-problems'
import { recordTemplateMessages } from './record-template.messages'
import { recordTemplatesQuery, useChangeRecordTemplate } from './record-template.queries'

/** One record template: its name and every field, saved on the version that was opened. */
export const RecordTemplateEditor = ({ templateId }: { templateId: string }) => {
  const words = useMessages(recordTemplateMessages)
  const { data, error, refetch } = useQuery(recordTemplatesQuery)
  const standing = data?.templates.find(({ id }) => id === templateId)
  // What is being typed isn't changed by what a colleague saves meanwhile.
  const [opened, setOpened] = useState<RecordTemplate>()
  if (opened === undefined && standing !== undefined) setOpened(standing)
  const back = <Link to="/templates">{words.backToTemplates}</Link>
  return (
    <Page title={words.editTitle} lead={words.editLead} actions={back}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {opened === undefined ? (
        data === undefined ? error === null ? <SkeletonRows rows={8} columns={2} /> : null : <EmptyState title={words.gone} action={back} />
      ) : (
        <TemplateForm key={opened.version} of={opened} latest={standing} onTake={setOpened} onConflict={() => void refetch()} />
      )}
    </Page>
  )
}

type TemplateFormProps = { of: RecordTemplate; latest: RecordTemplate | undefined; onTake: (latest: RecordTemplate) => void; onConflict: () => void }

const TemplateForm = ({ of, latest, onTake, onConflict }: TemplateFormProps) => {
  const words = useMessages(recordTemplateMessages)
  const navigate = useNavigate()
  const [start] = useState<CaseFormValues>(() => ({ ...of.record, visibility: 'S1' }))
  const form = useForm<CaseFormValues>({ defaultValues: start })
  const [name, setName] = useState(of.name)
  const [refused, setRefused] = useState<RefusedRecord>()
  const change = useChangeRecordTemplate()
  const isConflict = change.error instanceof ApiRefusal && change.error.code === 'version_conflict'
  const isTouched = !change.isSuccess && (form.formState.isDirty || name !== of.name)
  const save = (version: number) => {
    const record = recordOfForm(form.getValues())
    change.mutate(
      { params: { templateId: of.id }, body: { name: name.trim(), version, record } },
      {
        onSuccess: (saved) => {
          notify({ text: words.changed(saved.name) })
          // Once the guard has seen that nothing is unsaved.
          setTimeout(() => void navigate({ to: '/templates' }))
        },
        onError: (problem) => {
          setRefused(problem instanceof ApiRefusal ? { error: problem, record } : undefined)
          if (problem instanceof ApiRefusal && problem.code === 'version_conflict') onConflict()
        },
      },
    )
  }
  return (
    <FormProvider {...form}>
      <FormProblemsProvider showMissing={false} refused={refused}>
        <UnsavedGuard when={isTouched} />
        <FormGate>
        <form className={classes.form} data-template="" noValidate onSubmit={(event) => event.preventDefault()}>
          <CheckedField field="template.name" problem={change.error} label={words.name} value={name} maxLength={60} autoComplete="off" error={name.trim() === '' ? words.missing : undefined} onChange={(event) => setName(event.currentTarget.value)} />
          <CaseFormSections caseId={undefined} withVisibility={false} template onNeedCase={undefined} />
          {isConflict ? (
            <div role="alert" className={classes.notice}>
              <span>{words.conflict}</span>
              {latest === undefined || latest.version === of.version ? null : (
                <>
                  <ActionButton size="xs" onAct={() => onTake(latest)}>
                    {words.takeTheirs}
                  </ActionButton>
                  <ActionButton size="xs" tone="primary" busy={change.isPending} onAct={() => save(latest.version)}>
                    {words.overwrite}
                  </ActionButton>
                </>
              )}
            </div>
          ) : (
            <ProblemPanel error={change.error} />
          )}
          <div className={dialogClasses.actions}>
            <ActionButton onAct={() => void navigate({ to: '/templates' })}>{words.cancel}</ActionButton>
            <ActionButton tone="primary" busy={change.isPending} gated onAct={() => save(of.version)} reason={name.trim() === '' ? words.missing : undefined}>
              {words.save}
            </ActionButton>
          </div>
        </form>
        </FormGate>
      </FormProblemsProvider>
    </FormProvider>
  )
}

import { NativeSelect } from '@mantine/core'
import { differingFields, fieldAt, withTemplate } from '@tasuki/domain/transfer/record-fields'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import type { RecordTemplate } from '@tasuki/domain/transfer/record-template.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormContext, type FieldPath } from 'react-hook-form'
import { CheckedField } from '../../names/CheckedText'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { recordOfForm, type CaseFormValues } from './case-form'
import classes from './CaseForm.module.css'
import dialogClasses from '../dialogs.module.css'
import { recordTemplateMessages } from './record-template.messages'
import { recordTemplatesQuery, useNoteTemplateUse, useSaveRecordTemplate } from './record-template.queries'

/** Fills what is still empty from one of the hospital's templates, with undo; keeps what stands here as a new one. */
export const RecordTemplateBar = () => {
  const words = useMessages(recordTemplateMessages)
  const { getValues, setValue } = useFormContext<CaseFormValues>()
  const templates = useQuery(recordTemplatesQuery).data?.templates ?? []
  const [saving, setSaving] = useState(false)
  const note = useNoteTemplateUse()
  const put = (to: CaseRecord, paths: readonly string[]) => {
    for (const path of paths) setValue(path as FieldPath<CaseFormValues>, fieldAt(to, path) as never, { shouldDirty: true })
  }
  const apply = ({ id, name, record: template }: RecordTemplate) => {
    const before = recordOfForm(getValues())
    const after = withTemplate(before, template)
    const paths = differingFields(before, after)
    put(after, paths)
    if (paths.length === 0) {
      notify({ text: words.nothingToFill(name) })
      return
    }
    // That it wasn't counted is nobody's trouble.
    note.mutate({ params: { templateId: id } })
    notify({ text: words.applied(name), undo: () => put(before, paths) })
  }
  return (
    <div className={classes.templates}>
      {templates.length === 0 ? null : (
        <NativeSelect
          aria-label={words.apply}
          data={[{ value: '', label: words.choose }, ...templates.map(({ id, name }) => ({ value: id, label: name }))]}
          value=""
          onChange={(event) => {
            const template = templates.find(({ id }) => id === event.currentTarget.value)
            if (template !== undefined) apply(template)
          }}
        />
      )}
      <button type="button" className={classes.restButton} onClick={() => setSaving(true)}>
        {words.saveAs}
      </button>
      {saving ? <SaveTemplateDialog record={recordOfForm(getValues())} onClose={() => setSaving(false)} /> : null}
    </div>
  )
}

const SaveTemplateDialog = ({ record, onClose }: { record: CaseRecord; onClose: () => void }) => {
  const words = useMessages(recordTemplateMessages)
  const [name, setName] = useState('')
  const save = useSaveRecordTemplate()
  const submit = () => save.mutate({ body: { name: name.trim(), record } }, { onSuccess: () => (notify({ text: words.saved(name.trim()) }), onClose()) })
  return (
    <DialogFrame title={words.saveTitle} opened onClose={onClose}>
      <FormStack>
        <p>{words.saveText}</p>
        <CheckedField field="template.name" problem={save.error} label={words.name} placeholder={words.nameHint} value={name} maxLength={60} autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />
        <ProblemPanel error={save.error} />
        <div className={dialogClasses.actions}>
          <ActionButton onAct={onClose}>{words.cancel}</ActionButton>
          <ActionButton tone="primary" busy={save.isPending} gated onAct={submit} reason={name.trim() === '' ? words.missing : undefined}>
            {words.save}
          </ActionButton>
        </div>
      </FormStack>
    </DialogFrame>
  )
}

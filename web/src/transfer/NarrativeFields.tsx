import { Checkbox } from '@mantine/core'
import { BED_KINDS, type BedKind } from '@tasuki/domain/facility/bed-kind'
import { useController, useFormContext } from 'react-hook-form'
import { useMessages } from '../ui/language'
import { TextArea, TextField } from '../ui/TextField'
import { TriStateField } from '../ui/TriStateField'
import type { CaseFormValues } from './case-form'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { useFieldProblem } from './form-problems'
import { FieldPlace } from './FormParts'
import { recordMessages } from './record.messages'

const PASSAGES = ['history', 'course', 'medication', 'background', 'direction'] as const

const PassageField = ({ path }: { path: (typeof PASSAGES)[number] }) => {
  const words = useMessages(recordMessages)
  const form = useMessages(caseFormMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: path })
  return (
    <FieldPlace path={path} wide>
      <TextArea label={words[path]} placeholder={form[`${path}Hint`]} maxLength={4000} value={field.value} onChange={field.onChange} error={useFieldProblem(path)} />
    </FieldPlace>
  )
}

const GuarantorField = () => {
  const words = useMessages(recordMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: 'guarantor' })
  return (
    <FieldPlace path="guarantor">
      <TriStateField label={words.guarantor} value={field.value} onChange={field.onChange} error={useFieldProblem('guarantor')} />
    </FieldPlace>
  )
}

const MemoCodeField = () => {
  const words = useMessages(recordMessages)
  const form = useMessages(caseFormMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: 'memoCode' })
  return (
    <FieldPlace path="memoCode" wide>
      <TextField
        label={words.memoCode}
        description={form.memoCodeHint}
        maxLength={40}
        autoComplete="off"
        value={field.value}
        onChange={field.onChange}
        error={useFieldProblem('memoCode')}
        className={classes.memo}
      />
    </FieldPlace>
  )
}

/** 希望病棟種別; none chosen = any. */
export const BedKindsField = () => {
  const words = useMessages(recordMessages)
  const form = useMessages(caseFormMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: 'bedKinds' })
  const toggle = (kind: BedKind, on: boolean) => field.onChange(BED_KINDS.filter((one) => (one === kind ? on : field.value.includes(one))))
  return (
    <FieldPlace path="bedKinds" wide>
      <fieldset className={classes.checks}>
        <legend>
          {words.bedKinds}
          <span className={classes.hint}>{form.bedKindsHint}</span>
        </legend>
        {BED_KINDS.map((kind) => (
          <Checkbox key={kind} label={words[`bed_${kind}`]} checked={field.value.includes(kind)} onChange={(event) => toggle(kind, event.currentTarget.checked)} />
        ))}
      </fieldset>
    </FieldPlace>
  )
}

/** 経過・背景・方針 and what isn't required. */
export const NarrativeFields = () => (
  <div className={classes.fields}>
    {PASSAGES.map((path) => (
      <PassageField key={path} path={path} />
    ))}
    <GuarantorField />
    <MemoCodeField />
  </div>
)

import { Checkbox } from '@mantine/core'
import { BED_KINDS, type BedKind } from '@tasuki/domain/facility/bed-kind'
import { useController, useFormContext } from 'react-hook-form'
import { CheckedField } from '../../names/CheckedText'
import { useMessages } from '../../ui/language'
import type { CaseFormValues } from './case-form'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { useFieldProblem } from './form-problems'
import { FieldPlace } from './FormParts'
import { recordMessages } from '../record/record.messages'

/** The sending hospital's own reference; nobody else reads it. */
export const MemoCodeField = () => {
  const words = useMessages(recordMessages)
  const form = useMessages(caseFormMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: 'memoCode' })
  return (
    <FieldPlace path="memoCode" wide>
      <CheckedField
        field="record.memoCode"
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

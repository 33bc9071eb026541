import { RECORD_SECTIONS, type Finding } from '@tasuki/domain/transfer/record-sections'
import { useFormContext, type FieldPath } from 'react-hook-form'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import type { CaseFormValues } from './case-form'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { recordMessages } from '../record/record.messages'
import { useFormFact } from './use-form-fact'

const LEVELS = RECORD_SECTIONS.adl.shape.eating.unwrap().options
const ADL = ['mobility', 'transfers', 'eating', 'toileting', 'bathing', 'dressing', 'grooming'] as const
const BEHAVIOUR = ['delirium', 'wandering', 'aggression', 'falls', 'restraint', 'smoking', 'psychiatric'] as const

/** All seven alike by one press, where a patient is; each can be changed afterwards, and the press taken back. */
export const AlikeAdl = () => {
  const form = useMessages(caseFormMessages)
  const words = useMessages(recordMessages)
  const { getValues, setValue } = useFormContext<CaseFormValues>()
  const set = (level: (typeof LEVELS)[number]) => {
    const before = getValues('adl')
    for (const name of ADL) setValue(`adl.${name}`, level, { shouldDirty: true })
    notify({
      text: form.allSetTo(words[`assist_${level}`]),
      undo: () => {
        for (const name of ADL) if (getValues(`adl.${name}`) === level) setValue(`adl.${name}`, before[name], { shouldDirty: true })
      },
    })
  }
  return (
    <div className={classes.rest}>
      <span>{form.allAlike}</span>
      {LEVELS.map((level) => (
        <button key={level} type="button" className={classes.restButton} onClick={() => set(level)}>
          {words[`assist_${level}`]}
        </button>
      ))}
    </div>
  )
}

/** What nobody has checked of the behaviour to 無 by one press. */
export const RestOfBehaviour = () => {
  const form = useMessages(caseFormMessages)
  const words = useMessages(recordMessages)
  const { getValues, setValue } = useFormContext<CaseFormValues>()
  const left = useFormFact((values) => BEHAVIOUR.filter((name) => values.behaviour[name].presence === 'unknown').length)
  if (left === 0) return null
  const set = () => {
    const names = BEHAVIOUR.filter((name) => getValues(`behaviour.${name}`).presence === 'unknown')
    const put = (name: (typeof BEHAVIOUR)[number], presence: Finding['presence']) => setValue(`behaviour.${name}.presence` as FieldPath<CaseFormValues>, presence, { shouldDirty: true })
    for (const name of names) put(name, 'absent')
    notify({
      text: form.restSet(names.length),
      undo: () => {
        for (const name of names) if (getValues(`behaviour.${name}`).presence === 'absent') put(name, 'unknown')
      },
    })
  }
  return (
    <span className={classes.rest}>
      <span className={classes.unknownLeft}>{form.unknownLeft(left)}</span>
      <button type="button" className={classes.restButton} aria-label={form.restAbsentFor(words.section_behaviour)} onClick={set}>
        {form.restAbsent}
      </button>
    </span>
  )
}

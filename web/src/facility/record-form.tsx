import type { FacilityRecord } from '@tasuki/domain/facility/facility.contract'
import { createContext, useContext, type ReactNode } from 'react'
import { CheckedArea, CheckedField } from '../names/CheckedText'
import { useMessages } from '../ui/language'
import { NumberField } from '../ui/NumberField'
import { RequiredLabel } from '../ui/RequiredLabel'
import { SegmentedField } from '../ui/SegmentedField'
import { recordFieldMessages } from './hospital.messages'
import { recordFormMessages } from './record-form.messages'
import classes from './RecordForm.module.css'

export type RecordForm = {
  values: FacilityRecord
  set: <K extends keyof FacilityRecord>(key: K, value: FacilityRecord[K]) => void
  /** What is wrong with a field, in words. */
  problem: (field: keyof FacilityRecord) => string | undefined
  /** What somebody else has put there meanwhile. */
  standing: (field: keyof FacilityRecord) => string | undefined
}

const RecordFormContext = createContext<RecordForm | undefined>(undefined)
export const RecordFormProvider = RecordFormContext.Provider

export const useRecordForm = (): RecordForm => {
  const form = useContext(RecordFormContext)
  if (form === undefined) throw new Error('a field of the facility record outside its form')
  return form
}

type FieldOf<V> = { [K in keyof FacilityRecord]: FacilityRecord[K] extends V ? K : never }[keyof FacilityRecord]
type TextName = Exclude<{ [K in keyof FacilityRecord]: string extends FacilityRecord[K] ? K : never }[keyof FacilityRecord], undefined>

export const RecordFieldPlace = ({ name, wide, children }: { name: keyof FacilityRecord; wide?: boolean; children: ReactNode }) => {
  const standing = useRecordForm().standing(name)
  return (
    <div data-field={name} className={classes.place} data-wide={wide === true ? '' : undefined}>
      {children}
      {standing === undefined ? null : <p className={classes.overtaken}>{standing}</p>}
    </div>
  )
}

type TextProps = { name: TextName; limit: number; type?: 'text' | 'tel' | 'email' | 'url'; hint?: string; wide?: boolean; needed?: boolean; several?: boolean }

export const RecordText = ({ name, limit, type = 'text', hint, wide, needed, several }: TextProps) => {
  const { values, set, problem } = useRecordForm()
  const fields = useMessages(recordFieldMessages)
  const label = needed === true ? <RequiredLabel>{fields[name]}</RequiredLabel> : fields[name]
  const shared = { label, placeholder: hint, maxLength: limit, autoComplete: 'off', value: values[name], error: problem(name) }
  return (
    <RecordFieldPlace name={name} wide={wide}>
      {several === true ? (
        <CheckedArea field={`facility.${name}`} {...shared} minRows={3} onChange={(event) => set(name, event.currentTarget.value)} />
      ) : (
        <CheckedField field={`facility.${name}`} {...shared} type={type === 'tel' ? type : 'text'} inputMode={type} onChange={(event) => set(name, event.currentTarget.value)} />
      )}
    </RecordFieldPlace>
  )
}

type NumberProps = { name: FieldOf<number | null>; unit: string; min?: number; max?: number; placeholder?: string; explain?: string }

export const RecordNumber = ({ name, unit, min = 0, max = 9999, placeholder, explain }: NumberProps) => {
  const { values, set, problem } = useRecordForm()
  const fields = useMessages(recordFieldMessages)
  const words = useMessages(recordFormMessages)
  return (
    <RecordFieldPlace name={name}>
      <NumberField label={fields[name]} value={values[name]} min={min} max={max} unit={unit} placeholder={placeholder} wrong={words.numberWrong} error={problem(name)} width="10em" onChange={(value) => set(name, value)} />
      {explain === undefined ? null : <p className={classes.hint}>{explain}</p>}
    </RecordFieldPlace>
  )
}

type Choice<V extends string> = { value: V; label: string }

export const RecordChoice = <K extends 'afterHours' | 'familyInterview' | 'guarantor'>({ name, choices, wide }: { name: K; choices: readonly Choice<FacilityRecord[K]>[]; wide?: boolean }) => {
  const { values, set, problem } = useRecordForm()
  const fields = useMessages(recordFieldMessages)
  return (
    <RecordFieldPlace name={name} wide={wide}>
      <SegmentedField<FacilityRecord[K]> label={fields[name]} segments={choices} value={values[name]} error={problem(name)} onChange={(value) => set(name, value)} />
    </RecordFieldPlace>
  )
}

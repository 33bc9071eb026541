import { NativeSelect } from '@mantine/core'
import { VENTILATOR, transferPurpose } from '@tasuki/domain/transfer/case-record'
import { useController, useFormContext } from 'react-hook-form'
import { CheckedField } from '../../names/CheckedText'
import { ErrorPanel } from '../../ui/ErrorPanel'
import { useMessages } from '../../ui/language'
import { NumberField } from '../../ui/NumberField'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { SegmentedField } from '../../ui/SegmentedField'
import { TextField } from '../../ui/TextField'
import { TriStateField } from '../../ui/TriStateField'
import type { CaseFormValues } from './case-form'
import { UNKNOWN_NEED } from './case-form'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { useFieldProblem } from './form-problems'
import { FieldPlace } from './FormParts'
import { recordMessages } from '../record/record.messages'
import { SimilarCases } from './SimilarCases'

const CHOICES = {
  sex: ['male', 'female', 'other'],
  setting: ['inpatient', 'emergency_outpatient'],
  medicalCategory: ['1', '2', '3', 'not_assessed'],
} as const

const PREFIX = { sex: 'sex', setting: 'setting', medicalCategory: 'medical' } as const

const ChoiceField = ({ path }: { path: keyof typeof CHOICES }) => {
  const words: Record<string, unknown> = useMessages(recordMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: path })
  return (
    <FieldPlace path={path}>
      <SegmentedField<string>
        label={<RequiredLabel>{String(words[path])}</RequiredLabel>}
        segments={CHOICES[path].map((value) => ({ value, label: String(words[`${PREFIX[path]}_${value}`]) }))}
        value={field.value}
        onChange={field.onChange}
        error={useFieldProblem(path)}
      />
    </FieldPlace>
  )
}

const AgeField = () => {
  const words = useMessages(recordMessages)
  const form = useMessages(caseFormMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: 'age' })
  return (
    <FieldPlace path="age">
      <NumberField label={<RequiredLabel>{words.age}</RequiredLabel>} value={field.value} onChange={field.onChange} max={130} unit={form.ageUnit} wrong={form.ageWrong} error={useFieldProblem('age')} />
    </FieldPlace>
  )
}

const MainDiseaseField = () => {
  const words = useMessages(recordMessages)
  const form = useMessages(caseFormMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: 'mainDisease' })
  return (
    <FieldPlace path="mainDisease" wide>
      <CheckedField
        field="record.mainDisease"
        label={<RequiredLabel>{words.mainDisease}</RequiredLabel>}
        placeholder={form.mainDiseaseHint}
        maxLength={200}
        autoComplete="off"
        value={field.value}
        onChange={field.onChange}
        error={useFieldProblem('mainDisease')}
      />
    </FieldPlace>
  )
}

const PurposeField = () => {
  const words = useMessages(recordMessages)
  const form = useMessages(caseFormMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: 'purpose' })
  return (
    <FieldPlace path="purpose">
      <NativeSelect
        label={<RequiredLabel>{words.purpose}</RequiredLabel>}
        data={[{ value: '', label: form.choose }, ...transferPurpose.options.map((value) => ({ value, label: words[`purpose_${value}`] }))]}
        value={field.value ?? ''}
        onChange={(event) => field.onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        error={useFieldProblem('purpose')}
      />
    </FieldPlace>
  )
}

const TransferableFromField = () => {
  const words = useMessages(recordMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: 'transferableFrom' })
  return (
    <FieldPlace path="transferableFrom">
      <TextField
        type="date"
        label={<RequiredLabel>{words.transferableFrom}</RequiredLabel>}
        value={field.value ?? ''}
        onChange={(event) => field.onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        error={useFieldProblem('transferableFrom')}
      />
    </FieldPlace>
  )
}

const VentilatorField = () => {
  const words = useMessages(recordMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: `needs.${VENTILATOR}` })
  const state = field.value ?? UNKNOWN_NEED
  return (
    <FieldPlace path={`needs.${VENTILATOR}`}>
      <TriStateField
        label={<RequiredLabel>{words.ventilator}</RequiredLabel>}
        value={state.presence}
        onChange={(presence) => field.onChange({ ...state, presence })}
        error={useFieldProblem(`needs.${VENTILATOR}`)}
      />
    </FieldPlace>
  )
}

const UrgentField = () => {
  const words = useMessages(recordMessages)
  const form = useMessages(caseFormMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: 'urgent' })
  return (
    <FieldPlace path="urgent">
      <SegmentedField
        label={<RequiredLabel>{form.urgentLabel}</RequiredLabel>}
        segments={[
          { value: 'no', label: words.no },
          { value: 'yes', label: words.yes },
        ]}
        value={field.value === null ? null : field.value ? 'yes' : 'no'}
        onChange={(value) => field.onChange(value === 'yes')}
        error={useFieldProblem('urgent')}
      />
      {field.value === true ? (
        <div className={classes.urgent}>
          <ErrorPanel what={form.urgentTitle} todo={form.urgentGuide} />
        </div>
      ) : null}
    </FieldPlace>
  )
}

/** Of these what a template may hold: nothing that is one patient's alone. */
export const TemplateBasicsFields = () => (
  <div className={classes.fields}>
    <ChoiceField path="setting" />
    <MainDiseaseField />
    <PurposeField />
    <ChoiceField path="medicalCategory" />
    <VentilatorField />
  </div>
)

/** What is required to send (要綱15条), in the order in which it is told on the phone; the area follows. */
export const BasicsFields = ({ caseId }: { caseId: string | undefined }) => (
  <div className={classes.fields}>
    <ChoiceField path="sex" />
    <AgeField />
    <ChoiceField path="setting" />
    <MainDiseaseField />
    <SimilarCases caseId={caseId} />
    <PurposeField />
    <TransferableFromField />
    <ChoiceField path="medicalCategory" />
    <VentilatorField />
    <UrgentField />
  </div>
)

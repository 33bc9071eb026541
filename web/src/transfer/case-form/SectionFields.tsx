import { NativeSelect } from '@mantine/core'
import { type FieldSpec, type PassageField, SECTION_FIELDS, SECTION_PASSAGES } from '@tasuki/domain/transfer/record-field-specs'
import type { Finding, RecordSection } from '@tasuki/domain/transfer/record-sections'
import { choiceWord, countSection, fieldWord } from '@tasuki/domain/transfer/record-value-text'
import { memo } from 'react'
import { useController, useFormContext, type FieldPath } from 'react-hook-form'
import { CheckedArea, CheckedField } from '../../names/CheckedText'
import { useMessages } from '../../ui/language'
import { NumberField } from '../../ui/NumberField'
import { SegmentedField } from '../../ui/SegmentedField'
import { TextField } from '../../ui/TextField'
import { TriStateField } from '../../ui/TriStateField'
import type { CaseFormValues } from './case-form'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { FieldPlace } from './FormParts'
import { useFieldProblem } from './form-problems'
import { recordMessages } from '../record/record.messages'
import { AlikeAdl, RestOfBehaviour } from './SectionShortcuts'
import { useFormFact } from './use-form-fact'

/** More choices than this stand in a list. */
const SIDE_BY_SIDE = 4

const useSectionField = <T,>(path: string) => {
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: path as FieldPath<CaseFormValues> })
  return { value: field.value as unknown as T, set: field.onChange as (value: T) => void, problem: useFieldProblem(path) }
}

const TextSpec = ({ spec }: { spec: Extract<FieldSpec, { kind: 'text' }> }) => {
  const words = useMessages(recordMessages)
  const hints: Record<string, unknown> = useMessages(caseFormMessages)
  const { value, set, problem } = useSectionField<string>(spec.path)
  const hint = hints[`hint_${spec.path}`]
  return (
    <CheckedField
      field={`record.${spec.path}`}
      label={fieldWord(spec.path, words)}
      placeholder={typeof hint === 'string' ? hint : undefined}
      maxLength={spec.max}
      autoComplete="off"
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
      error={problem}
    />
  )
}

const DaySpec = ({ spec }: { spec: Extract<FieldSpec, { kind: 'day' }> }) => {
  const words = useMessages(recordMessages)
  const { value, set, problem } = useSectionField<string | null>(spec.path)
  return <TextField type="date" label={fieldWord(spec.path, words)} value={value ?? ''} onChange={(event) => set(event.currentTarget.value === '' ? null : event.currentTarget.value)} error={problem} />
}

/** A choice may be taken back: it isn't required. */
const ChoiceSpec = ({ spec, inline }: { spec: Extract<FieldSpec, { kind: 'choice' }>; inline: boolean }) => {
  const words = useMessages(recordMessages)
  const { value, set, problem } = useSectionField<string | null>(spec.path)
  const label = fieldWord(spec.path, words)
  if (spec.options.length > SIDE_BY_SIDE) {
    return (
      <NativeSelect
        label={label}
        data={[{ value: '', label: words.notEntered }, ...spec.options.map((option) => ({ value: option, label: choiceWord(spec, option, words) }))]}
        value={value ?? ''}
        onChange={(event) => set(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        error={problem}
      />
    )
  }
  return (
    <SegmentedField<string>
      label={label}
      segments={[...spec.options.map((option) => ({ value: option, label: choiceWord(spec, option, words) })), { value: '', label: words.notEntered, quiet: true }]}
      value={value ?? ''}
      onChange={(next) => set(next === '' ? null : next)}
      error={problem}
      inline={inline}
    />
  )
}

const FindingSpec = ({ spec }: { spec: Extract<FieldSpec, { kind: 'finding' }> }) => {
  const words = useMessages(recordMessages)
  const form: Record<string, unknown> & ReturnType<typeof useMessages<(typeof caseFormMessages)['ja']>> = useMessages(caseFormMessages)
  const { value, set, problem } = useSectionField<Finding>(spec.path)
  const label = fieldWord(spec.path, words)
  const hint = form[`hint_${spec.path}`]
  return (
    <div className={classes.need} data-presence={value.presence}>
      <TriStateField label={label} value={value.presence} onChange={(presence) => set({ ...value, presence })} error={problem} inline />
      {value.presence === 'unknown' && value.detail === '' ? null : (
        <CheckedField
          field={`record.${spec.path}.detail`}
          aria-label={form.detailOf(label)}
          placeholder={typeof hint === 'string' ? hint : form.detail}
          maxLength={100}
          autoComplete="off"
          value={value.detail}
          onChange={(event) => set({ ...value, detail: event.currentTarget.value })}
          className={classes.findingDetail}
        />
      )}
    </div>
  )
}

const NumberSpec = ({ spec }: { spec: Extract<FieldSpec, { kind: 'number' }> }) => {
  const words = useMessages(recordMessages)
  const form = useMessages(caseFormMessages)
  const { value, set, problem } = useSectionField<number | null>(spec.path)
  return (
    <NumberField
      label={fieldWord(spec.path, words)}
      value={value}
      onChange={set}
      min={spec.min}
      max={spec.max}
      decimals={spec.decimals}
      unit={form[`unit_${spec.unit}`]}
      wrong={form.numberBetween(spec.min, spec.max)}
      error={problem}
    />
  )
}

const SpecField = memo(({ spec, inline }: { spec: FieldSpec; inline: boolean }) => (
  <FieldPlace path={spec.path} wide={spec.kind === 'text' && spec.max >= 100}>
    {spec.kind === 'text' ? <TextSpec spec={spec} /> : null}
    {spec.kind === 'day' ? <DaySpec spec={spec} /> : null}
    {spec.kind === 'choice' ? <ChoiceSpec spec={spec} inline={inline} /> : null}
    {spec.kind === 'finding' ? <FindingSpec spec={spec} /> : null}
    {spec.kind === 'number' ? <NumberSpec spec={spec} /> : null}
  </FieldPlace>
))
SpecField.displayName = 'SpecField'

const PassageArea = memo(({ path }: { path: PassageField }) => {
  const words = useMessages(recordMessages)
  const form = useMessages(caseFormMessages)
  const { value, set, problem } = useSectionField<string>(path)
  return (
    <FieldPlace path={path} wide>
      <CheckedArea field={`record.${path}`} label={words[path]} placeholder={form[`${path}Hint`]} maxLength={4000} value={value} onChange={(event) => set(event.currentTarget.value)} error={problem} />
    </FieldPlace>
  )
})
PassageArea.displayName = 'PassageArea'

const GuarantorField = () => {
  const words = useMessages(recordMessages)
  const { value, set, problem } = useSectionField<Finding['presence']>('guarantor')
  return (
    <FieldPlace path="guarantor">
      <div className={classes.need} data-presence={value}>
        <TriStateField label={words.guarantor} value={value} onChange={set} error={problem} inline />
      </div>
    </FieldPlace>
  )
}

const isRow = (spec: FieldSpec): boolean => spec.kind === 'finding' || (spec.kind === 'choice' && spec.words === 'assist')

/** All of one section: single values first, then what is answered in rows, then the long text. */
export const SectionFields = memo(({ section }: { section: RecordSection }) => {
  const specs = SECTION_FIELDS[section]
  const rows = specs.filter(isRow)
  const singles = specs.filter((spec) => !isRow(spec))
  const fields = (
    <div className={classes.fields}>
      {singles.map((spec) => (
        <SpecField key={spec.path} spec={spec} inline={false} />
      ))}
    </div>
  )
  return (
    <div className={classes.sectionBody}>
      {section === 'adl' ? <AlikeAdl /> : null}
      {section === 'behaviour' ? <RestOfBehaviour /> : null}
      {section === 'adl' ? null : fields}
      {rows.length === 0 ? null : (
        <div className={classes.needs} data-section={section}>
          {section === 'social' ? <GuarantorField /> : null}
          {rows.map((spec) => (
            <SpecField key={spec.path} spec={spec} inline />
          ))}
        </div>
      )}
      {section === 'adl' ? fields : null}
      {SECTION_PASSAGES[section].map((path) => (
        <PassageArea key={path} path={path} />
      ))}
    </div>
  )
})
SectionFields.displayName = 'SectionFields'

/** What a folded section holds. */
export const SectionNote = ({ section }: { section: RecordSection }) => {
  const words = useMessages(caseFormMessages)
  const entered = useFormFact((values) => countSection(values, section).entered)
  const unchecked = useFormFact((values) => countSection(values, section).unchecked)
  return (
    <>
      <span>{entered === 0 ? words.nothingEntered : words.enteredCount(entered)}</span>
      {unchecked === 0 ? null : <span>{words.unknownLeft(unchecked)}</span>}
    </>
  )
}

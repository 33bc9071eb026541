import type { CareNeed, NeedState } from '@tasuki/domain/facility/care-need'
import { useQuery } from '@tanstack/react-query'
import { memo, useMemo } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { unitText } from '../../facility/unit-text'
import { careNeedsQuery } from '../../facility/catalogue.queries'
import { CheckedField } from '../../names/CheckedText'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useLanguage, useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { NumberField } from '../../ui/NumberField'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { TriStateField } from '../../ui/TriStateField'
import { needGroups, UNKNOWN_NEED, unknownNeeds, withAbsent, type CaseFormValues } from './case-form'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { useFieldProblem } from './form-problems'
import { FieldPlace } from './FormParts'
import { recordMessages } from '../record/record.messages'
import { careNeedLabel } from '../record/record-text'
import { useFormFact } from './use-form-fact'

/** The whole catalogue by group; each item 有 / 無 / 未確認, and how much where it is there. */
export const CareNeedsFields = () => {
  const words = useMessages(recordMessages)
  const form = useMessages(caseFormMessages)
  const { data, error, refetch } = useQuery(careNeedsQuery)
  const groups = useMemo(() => needGroups(data?.careNeeds ?? []), [data])
  if (data === undefined) return error === null ? <SkeletonRows rows={8} columns={2} /> : <ProblemPanel error={error} onRetry={() => void refetch()} />
  return (
    <>
      <p className={classes.explain}>{form.careExplain}</p>
      {groups.map(({ group, needs }) => (
        <section key={group} className={classes.group} aria-label={words[`group_${group}`]}>
          <div className={classes.groupHead}>
            <h3>{words[`group_${group}`]}</h3>
            <RestAbsent needs={needs} label={form.restAbsentFor(words[`group_${group}`])} />
          </div>
          <div className={classes.needs}>
            {needs.map((need) => (
              <CareNeedField key={need.code} need={need} />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

/** One press for a patient who needs little; undone as easily. */
const RestAbsent = ({ needs, label }: { needs: readonly CareNeed[]; label: string }) => {
  const form = useMessages(caseFormMessages)
  const { getValues, setValue } = useFormContext<CaseFormValues>()
  const left = useFormFact((values) => unknownNeeds(values.needs, needs).length)
  if (left === 0) return null
  const set = () => {
    const before = { ...getValues('needs') }
    const codes = unknownNeeds(before, needs)
    setValue('needs', withAbsent(before, codes), { shouldDirty: true })
    notify({
      text: form.restSet(codes.length),
      undo: () => {
        // Only what still stands as this press left it goes back.
        for (const code of codes) if (getValues(`needs.${code}`)?.presence === 'absent') setValue(`needs.${code}`, before[code] as NeedState, { shouldDirty: true })
      },
    })
  }
  return (
    <span className={classes.rest}>
      <span className={classes.unknownLeft}>{form.unknownLeft(left)}</span>
      <button type="button" className={classes.restButton} aria-label={label} onClick={set}>
        {form.restAbsent}
      </button>
    </span>
  )
}

const CareNeedField = memo(({ need }: { need: CareNeed }) => {
  const form = useMessages(caseFormMessages)
  const { language } = useLanguage()
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: `needs.${need.code}` })
  const problem = useFieldProblem(`needs.${need.code}`)
  const state = field.value ?? UNKNOWN_NEED
  const label = careNeedLabel(need, language)
  return (
    <FieldPlace path={`needs.${need.code}`}>
      <div className={classes.need} data-presence={state.presence}>
        <TriStateField label={label} value={state.presence} onChange={(presence) => field.onChange({ ...state, presence })} error={problem} inline />
        {state.presence !== 'present' ? null : (
          <div className={classes.amount}>
            {need.quantityUnit === null ? null : (
              <NumberField
                label={undefined}
                aria-label={form.quantityOf(label, unitText(need.quantityUnit, language))}
                value={state.quantity}
                onChange={(quantity) => field.onChange({ ...state, quantity })}
                decimals
                unit={unitText(need.quantityUnit, language)}
                wrong={form.numberWrong}
                width="9em"
              />
            )}
            <CheckedField
              field={`record.needs.${need.code}.detail`}
              aria-label={form.detailOf(label)}
              placeholder={need.detailHint ?? form.detail}
              maxLength={100}
              autoComplete="off"
              value={state.detail}
              onChange={(event) => field.onChange({ ...state, detail: event.currentTarget.value })}
              className={classes.detail}
            />
          </div>
        )}
      </div>
    </FieldPlace>
  )
})
CareNeedField.displayName = 'CareNeedField'

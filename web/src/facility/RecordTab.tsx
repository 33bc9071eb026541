import type { FacilityRecord, HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { EMPTY_FACILITY_RECORD } from '@tasuki/domain/facility/facility.rules'
import { useMemo, useState } from 'react'
import { FormGate } from '../ui/form-gate'
import { useMessages } from '../ui/language'
import { UnsavedGuard } from '../ui/UnsavedGuard'
import { recordValueText } from './change-text'
import { useUpdateFacilityRecord } from './facility.queries'
import { goToFacilityField, problemsOfRecord } from './field-problems'
import { recordFieldMessages } from './hospital.messages'
import { LastSaved } from './LastSaved'
import { RecordFormProvider, type RecordForm } from './record-form'
import { recordFormMessages } from './record-form.messages'
import { RecordFields } from './RecordFields'
import classes from './RecordForm.module.css'
import { SaveBar } from './SaveBar'
import { saveMessages } from './save.messages'
import { useOverlay } from './use-overlay'
import { SaveProblem, useSaveFacility } from './use-save-facility'

const WRONG = ['departmentName', 'email', 'otherContacts', 'website', 'receptionHours', 'ageFrom', 'ageTo'] as const

/** 施設情報: what a sender wants to know before it calls. */
export const RecordTab = ({ hospital }: { hospital: HospitalDetail }) => {
  const words = useMessages(recordFormMessages)
  const saveWords = useMessages(saveMessages)
  const fieldWords = useMessages(recordFieldMessages)
  const stored = hospital.record ?? EMPTY_FACILITY_RECORD
  const form = useOverlay<FacilityRecord>(stored)
  const { values, changed, overtaken, set } = form
  const update = useUpdateFacilityRecord()
  const saving = useSaveFacility('record')
  const [tried, setTried] = useState(false)
  const problems = useMemo(() => problemsOfRecord(values), [values])

  const fields: RecordForm = {
    values,
    set,
    problem: (field) => {
      // What is merely unfinished is told only once somebody has tried to save it.
      if (problems.has(field) && tried) return WRONG.some((one) => one === field) ? words[`wrong_${field as (typeof WRONG)[number]}`] : words.wrong
      return saving.refused.includes(field) ? saving.text : undefined
    },
    standing: (field) => (overtaken.includes(field) ? saveWords.overtaken(recordValueText(field, stored, fieldWords) || saveWords.emptyValue) : undefined),
  }

  const save = () => {
    if (problems.size > 0) {
      setTried(true)
      requestAnimationFrame(() => goToFacilityField([...problems]))
      return
    }
    void saving.save({
      act: () => update.mutateAsync({ body: { version: hospital.recordVersion, record: values } }),
      settle: (detail) => form.settle(detail.record ?? EMPTY_FACILITY_RECORD),
      said: saveWords.recordSaved,
      undo: (version) => update.mutateAsync({ body: { version, record: stored } }),
    })
  }

  return (
    <FormGate>
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <UnsavedGuard when={changed.length > 0} />
      <p className={classes.explain}>
        <span>{words.explain}</span>
        <LastSaved hospital={hospital} />
      </p>
      <RecordFormProvider value={fields}>
        <RecordFields />
      </RecordFormProvider>
      <SaveProblem error={saving.error} overtaken={overtaken.length > 0} by={hospital.recordUpdatedBy} />
      <SaveBar
        changes={changed.length}
        saveLabel={saveWords.saveRecord}
        busy={saving.busy}
        onSave={save}
        onDiscard={() => {
          form.discard()
          saving.forget()
          setTried(false)
        }}
      />
    </form>
    </FormGate>
  )
}

import { MultiSelect, type ComboboxParsedItem } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { prefectureQuery } from '../../facility/catalogue.queries'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { RequiredLabel } from '../../ui/RequiredLabel'
import type { CaseFormValues } from './case-form'
import { caseFormMessages } from './case-form.messages'
import classes from './CaseForm.module.css'
import { useFieldProblem } from './form-problems'
import { FieldPlace } from './FormParts'
import { recordMessages } from '../record/record.messages'
import { destinationChoices, destinationOf, destinationText, destinationValues } from '../record/record-text'

/** Loaded by whoever presses 「地図で選ぶ」. */
const AreaMapPicker = lazy(() => import('../../facility/AreaMapPicker').then(({ AreaMapPicker: Loaded }) => ({ default: Loaded })))

const folded = (text: string) => text.normalize('NFKC').replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60)).replace(/\s/g, '')

/** 希望地域: 二次医療圏, whole designated cities, wards and municipalities, found by name or reading. */
export const DestinationField = () => {
  const words = useMessages(recordMessages)
  const form = useMessages(caseFormMessages)
  const { control } = useFormContext<CaseFormValues>()
  const { field } = useController({ control, name: 'destination' })
  const prefecture = useQuery(prefectureQuery).data
  const [onMap, setOnMap] = useState(false)
  const choices = useMemo(() => (prefecture === undefined ? undefined : destinationChoices(prefecture, words)), [prefecture, words])
  const search = useMemo(() => new Map([...(choices?.areas ?? []), ...(choices?.municipalities ?? [])].map((choice) => [choice.value, folded(choice.search)])), [choices])
  // Before the prefecture is there, what was chosen is shown by its own name.
  const values = destinationValues(field.value)
  const data =
    choices === undefined
      ? values.map((value) => ({ value, label: destinationText(destinationOf([value]), undefined, words) }))
      : [
          { group: form.destinationAreas, items: choices.areas.map(({ value, label }) => ({ value, label })) },
          { group: form.destinationMunicipalities, items: choices.municipalities.map(({ value, label }) => ({ value, label })) },
        ]
  const filter = ({ options, search: typed }: { options: ComboboxParsedItem[]; search: string }): ComboboxParsedItem[] => {
    const wanted = folded(typed)
    return options.flatMap((option): ComboboxParsedItem[] => {
      if (!('group' in option)) return (search.get(String(option.value)) ?? '').includes(wanted) ? [option] : []
      const items = option.items.filter((item) => (search.get(String(item.value)) ?? '').includes(wanted))
      return items.length === 0 ? [] : [{ ...option, items }]
    })
  }
  return (
    <FieldPlace path="destination" wide>
      <MultiSelect
        label={<RequiredLabel>{words.destination}</RequiredLabel>}
        placeholder={values.length === 0 ? form.destinationHint : undefined}
        data={data}
        value={values}
        onChange={(chosen) => field.onChange(destinationOf(chosen))}
        searchable
        filter={filter}
        nothingFoundMessage={form.destinationEmpty}
        maxDropdownHeight={320}
        clearSearchOnChange
        selectFirstOptionOnChange
        hidePickedOptions
        error={useFieldProblem('destination')}
      />
      <div className={classes.fromMap}>
        <ActionButton size="xs" onAct={() => setOnMap(true)}>
          {form.destinationOnMap}
        </ActionButton>
      </div>
      {onMap ? (
        <Suspense fallback={null}>
          <AreaMapPicker
            value={field.value}
            onTake={(area) => {
              field.onChange(area)
              setOnMap(false)
            }}
            onClose={() => setOnMap(false)}
          />
        </Suspense>
      ) : null}
    </FieldPlace>
  )
}

import { NativeSelect } from '@mantine/core'
import type { DirectoryData } from '@tasuki/domain/office/register/hospital-register.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { prefectureQuery } from '../../facility/catalogue.queries'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useFieldErrors } from '../../ui/field-errors'
import { fieldErrorMessages } from '../../ui/field-errors.messages'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { TextField } from '../../ui/TextField'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { hospitalRegisterMessages } from './hospital-register.messages'
import classes from '../seat-form/OfficeForms.module.css'

const EMPTY: DirectoryData = { name: '', nameKana: '', shortName: '', municipalityCode: '', corporation: '', phone: '' }

type DirectoryFormProps = { start?: DirectoryData; error: Error | null; busy: boolean; /** What was typed is kept: the page may go on. */ saved?: boolean; onSave: (data: DirectoryData) => void; onCancel: () => void }

/** What the directory says of a hospital: the same for one that is added and one that is corrected. */
export const DirectoryForm = ({ start = EMPTY, error, busy, saved = false, onSave, onCancel }: DirectoryFormProps) => {
  const words = useMessages(hospitalRegisterMessages)
  const faults = useMessages(fieldErrorMessages)
  const municipalities = useQuery(prefectureQuery).data?.municipalities ?? []
  const [data, setData] = useState(start)
  const text = (field: keyof DirectoryData, most: number) => ({
    label: words[field as 'name'],
    value: data[field],
    maxLength: most,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setData((now) => ({ ...now, [field]: value }))
    },
  })
  const { form, errorOf } = useFieldErrors(
    { name: data.name.trim() === '' ? faults.missing : undefined, municipalityCode: data.municipalityCode === '' ? faults.notChosen : undefined },
    () => onSave({ ...data, shortName: data.shortName.trim() === '' ? data.name.slice(0, 40) : data.shortName }),
  )
  return (
    <form {...form}>
      <FormStack>
        <TextField {...text('name', 100)} label={<RequiredLabel>{words.name}</RequiredLabel>} error={errorOf('name')} />
        <TextField {...text('nameKana', 100)} />
        <TextField {...text('shortName', 40)} />
        <NativeSelect
          label={<RequiredLabel>{words.municipality}</RequiredLabel>}
          error={errorOf('municipalityCode')}
          value={data.municipalityCode}
          data={[{ value: '', label: words.chooseMunicipality }, ...municipalities.map(({ code, name }) => ({ value: code, label: name }))]}
          onChange={(event) => {
            const { value } = event.currentTarget
            setData((now) => ({ ...now, municipalityCode: value }))
          }}
        />
        <TextField {...text('corporation', 100)} description={words.corporationHint} />
        <TextField {...text('phone', 20)} type="tel" inputMode="tel" />
        <ProblemPanel error={error} />
        <div className={classes.end}>
          <ActionButton onAct={onCancel}>{words.cancel}</ActionButton>
          <ActionButton type="submit" tone="primary" busy={busy}>
            {words.save}
          </ActionButton>
        </div>
      </FormStack>
      <UnsavedGuard when={JSON.stringify(data) !== JSON.stringify(start) && !busy && !saved} />
    </form>
  )
}

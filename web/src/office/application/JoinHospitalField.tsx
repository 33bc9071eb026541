import { NativeSelect } from '@mantine/core'
import type { HospitalApplication } from '@tasuki/domain/office/application/hospital-application.contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormLine, useFormFields } from '../../account/seat-form/form-fields'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { useMessages } from '../../ui/language'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { SearchBox } from '../../ui/SearchBox'
import { SegmentedField } from '../../ui/SegmentedField'
import { applicationMessages } from './application.messages'
import { joinableHospitalsQuery, joinMunicipalitiesQuery } from './application.queries'
import classes from './Application.module.css'

type Part = Pick<HospitalApplication, 'hospitalId' | 'hospitalName' | 'municipalityCode'>

/** Hospitals of the directory to choose from; the chosen one stays shown, whatever is searched for next. */
export const JoinableSearch = ({ chosen, onChoose }: { chosen: string | null; onChoose: (hospital: { id: string; name: string }) => void }) => {
  const words = useMessages(applicationMessages)
  const [sought, setSought] = useState('')
  const isAsked = [...sought.trim()].length >= 2
  const { data, error, refetch, isFetching } = useQuery({ ...joinableHospitalsQuery(sought.trim()), enabled: isAsked })
  const municipalities = useQuery(joinMunicipalitiesQuery).data?.municipalities
  return (
    <div className={classes.search}>
      <SearchBox label={words.searchHospital} value={sought} onSearch={setSought} />
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      <p className={classes.soft} role="status">
        {!isAsked ? words.searchHint : data === undefined ? (isFetching ? words.searching : '') : data.hospitals.length === 0 ? words.nothingFound : words.foundHospitals(data.hospitals.length)}
      </p>
      {isAsked && data !== undefined && data.hospitals.length > 0 ? (
        <fieldset className={classes.found}>
          <legend className="visuallyHidden">{words.foundLegend}</legend>
          {data.hospitals.map(({ id, name, municipalityCode }) => (
            <label key={id}>
              <input type="radio" name="joining-hospital" checked={chosen === id} onChange={() => onChoose({ id, name })} />
              <span>
                {name}
                <span className={classes.soft}>　{municipalities?.find(({ code }) => code === municipalityCode)?.name ?? ''}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
    </div>
  )
}

/** Which hospital applies: one of the directory, or, where it isn't in it, its name and municipality. */
export const JoinHospitalField = ({ value, name, onChange }: { value: Part; name: string; onChange: (next: Part, name: string) => void }) => {
  const words = useMessages(applicationMessages)
  const { errorOf } = useFormFields()
  const municipalities = useQuery(joinMunicipalitiesQuery).data?.municipalities ?? []
  const [isListed, setListed] = useState(value.hospitalId !== null || value.hospitalName === '')
  const choose = (listed: boolean) => {
    setListed(listed)
    if (!listed) onChange({ ...value, hospitalId: null }, '')
  }
  const missing = isListed && value.hospitalId === null ? errorOf('application.hospitalName') : undefined
  return (
    <>
      <SegmentedField label={words.which} segments={[{ value: 'listed', label: words.listed }, { value: 'other', label: words.notListed }]} value={isListed ? 'listed' : 'other'} onChange={(next) => choose(next === 'listed')} {...(missing !== undefined && { error: words.chooseHospital })} />
      {isListed ? (
        <>
          {value.hospitalId === null ? null : (
            <p>
              {words.chosen}：<strong>{name}</strong>
            </p>
          )}
          <JoinableSearch chosen={value.hospitalId} onChoose={(hospital) => onChange({ ...value, hospitalId: hospital.id }, hospital.name)} />
        </>
      ) : (
        <>
          <FormLine path="application.hospitalName" needed label={words.hospitalName} value={value.hospitalName} most={100} onEdit={(hospitalName) => onChange({ ...value, hospitalName }, hospitalName)} />
          <NativeSelect
            label={<RequiredLabel>{words.municipality}</RequiredLabel>}
            value={value.municipalityCode}
            error={errorOf('application.municipalityCode')}
            data={[{ value: '', label: words.chooseMunicipality }, ...municipalities.map(({ code, name: label }) => ({ value: code, label }))]}
            onChange={(event) => onChange({ ...value, municipalityCode: event.currentTarget.value }, value.hospitalName)}
          />
        </>
      )}
    </>
  )
}

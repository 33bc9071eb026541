import { NativeSelect, Radio, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { japanDay } from '@tasuki/domain/base/working-time'
import { listHospitalsCall } from '@tasuki/domain/facility/facility.contract'
import { completeCase } from '@tasuki/domain/transfer/transfer.rules'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CheckedField } from '../../names/CheckedText'
import { useProblemText } from '../../platform/ProblemPanel'
import { callQuery } from '../../platform/server-state'
import { useNow } from '../../ui/clock'
import { useLanguage, useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { TextField } from '../../ui/TextField'
import { dayText } from '../../ui/time-text'
import { ActDialog, type ActDialogOwnProps } from '../ActDialog'
import { asProblem } from '../act-reason'
import { caseActMessages } from '../case-act.messages'
import { caseFormMessages } from '../case-form/case-form.messages'
import classes from '../dialogs.module.css'
import { useCompleteCase, useReopenCase } from '../transfer.queries'
import { useUndo } from '../use-undo'

type Where = 'candidate' | 'user' | 'text'

/** 転院完了: the day and where to, a user hospital or free text (要綱16条1項; rules 52, 53, 78). */
export const CompleteDialog = ({ detail, onClose }: ActDialogOwnProps) => {
  const words = useMessages(caseActMessages)
  const form = useMessages(caseFormMessages)
  const text = useProblemText()
  const { language } = useLanguage()
  const now = useNow()
  const complete = useCompleteCase()
  const reopen = useReopenCase()
  const undo = useUndo()
  const today = japanDay(now)
  // A transfer is recorded once it is done: an agreed day still to come can't be its day.
  const agreed = detail.hold?.transferDate
  const agreedText = agreed === undefined ? undefined : agreed <= today ? words.completeAgreed(dayText(agreed, now, language)) : words.completeBeforeAgreed(dayText(agreed, now, language))
  const [where, setWhere] = useState<Where>(detail.inquiries.length > 0 ? 'candidate' : 'text')
  const [date, setDate] = useState(agreed !== undefined && agreed <= today ? agreed : today)
  const [candidateId, setCandidate] = useState(detail.hold?.hospital.id ?? '')
  const [userId, setUser] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const hospitalId = where === 'candidate' ? candidateId : where === 'user' ? (userId ?? '') : ''
  const details = {
    transferDate: date === '' ? null : date,
    destinationHospitalId: hospitalId === '' ? null : hospitalId,
    destinationText: where === 'text' ? name : '',
  }
  const ready = completeCase({ status: detail.status, registeredAt: new Date(detail.createdAt), now }, details)
  const problemAt = (field: string) => {
    if (!tried || ready.ok || !(ready.refusal.details?.fields ?? []).includes(field)) return undefined
    return text(asProblem(ready.refusal)).what
  }
  const act = () => {
    setTried(true)
    if (!ready.ok && ready.refusal.details?.fields !== undefined) return
    complete.mutate(
      { params: { caseId: detail.id }, body: { version: detail.version, ...details } },
      {
        onSuccess: (after) => {
          onClose()
          notify({ text: words.completed, undo: undo(() => reopen.mutateAsync({ params: { caseId: after.id }, body: { version: after.version } })) })
        },
      },
    )
  }
  const places = [
    ...(detail.inquiries.length > 0 ? [{ value: 'candidate' as const, label: words.whereCandidate }] : []),
    { value: 'user' as const, label: words.whereUser },
    { value: 'text' as const, label: words.whereText },
  ]
  return (
    <ActDialog detail={detail} title={words.completeTitle} lead={words.completeLead} actLabel={words.complete} onAct={act} onClose={onClose} error={complete.error} busy={complete.isPending}>
      <TextField type="date" label={words.completeDate} description={agreedText} max={today} value={date} onChange={(event) => setDate(event.currentTarget.value)} error={problemAt('transferDate')} />
      <Radio.Group label={words.completeWhere} value={where} onChange={(chosen) => setWhere(places.find((place) => place.value === chosen)?.value ?? 'text')}>
        <div className={classes.choices}>
          {places.map((place) => (
            <Radio key={place.value} value={place.value} label={place.label} />
          ))}
        </div>
      </Radio.Group>
      {where === 'candidate' ? (
        <NativeSelect
          label={words.whereHospital}
          data={[{ value: '', label: form.choose }, ...detail.inquiries.map(({ hospital }) => ({ value: hospital.id, label: hospital.name }))]}
          value={candidateId}
          onChange={(event) => setCandidate(event.currentTarget.value)}
          error={problemAt('destination')}
        />
      ) : where === 'user' ? (
        <UserHospitalField value={userId} onChange={setUser} error={problemAt('destination')} />
      ) : (
        <CheckedField field="closing.destinationText" problem={complete.error} label={words.whereName} maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} error={problemAt('destination')} />
      )}
    </ActDialog>
  )
}

const SEARCH_PAUSE_MS = 200

const UserHospitalField = ({ value, onChange, error }: { value: string | null; onChange: (id: string | null) => void; error?: string }) => {
  const words = useMessages(caseActMessages)
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), SEARCH_PAUSE_MS)
  const query = { use: 'active' as const, sort: 'distance' as const, limit: 20, ...(q === '' ? {} : { q }) }
  const { data } = useQuery({ ...callQuery(['facility', 'listHospitals'], listHospitalsCall, { query }), placeholderData: keepPreviousData })
  return (
    <Select
      label={words.whereHospital}
      placeholder={words.whereSearch}
      data={(data?.hospitals ?? []).map((hospital) => ({ value: hospital.id, label: hospital.name }))}
      value={value}
      onChange={onChange}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has searched, by reading and short name too.
      filter={({ options }) => options}
      nothingFoundMessage={words.whereNobody}
      error={error}
    />
  )
}

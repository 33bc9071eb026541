import { useDebouncedValue } from '@mantine/hooks'
import { findSimilarCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { useQuery } from '@tanstack/react-query'
import { useNamePlace } from '../../names/name-place'
import { refuseWatchedNames } from '../../names/watched-names'
import { request } from '../../platform/api-client'
import { useMessages } from '../../ui/language'
import { RelativeTime } from '../../ui/RelativeTime'
import { caseFormMessages } from './case-form.messages'
import { CaseStatusMark } from '../CaseStatusMark'
import classes from './CaseForm.module.css'
import { recordMessages } from '../record/record.messages'
import { patientLine } from '../record/record-text'
import { useFormFact } from './use-form-fact'

const TYPING_PAUSE_MS = 600

type Patient = { sex: 'male' | 'female' | 'other'; age: number; mainDisease: string; exceptCaseId: string | null }

/** An open case of the own hospital that may be this patient: a hint with a way there, never in the way. */
export const SimilarCases = ({ caseId }: { caseId: string | undefined }) => {
  const words = useMessages(caseFormMessages)
  const terms = useMessages(recordMessages)
  const { places } = useNamePlace()
  const patient = useFormFact(({ sex, age, mainDisease }) => (sex === null || age === null || mainDisease.trim() === '' ? '' : JSON.stringify({ sex, age, mainDisease, exceptCaseId: caseId ?? null } satisfies Patient)))
  const [settled] = useDebouncedValue(patient, TYPING_PAUSE_MS)
  const { data } = useQuery({
    queryKey: ['transfer', 'findSimilarCases', settled],
    queryFn: ({ signal }) => request(findSimilarCasesCall, { body: JSON.parse(settled) as Patient }, { signal }),
    enabled: settled !== '' && refuseWatchedNames({ texts: { settled }, standing: {}, places }) === undefined,
  })
  const cases = settled === patient && patient !== '' ? (data?.cases ?? []) : []
  return (
    <div role="status" className={classes.place} data-wide="">
      {cases.length === 0 ? null : (
        <div className={classes.notice}>
          <div>
            <strong>{words.similarTitle}</strong>
            <ul className={classes.changes}>
              {cases.map((one) => (
                <li key={one.id}>
                  <a href={`/cases/${one.id}${one.status === 'draft' ? '/edit' : ''}`} target="_blank" rel="noreferrer">
                    {patientLine(one, terms)} {one.code}
                  </a>{' '}
                  <CaseStatusMark status={one.status} /> <RelativeTime at={one.createdAt} />
                </li>
              ))}
            </ul>
            <span className={classes.status}>{words.similarHint}</span>
          </div>
        </div>
      )}
    </div>
  )
}

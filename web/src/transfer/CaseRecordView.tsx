import { CARE_NEED_GROUPS, type CareNeed } from '@tasuki/domain/facility/care-need'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { careNeedsQuery, prefectureQuery } from '../facility/catalogue.queries'
import { useLanguage, useMessages } from '../ui/language'
import { Facts, Section } from '../ui/Page'
import { RelativeDay } from '../ui/RelativeTime'
import classes from './CaseRecordView.module.css'
import { recordMessages } from './record.messages'
import { ageLabel, careNeedLabel, destinationText, isAgeCut, needLine } from './record-text'

type CaseRecordViewProps = {
  record: CaseRecord
  /** The sending hospital reads its own record: exact age, own reference. */
  own: boolean
  /** Said beside a need, e.g. how the reading hospital stands to it. */
  needNote?: (code: string) => ReactNode
}

const NARRATIVE = ['history', 'course', 'medication', 'background', 'direction'] as const

/** The patient's record to read: only what was entered, and of the care needs also what nobody has checked yet. */
export const CaseRecordView = ({ record, own, needNote }: CaseRecordViewProps) => {
  const words = useMessages(recordMessages)
  const prefecture = useQuery(prefectureQuery).data
  const basics = [
    { label: words.age, value: record.age === null ? null : ageLabel(record.age, isAgeCut(record, own), words) },
    { label: words.sex, value: record.sex && words[`sex_${record.sex}`] },
    { label: words.setting, value: record.setting && words[`setting_${record.setting}`] },
    { label: words.mainDisease, value: record.mainDisease },
    { label: words.purpose, value: record.purpose && words[`purpose_${record.purpose}`] },
    { label: words.destination, value: destinationText(record.destination, prefecture, words) },
    { label: words.bedKinds, value: record.bedKinds.map((kind) => words[`bed_${kind}`]).join('、') },
    { label: words.medicalCategory, value: record.medicalCategory && words[`medical_${record.medicalCategory}`] },
    { label: words.transferableFrom, value: record.transferableFrom && <RelativeDay day={record.transferableFrom} /> },
    { label: words.urgent, value: record.urgent === null ? null : record.urgent ? words.yes : words.no },
    { label: words.guarantor, value: words[`presence_${record.guarantor}`] },
    { label: words.memoCode, value: own ? record.memoCode : '' },
  ]
  const narrative = NARRATIVE.map((field) => ({ label: words[field], value: record[field] }))
  return (
    <div className={classes.record}>
      <Section title={words.basics}>
        <div className={classes.basics}>
          <Facts facts={basics.flatMap(({ label, value }) => (value === null || value === '' ? [] : [{ label, value }]))} />
        </div>
      </Section>
      <Section title={words.care}>
        <RecordNeeds record={record} needNote={needNote} />
      </Section>
      {narrative.some(({ value }) => value.trim() !== '') ? (
        <Section title={words.narrative}>
          {narrative
            .filter(({ value }) => value.trim() !== '')
            .map(({ label, value }) => (
              <div key={label} className={classes.passage} data-print="together">
                <h3>{label}</h3>
                <p>{value}</p>
              </div>
            ))}
        </Section>
      ) : null}
    </div>
  )
}

const byPosition = (a: CareNeed, b: CareNeed) => CARE_NEED_GROUPS.indexOf(a.group) - CARE_NEED_GROUPS.indexOf(b.group) || a.position - b.position

/** What is there, what nobody has checked (未確認 is never 無), what was checked and isn't there. */
const RecordNeeds = ({ record, needNote }: Pick<CaseRecordViewProps, 'record' | 'needNote'>) => {
  const words = useMessages(recordMessages)
  const { language } = useLanguage()
  const careNeeds = useQuery(careNeedsQuery).data?.careNeeds ?? []
  const presenceOf = (need: CareNeed) => record.needs[need.code]?.presence ?? 'unknown'
  // A retired item is shown where an old record has it, and never asked for.
  const asked = careNeeds.filter((need) => !need.retired || record.needs[need.code] !== undefined).sort(byPosition)
  const present = asked.filter((need) => presenceOf(need) === 'present')
  const labels = (presence: 'absent' | 'unknown') =>
    asked
      .filter((need) => presenceOf(need) === presence)
      .map((need) => careNeedLabel(need, language))
      .join('、')
  return (
    <dl className={classes.needs}>
      <dt data-presence="present">{words.carePresent}</dt>
      <dd>
        {present.length === 0 ? (
          words.careNothingPresent
        ) : (
          <ul className={classes.present}>
            {present.map((need) => (
              <li key={need.code}>
                <strong>{needLine(need, record.needs[need.code] ?? { presence: 'present', quantity: null, detail: '' }, language)}</strong>
                {needNote?.(need.code)}
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt data-presence="unknown">{words.careUnknown}</dt>
      <dd>{labels('unknown') || words.careAllAsked}</dd>
      {labels('absent') === '' ? null : (
        <>
          <dt data-presence="absent">{words.careAbsent}</dt>
          <dd className={classes.absent}>{labels('absent')}</dd>
        </>
      )}
    </dl>
  )
}

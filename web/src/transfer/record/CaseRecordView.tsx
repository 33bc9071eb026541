import { CARE_NEED_GROUPS, type CareNeed } from '@tasuki/domain/facility/care-need'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { SECTION_FIELDS, SECTION_NAMES, SECTION_PASSAGES } from '@tasuki/domain/transfer/record-field-specs'
import { SENSITIVE_FIELDS } from '@tasuki/domain/transfer/record-readers'
import type { RecordSection } from '@tasuki/domain/transfer/record-sections'
import { countSection, fieldWord, isEntered, sectionValue, valueText } from '@tasuki/domain/transfer/record-value-text'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { careNeedsQuery, prefectureQuery } from '../../facility/catalogue.queries'
import { useLanguage, useMessages } from '../../ui/language'
import { Facts, Section } from '../../ui/Page'
import { RelativeDay } from '../../ui/RelativeTime'
import classes from './CaseRecordView.module.css'
import { recordMessages } from './record.messages'
import { ageLabel, careNeedLabel, destinationText, isAgeCut, needLine } from './record-text'

type CaseRecordViewProps = {
  record: CaseRecord
  /** The sending hospital reads its own record: exact age, own reference. */
  own: boolean
  /** Read by a hospital of the area that was neither asked nor has offered: sensitive items are said to be hidden (rule 84). */
  hidesSensitive?: boolean
  /** Said beside a need, e.g. how the reading hospital stands to it. */
  needNote?: (code: string) => ReactNode
}

const isSensitive = (path: string): boolean => SENSITIVE_FIELDS.some((one) => one === path)

/** The patient's record to read: what was entered, what nobody has checked yet, and which parts nobody has filled in. */
export const CaseRecordView = ({ record, own, hidesSensitive = false, needNote }: CaseRecordViewProps) => {
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
    { label: words.memoCode, value: own ? record.memoCode : '' },
  ]
  const filled = SECTION_NAMES.filter((section) => countSection(record, section).entered > 0)
  const empty = SECTION_NAMES.filter((section) => !filled.includes(section))
  return (
    <div className={classes.record}>
      <Section title={words.basics}>
        <div className={classes.basics}>
          <Facts facts={basics.flatMap(({ label, value }) => (value === null || value === '' ? [] : [{ label, value }]))} />
        </div>
      </Section>
      <Section title={words.care}>
        <RecordNeeds record={record} hidesSensitive={hidesSensitive} needNote={needNote} />
      </Section>
      {filled.map((section) => (
        <RecordSectionView key={section} section={section} record={record} hidesSensitive={hidesSensitive} />
      ))}
      {empty.length === 0 ? null : (
        <p className={classes.empty}>
          {words.emptySections}：{empty.map((section) => words[`section_${section}`]).join('、')}
        </p>
      )}
      {hidesSensitive ? (
        <p className={classes.empty}>
          {words.sensitiveTitle}（{[words.sensitiveHiv, ...SENSITIVE_FIELDS.filter((path) => !path.startsWith('needs.')).map((path) => fieldWord(path, words))].join('、')}）：{words.sensitiveHidden}
        </p>
      ) : null}
    </div>
  )
}

/** One section: what was entered, then the findings that nobody has checked (未確認 is never 無). */
const RecordSectionView = ({ section, record, hidesSensitive }: { section: RecordSection; record: CaseRecord; hidesSensitive: boolean }) => {
  const words = useMessages(recordMessages)
  const specs = SECTION_FIELDS[section].filter((spec) => !hidesSensitive || !isSensitive(spec.path))
  const entered = specs.filter((spec) => isEntered(sectionValue(record, spec.path)))
  const facts = entered.map((spec) => {
    const value = sectionValue(record, spec.path)
    return { label: fieldWord(spec.path, words), value: spec.kind === 'day' ? <RelativeDay day={String(value)} /> : valueText(spec, value, words) }
  })
  if (section === 'social' && record.guarantor !== 'unknown') facts.push({ label: words.guarantor, value: words[`presence_${record.guarantor}`] })
  const unchecked = [
    ...specs.filter((spec) => spec.kind === 'finding' && !entered.includes(spec)).map((spec) => fieldWord(spec.path, words)),
    ...(section === 'social' && record.guarantor === 'unknown' ? [words.guarantor] : []),
  ]
  const passages = SECTION_PASSAGES[section].map((field) => ({ label: words[field], value: record[field] })).filter(({ value }) => value.trim() !== '')
  return (
    <Section title={words[`section_${section}`]}>
      {facts.length === 0 ? null : (
        <div className={classes.basics}>
          <Facts facts={facts} />
        </div>
      )}
      {unchecked.length === 0 ? null : (
        <p className={classes.unchecked}>
          <strong>{words.careUnknown}</strong>
          {unchecked.join('、')}
        </p>
      )}
      {passages.map(({ label, value }) => (
        <div key={label} className={classes.passage} data-print="together">
          <h3>{label}</h3>
          <p>{value}</p>
        </div>
      ))}
    </Section>
  )
}

const byPosition = (a: CareNeed, b: CareNeed) => CARE_NEED_GROUPS.indexOf(a.group) - CARE_NEED_GROUPS.indexOf(b.group) || a.position - b.position

/** What is there, what nobody has checked (未確認 is never 無), what was checked and isn't there. */
const RecordNeeds = ({ record, hidesSensitive, needNote }: Pick<CaseRecordViewProps, 'record' | 'hidesSensitive' | 'needNote'>) => {
  const words = useMessages(recordMessages)
  const { language } = useLanguage()
  const careNeeds = useQuery(careNeedsQuery).data?.careNeeds ?? []
  const presenceOf = (need: CareNeed) => record.needs[need.code]?.presence ?? 'unknown'
  // A retired item is shown where an old record has it, and never asked for.
  const asked = careNeeds
    .filter((need) => (!need.retired || record.needs[need.code] !== undefined) && !(hidesSensitive === true && isSensitive(`needs.${need.code}`)))
    .sort(byPosition)
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

import type { CareNeed } from '@tasuki/domain/facility/care-need'
import type { HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { typedFacilityTexts } from '@tasuki/domain/facility/unsuitable-facility.rules'
import { useQuery } from '@tanstack/react-query'
import { deletionMessages } from '../names/deletion.messages'
import { useMarkText } from '../names/use-mark-text'
import { type ModerationChoice, useModerate } from '../names/moderate'
import { useLanguage, useMessages } from '../ui/language'
import { careNeedsQuery } from './catalogue.queries'
import { facilityTerms } from './facility-terms.messages'
import { needLabel } from './facility-text'
import classes from './Hospital.module.css'
import { hospitalMessages, recordFieldMessages } from './hospital.messages'

const NO_NEEDS: readonly CareNeed[] = []

/** What a text of the facility information is called, by its path. */
export const useFacilityTextLabel = (): ((field: string) => string) => {
  const words = useMessages(hospitalMessages)
  const fields: Readonly<Record<string, unknown>> = useMessages(recordFieldMessages)
  const terms: Readonly<Record<string, unknown>> = useMessages(facilityTerms)
  const { language } = useLanguage()
  const needs = useQuery(careNeedsQuery).data?.careNeeds ?? NO_NEEDS
  return (field) => {
    const [part = '', first = '', at, ...rest] = field.split('.')
    const said = (label: unknown, otherwise: string) => (typeof label === 'string' ? label : otherwise)
    if (part === 'record') return [said(fields[first], first), ...(at === undefined ? [] : [`${Number(at) + 1}`, ...rest.map((one) => said(fields[one], one))])].join(' ')
    if (part !== 'acceptance') return `${words.vacancy}：${said(terms[`bed_${part}`], part)}`
    const need = needs.find(({ code }) => code === first)
    return `${words.conditions}：${need === undefined ? first : needLabel(need, language)}`
  }
}

/** Everything that the hospital typed, for 「確認を求める・削除する」; none while nobody may. */
export const useFacilityChoices = (hospital: HospitalDetail | undefined): ModerationChoice[] => {
  const labelOf = useFacilityTextLabel()
  const moderate = useModerate()
  if (hospital === undefined || moderate === undefined) return []
  const stated = hospital.record === null ? {} : typedFacilityTexts({ record: hospital.record, acceptance: hospital.acceptance })
  const notes = hospital.availability.map((row): [string, string] => [`${row.bedKind}.note`, row.note])
  return [...Object.entries(stated), ...notes].filter(([, text]) => text.trim() !== '').map(([field, text]) => ({ kind: 'facility_text', id: hospital.id, field, label: `${labelOf(field)}：${text}` }))
}

/** Where something stood that the prefecture has deleted (rule 60). */
export const DeletedTexts = ({ hospital }: { hospital: Pick<HospitalDetail, 'deletedTexts'> }) => {
  const words = useMessages(deletionMessages)
  const labelOf = useFacilityTextLabel()
  const markText = useMarkText()
  const deleted = Object.entries(hospital.deletedTexts)
  if (deleted.length === 0) return null
  return (
    <ul className={classes.deleted} aria-label={words.deletedTexts}>
      {deleted.map(([field, mark]) => (
        <li key={field}>
          <strong>{labelOf(field)}</strong>　{markText(mark)}
        </li>
      ))}
    </ul>
  )
}

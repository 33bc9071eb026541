import { MultiSelect } from '@mantine/core'
import { CARE_NEED_GROUPS } from '@tasuki/domain/facility/care-need'
import { useQuery } from '@tanstack/react-query'
import { useLanguage, useMessages } from '../ui/language'
import { careNeedsQuery } from './catalogue.queries'
import { facilityTerms } from './facility-terms.messages'

type NeedsSelectProps = {
  label: string
  placeholder: string
  noneFound: string
  chosen: readonly string[]
  /** Codes that may not be looked for here. */
  except?: readonly string[]
  className?: string | undefined
  onChange: (chosen: string[]) => void
}

/** Several care needs of the catalogue, by group; how many may be chosen is bounded by nobody's patience alone. */
export const NeedsSelect = ({ label, placeholder, noneFound, chosen, except = [], className, onChange }: NeedsSelectProps) => {
  const terms = useMessages(facilityTerms)
  const { language } = useLanguage()
  const careNeeds = (useQuery(careNeedsQuery).data?.careNeeds ?? []).filter((need) => (!need.retired || chosen.includes(need.code)) && !except.includes(need.code))
  const groups = CARE_NEED_GROUPS.map((group) => ({
    group: terms[`group_${group}`],
    items: careNeeds
      .filter((need) => need.group === group)
      .sort((a, b) => a.position - b.position)
      .map((need) => ({ value: need.code, label: language === 'ja' ? need.label : need.labelEn })),
  })).filter(({ items }) => items.length > 0)
  return (
    <MultiSelect
      {...(className === undefined ? {} : { className })}
      label={label}
      {...(chosen.length === 0 ? { placeholder } : {})}
      data={groups}
      value={[...chosen]}
      onChange={onChange}
      searchable
      clearSearchOnChange
      hidePickedOptions
      nothingFoundMessage={noneFound}
      maxDropdownHeight={320}
    />
  )
}

import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMessages } from '../ui/language'
import { SegmentedField } from '../ui/SegmentedField'
import { FacilityHistory } from './FacilityHistory'
import { historyMessages } from './history.messages'

const route = getRouteApi('/facility')
const PARTS = ['all', 'vacancy', 'acceptance', 'record'] as const

/** 自院の更新の記録; which part and which page stand in the address bar. */
export const FacilityHistoryTab = ({ hospitalId }: { hospitalId: string }) => {
  const words = useMessages(historyMessages)
  const navigate = useNavigate()
  const { part, page } = route.useSearch()
  const go = (to: { part?: typeof part; page?: number | undefined }) => void navigate({ to: '/facility', search: { tab: 'history', ...to }, replace: true })
  return (
    <>
      <div data-print="hide">
        <SegmentedField
          label={words.filter}
          labelHidden
          segments={PARTS.map((value) => ({ value, label: words[`part_${value}`] }))}
          value={part ?? 'all'}
          onChange={(value) => go(value === 'all' ? {} : { part: value })}
        />
      </div>
      <FacilityHistory hospitalId={hospitalId} part={part} page={Math.max(1, page ?? 1)} onPage={(next) => go({ part, page: next === 1 ? undefined : next })} />
    </>
  )
}

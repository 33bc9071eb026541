import { useMessages } from '../../ui/language'
import { SegmentedField } from '../../ui/SegmentedField'
import { careMessages } from '../in-charge/care.messages'

/** 自院全体 / 自分の担当, beside a list's other filters. */
export const ScopeSwitch = ({ mine, onChange }: { mine: boolean; onChange: (mine: boolean) => void }) => {
  const words = useMessages(careMessages)
  const segments = [
    { value: 'ours', label: words.scopeOurs },
    { value: 'mine', label: words.scopeMine },
  ] as const
  return <SegmentedField label={words.scope} labelHidden segments={segments} value={mine ? 'mine' : 'ours'} onChange={(value) => onChange(value === 'mine')} />
}

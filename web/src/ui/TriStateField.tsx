import type { ReactNode } from 'react'
import { useMessages } from './language'
import { SegmentedField } from './SegmentedField'
import { uiMessages } from './ui.messages'

export type TriState = 'present' | 'absent' | 'unknown'

type TriStateFieldProps = {
  label: ReactNode
  value: TriState
  onChange: (value: TriState) => void
  error?: string
  disabled?: boolean
  inline?: boolean
}

/** 有 / 無 / 未確認. 未確認 is a value of its own and looks unfinished on purpose. */
export const TriStateField = (props: TriStateFieldProps) => {
  const words = useMessages(uiMessages)
  const segments = [
    { value: 'present', label: words.present },
    { value: 'absent', label: words.absent },
    { value: 'unknown', label: words.unknown, quiet: true },
  ] as const
  return <SegmentedField {...props} segments={segments} />
}

import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import { deletionMessages } from './deletion.messages'
import { type ModerationChoice, useModerate } from './moderate'

type ModerateButtonProps = { choices: readonly ModerationChoice[]; /** Names the thing, where a page has many such buttons. */ of?: string; onDone?: () => void }

/** 確認を求める・削除する: for the prefecture's officer alone (要綱24条). */
export const ModerateButton = ({ choices, of, onDone }: ModerateButtonProps) => {
  const words = useMessages(deletionMessages)
  const moderate = useModerate()
  if (moderate === undefined || choices.length === 0) return null
  const act = () => {
    onDone?.()
    moderate(choices)
  }
  return (
    <ActionButton tone="quiet" size="xs" onAct={act}>
      {of === undefined ? words.press : `${of}：${words.press}`}
    </ActionButton>
  )
}

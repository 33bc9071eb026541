import { ActionButton } from '../../ui/ActionButton'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { CodeSheet } from './CodeSheet'
import { secondFactorMessages } from './second-factor.messages'

export const RecoveryCodes = ({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) => {
  const words = useMessages(secondFactorMessages)
  return (
    <FormStack>
      <CodeSheet title={words.recoveryTitle} lead={words.recoveryLead} codes={codes} />
      <div data-print="hide">
        <ActionButton tone="primary" onAct={onDone}>
          {words.proceed}
        </ActionButton>
      </div>
    </FormStack>
  )
}

import { Switch } from '@mantine/core'
import { useState } from 'react'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { useLanguage, useMessages } from '../../ui/language'
import { HelpContent } from './HelpContent'
import { keyboardHelp } from './keyboard.messages'
import { areShortcutsOn, setShortcutsOn } from './shortcut-choice'
import { shortcutMessages } from './shortcut.messages'

/** All keys, and the switch for those who meet single keys by accident (WCAG 2.1.4). */
export const ShortcutDialog = ({ onClose }: { onClose: () => void }) => {
  const words = useMessages(shortcutMessages)
  const { language } = useLanguage()
  const [on, setOn] = useState(areShortcutsOn)
  return (
    <DialogFrame title={keyboardHelp[language].title} opened onClose={onClose} size="lg">
      <HelpContent topic={keyboardHelp} level={3} />
      <Switch
        mt="lg"
        label={words.singleKeys}
        description={words.singleKeysText}
        checked={on}
        onChange={(event) => {
          setShortcutsOn(event.currentTarget.checked)
          setOn(event.currentTarget.checked)
        }}
      />
    </DialogFrame>
  )
}

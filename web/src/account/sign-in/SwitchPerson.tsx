import IconUserShare from '@tabler/icons-react/dist/esm/icons/IconUserShare.mjs'
import { useMessages } from '../../ui/language'
import { HeaderButton } from '../../ui/HeaderParts'
import { lockMessages } from './lock.messages'
import { lockScreen } from './lock-state'

/** 担当者切替: locks at once, and offers whoever uses this PC next. */
export const SwitchPerson = () => {
  const words = useMessages(lockMessages)
  return <HeaderButton icon={IconUserShare} label={words.switchButton} onPress={() => lockScreen({ switching: true })} />
}

import { RECORD_WORDS } from '@tasuki/domain/transfer/record-words'
import { defineMessages } from '../../ui/language'

export const recordMessages = defineMessages(RECORD_WORDS)

import { changeMessageTemplateCall, deleteMessageTemplateCall, listMessageTemplatesCall, saveMessageTemplateCall } from '@tasuki/domain/talk/message-template.contract'
import { callQuery, useCommand } from '../platform/server-state'

export const messageTemplatesQuery = callQuery(['talk-templates', 'listMessageTemplates'], listMessageTemplatesCall, {})

const changes = [['talk-templates']]

export const useSaveMessageTemplate = () => useCommand(saveMessageTemplateCall, { changes })
export const useChangeMessageTemplate = () => useCommand(changeMessageTemplateCall, { changes })
export const useDeleteMessageTemplate = () => useCommand(deleteMessageTemplateCall, { changes })

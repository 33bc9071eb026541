import { deleteRecordTemplateCall, listRecordTemplatesCall, renameRecordTemplateCall, saveRecordTemplateCall } from '@tasuki/domain/transfer/record-template.contract'
import { callQuery, useCommand } from '../platform/server-state'

export const recordTemplatesQuery = callQuery(['record-templates', 'listRecordTemplates'], listRecordTemplatesCall, {})

const changes = [['record-templates']]

export const useSaveRecordTemplate = () => useCommand(saveRecordTemplateCall, { changes })
export const useRenameRecordTemplate = () => useCommand(renameRecordTemplateCall, { changes })
export const useDeleteRecordTemplate = () => useCommand(deleteRecordTemplateCall, { changes })

import { changeRecordTemplateCall, deleteRecordTemplateCall, listRecordTemplatesCall, noteTemplateUseCall, saveRecordTemplateCall } from '@tasuki/domain/transfer/record-template.contract'
import { callQuery, useCommand } from '../../platform/server-state'

export const recordTemplatesQuery = callQuery(['record-templates', 'listRecordTemplates'], listRecordTemplatesCall, {})

const changes = [['record-templates']]

export const useSaveRecordTemplate = () => useCommand(saveRecordTemplateCall, { changes })
export const useChangeRecordTemplate = () => useCommand(changeRecordTemplateCall, { changes })
export const useNoteTemplateUse = () => useCommand(noteTemplateUseCall, { changes })
export const useDeleteRecordTemplate = () => useCommand(deleteRecordTemplateCall, { changes })

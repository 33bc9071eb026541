import { deleteRecordTemplateCall, listRecordTemplatesCall, changeRecordTemplateCall, noteTemplateUseCall, saveRecordTemplateCall } from '@tasuki/domain/transfer/record-template.contract'
import { memberAccess } from '../platform/http/access'
import { serve, type ServedRoute } from '../platform/http/serve'
import { deleteRecordTemplateCommand, getRecordTemplate, listRecordTemplates, changeRecordTemplateCommand, noteTemplateUseCommand, saveRecordTemplateCommand } from './keep-record-template'

export const recordTemplateRoutes: readonly ServedRoute[] = [
  serve(listRecordTemplatesCall, memberAccess, async ({ runQuery }) => ({ templates: await runQuery(listRecordTemplates) })),
  serve(saveRecordTemplateCall, memberAccess, ({ body, runAndView }) => runAndView((tx) => saveRecordTemplateCommand(tx, body), getRecordTemplate)),
  serve(changeRecordTemplateCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => changeRecordTemplateCommand(tx, { ...params, ...body }), (tx) => getRecordTemplate(tx, params.templateId))),
  serve(noteTemplateUseCall, memberAccess, ({ params, runCommand }) => runCommand((tx) => noteTemplateUseCommand(tx, params.templateId).then(() => null))),
  serve(deleteRecordTemplateCall, memberAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await deleteRecordTemplateCommand(tx, params.templateId)
      return null
    }),
  ),
]

import { changeMessageTemplateCall, deleteMessageTemplateCall, listMessageTemplatesCall, saveMessageTemplateCall } from '@tasuki/domain/talk/message-template.contract'
import { memberAccess } from '../platform/http/access'
import { serve, type ServedRoute } from '../platform/http/serve'
import { changeMessageTemplateCommand, deleteMessageTemplateCommand, listMessageTemplates, saveMessageTemplateCommand } from './keep-message-template'

export const messageTemplateRoutes: readonly ServedRoute[] = [
  serve(listMessageTemplatesCall, memberAccess, async ({ runQuery }) => ({ templates: await runQuery(listMessageTemplates) })),
  serve(saveMessageTemplateCall, memberAccess, ({ body, runCommand }) => runCommand((tx) => saveMessageTemplateCommand(tx, body))),
  serve(changeMessageTemplateCall, memberAccess, ({ params, body, runCommand }) => runCommand((tx) => changeMessageTemplateCommand(tx, { ...params, ...body }))),
  serve(deleteMessageTemplateCall, memberAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await deleteMessageTemplateCommand(tx, params.templateId)
      return null
    }),
  ),
]

import { changeMessageTemplateCall, deleteMessageTemplateCall, listMessageTemplatesCall, saveMessageTemplateCall } from '@tasuki/domain/talk/message-template.contract'
import { memberAccess } from '../platform/http/access'
import { serve, type ServedRoute } from '../platform/http/serve'
import { changeMessageTemplateCommand, deleteMessageTemplateCommand, getMessageTemplate, listMessageTemplates, saveMessageTemplateCommand } from './keep-message-template'

export const messageTemplateRoutes: readonly ServedRoute[] = [
  serve(listMessageTemplatesCall, memberAccess, async ({ runQuery }) => ({ templates: await runQuery(listMessageTemplates) })),
  serve(saveMessageTemplateCall, memberAccess, ({ body, runAndView }) => runAndView((tx) => saveMessageTemplateCommand(tx, body), getMessageTemplate)),
  serve(changeMessageTemplateCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => changeMessageTemplateCommand(tx, { ...params, ...body }), (tx) => getMessageTemplate(tx, params.templateId))),
  serve(deleteMessageTemplateCall, memberAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await deleteMessageTemplateCommand(tx, params.templateId)
      return null
    }),
  ),
]

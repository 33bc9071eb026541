import { NativeSelect } from '@mantine/core'
import type { TemplatePurpose } from '@tasuki/domain/talk/message-template.contract'
import { fillTemplate, type TemplatePlaceholder } from '@tasuki/domain/talk/message-template.rules'
import { useQuery } from '@tanstack/react-query'
import { useMessages } from '../ui/language'
import { messageTemplateMessages } from './message-template.messages'
import { messageTemplatesQuery } from './message-template.queries'

type TemplatePickerProps = {
  purpose: TemplatePurpose
  values: Partial<Record<TemplatePlaceholder, string>>
  /** The template's text, filled in as far as `values` go. */
  onInsert: (text: string) => void
}

/** The hospital's own texts for this place; nothing where there are none. */
export const TemplatePicker = ({ purpose, values, onInsert }: TemplatePickerProps) => {
  const words = useMessages(messageTemplateMessages)
  const templates = (useQuery(messageTemplatesQuery).data?.templates ?? []).filter((template) => template.purpose === purpose)
  if (templates.length === 0) return null
  return (
    <NativeSelect
      aria-label={words.insert}
      data={[{ value: '', label: words.choose }, ...templates.map(({ id, name }) => ({ value: id, label: name }))]}
      value=""
      onChange={(event) => {
        const template = templates.find(({ id }) => id === event.currentTarget.value)
        if (template !== undefined) onInsert(fillTemplate(template.body, values))
      }}
    />
  )
}

/** What somebody types into: a text area, or an input of one of these types. A password or a search is typed again at no loss. */
const TYPED_INPUTS: ReadonlySet<string> = new Set(['text', 'email', 'tel', 'url', 'number'])

export type TypedField = { readonly value: string; readonly isConnected: boolean }

export const isTypedField = (element: { tagName?: string; type?: string }): boolean => element.tagName === 'TEXTAREA' || (element.tagName === 'INPUT' && TYPED_INPUTS.has(element.type ?? ''))

/** Remembers what stood in the fields of a dialog when they were first entered: whether closing it would lose words. */
export const createTypedText = () => {
  const before = new Map<TypedField, string>()
  return {
    enter: (field: TypedField): void => {
      if (!before.has(field)) before.set(field, field.value)
    },
    /** A field that is gone was sent or left; one that was emptied holds nothing to lose. */
    wouldLose: (): boolean => [...before].some(([field, value]) => field.isConnected && field.value.trim() !== '' && field.value !== value),
  }
}

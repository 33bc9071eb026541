import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import type { TransferCase } from './case.store'

/** What stands in the place of each text that isn't shown, by the text's path in the record. */
export const hiddenFieldsOf = (of: TransferCase): Record<string, HiddenMark> => of.hidden_fields as Record<string, HiddenMark>

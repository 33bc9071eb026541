import { japanDay } from '@tasuki/domain/base/working-time'
import type { CaseEvent } from '@tasuki/domain/transfer/case.contract'

export const HISTORY_GROUPS = ['all', 'talks', 'record', 'care', 'documents', 'reads'] as const
export type HistoryGroup = (typeof HISTORY_GROUPS)[number]

const GROUP_OF: Readonly<Record<string, Exclude<HistoryGroup, 'all'>>> = {
  record_changed: 'record',
  visibility_changed: 'record',
  name_reported: 'record',
  name_decided: 'record',
  assigned: 'care',
  side_assigned: 'care',
  passed_on: 'care',
  handed_over: 'care',
  inquiry_read: 'reads',
  prefecture_read: 'reads',
}

/** What a line of the history is about; what isn't named is the course of the talks. */
const groupOfEvent = (kind: string): Exclude<HistoryGroup, 'all'> => GROUP_OF[kind] ?? (kind.startsWith('document_') ? 'documents' : 'talks')

/** Hospitals that stand in the history besides the sender, in the order of their first appearance. */
export const hospitalsInHistory = (events: readonly CaseEvent[]): { id: string; shortName: string }[] => [
  ...new Map(events.flatMap((event) => (event.concerns === null ? [] : [[event.concerns.id, { id: event.concerns.id, shortName: event.concerns.shortName }]]))).values(),
]

/** Newest day first, within it the newest line first; what concerns one hospital, or one kind of thing, alone. */
export const historyByDay = (events: readonly CaseEvent[], filter: { group: HistoryGroup; hospitalId: string | undefined }): { day: string; events: CaseEvent[] }[] => {
  const days = new Map<string, CaseEvent[]>()
  for (const event of [...events].reverse()) {
    if (filter.group !== 'all' && groupOfEvent(event.kind) !== filter.group) continue
    if (filter.hospitalId !== undefined && event.concerns?.id !== filter.hospitalId) continue
    const day = japanDay(new Date(event.at))
    days.set(day, [...(days.get(day) ?? []), event])
  }
  return [...days].map(([day, of]) => ({ day, events: of }))
}

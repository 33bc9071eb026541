import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import type { LineRow } from './line.store'

export const viewLine = (row: LineRow): RoomMessage => ({
  id: row.id,
  seq: row.seq,
  kind: row.kind === 'event' ? 'event' : 'text',
  body: row.body,
  event: row.event_type === null ? null : { type: row.event_type, data: row.event_data as Record<string, unknown> },
  author:
    row.author_hospital_id === null && row.author_person_id === null
      ? null
      : { hospitalId: row.author_hospital_id, hospitalName: row.author_hospital_name, personId: row.author_person_id, personName: row.author_person_name },
  sentAt: row.sent_at.toISOString(),
  editNo: row.edit_no,
  editedAt: row.edited_at?.toISOString() ?? null,
  deletedAt: row.deleted_at?.toISOString() ?? null,
  hidden: row.hidden,
  mentions: row.mentions,
})

import { z } from 'zod'
import { defineFileCall } from '../../base/call'
import { uuid } from '../../base/id'

const params = z.strictObject({ formId: uuid })

export const printSeatFormCall = defineFileCall({
  path: '/api/v1/seat-forms/:formId/sheet',
  summary: '様式1–3 as the rule book prints them, filled in (要綱9条2項, 10条1項, 12条)',
  params,
  mediaTypes: ['application/pdf'],
  refusals: ['not_signed_in', 'not_found', 'print_room_full'],
})

export const printStartNoticeCall = defineFileCall({
  path: '/api/v1/seat-forms/:formId/start-notice',
  summary: '利用開始通知 of an accepted 様式2 (要綱10条2項)',
  params,
  mediaTypes: ['application/pdf'],
  refusals: ['not_signed_in', 'not_found', 'print_room_full'],
})

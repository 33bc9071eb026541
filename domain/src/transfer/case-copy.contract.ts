import { z } from 'zod'
import { defineCall } from '../base/call'
import { uuid } from '../base/id'
import { caseDetail } from './case.contract'

export const copyCaseCall = defineCall({
  method: 'POST',
  path: '/api/v1/cases/:caseId/copy',
  summary: 'A new draft from an own case: its record without dates; no code, candidates, talk or documents; sensitive items only where asked for (rule 84)',
  params: z.strictObject({ caseId: uuid }),
  body: z.strictObject({ withSensitive: z.boolean() }),
  output: caseDetail,
  refusals: ['not_found', 'not_permitted', 'hospital_not_active', 'personal_name', 'urgent_transfer', 'destination_area_unknown', 'invalid_input'],
})

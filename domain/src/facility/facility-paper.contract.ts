import { z } from 'zod'
import { defineFileCall } from '../base/call'
import { uuid } from '../base/id'
import { listHospitalsCall } from './facility.contract'

export const printHospitalsCall = defineFileCall({
  path: '/api/v1/hospitals/sheet',
  summary: '病院一覧 on A4 paper, with the filters and the order of its list (要綱14条)',
  query: listHospitalsCall.query.omit({ limit: true, offset: true }),
  mediaTypes: ['application/pdf'],
  refusals: ['not_signed_in', 'hospital_not_active', 'print_room_full'],
})

export const printHospitalCall = defineFileCall({
  path: '/api/v1/hospitals/:hospitalId/sheet',
  summary: '施設情報 of one hospital on A4 paper: vacancy, conditions, contact and everything it says of itself (要綱13条)',
  params: z.strictObject({ hospitalId: uuid }),
  mediaTypes: ['application/pdf'],
  refusals: ['not_signed_in', 'hospital_not_active', 'not_found', 'print_room_full'],
})

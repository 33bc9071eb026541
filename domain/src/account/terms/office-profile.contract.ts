import { z } from 'zod'
import { defineCall } from '../../base/call'
import { mailAddress } from '../../base/mail-address'
import { shortText, textUpTo } from '../../base/text'

const phone = z.string().regex(/^[0-9０-９+()（）\- ー－]{0,30}$/u)

export const officeProfile = z.strictObject({
  /** Who runs the infrastructure under the system (要綱21条1項5号); empty: not told yet. */
  infrastructureOperator: shortText,
  contact: z.strictObject({ department: shortText, phone, email: mailAddress(200), hours: shortText, note: textUpTo(1000) }),
})
export type OfficeProfile = z.infer<typeof officeProfile>

export const EMPTY_OFFICE_PROFILE: OfficeProfile = { infrastructureOperator: '', contact: { department: '', phone: '', email: '', hours: '', note: '' } }

export const getOfficeProfileCall = defineCall({
  method: 'GET',
  path: '/api/v1/office-profile',
  summary: 'Whom to ask (問合せ先) and who answers for what (要綱21条); public',
  output: z.strictObject({ prefectureName: z.string(), profile: officeProfile }),
})

export const changeOfficeProfileCall = defineCall({
  method: 'PUT',
  path: '/api/v1/office/profile',
  summary: 'Changes what anybody is told of whom to ask and of who runs the infrastructure',
  body: officeProfile,
  output: z.strictObject({ prefectureName: z.string(), profile: officeProfile }),
  refusals: ['not_permitted', 'personal_name'],
})

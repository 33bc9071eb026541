import type { InvoiceAddressee } from '@tasuki/domain/account/invoice/invoice.contract'
import { z } from 'zod'
import type { Transaction } from '../../platform/db/transaction'
import { selectHospitals } from '../account.store'
import { selectLatestApplications } from './invoice.store'

const said = z.string().trim().catch('')

/** Of a 様式2 what a bill is addressed by; what it doesn't say is empty. */
const application = z.object({
  hospitalName: said,
  address: said,
  billTo: z.object({ department: said, name: said, phone: said, extension: said, email: said }).catch({ department: '', name: '', phone: '', extension: '', email: '' }),
})

/** Where hospitals' bills go: 請求書の送付先 of their latest accepted 様式2; without one the hospital itself, as the directory has it. */
export const findAddressees = async (tx: Transaction, hospitalIds: readonly string[]): Promise<(hospitalId: string) => { addressee: InvoiceAddressee; stated: boolean }> => {
  const applications = await selectLatestApplications(tx, hospitalIds)
  const hospitals = new Map((hospitalIds.length === 0 ? [] : await selectHospitals(tx, hospitalIds)).map((row) => [row.id, row.name]))
  return (hospitalId) => {
    const { success, data } = application.safeParse(applications.get(hospitalId))
    const { hospitalName, address, billTo } = success ? data : { hospitalName: '', address: '', billTo: { department: '', name: '', phone: '', extension: '', email: '' } }
    return {
      addressee: { hospitalName: hospitalName || (hospitals.get(hospitalId) ?? ''), address, ...billTo },
      stated: billTo.name !== '' || billTo.department !== '',
    }
  }
}

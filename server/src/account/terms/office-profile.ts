import { changeOfficeProfileCall, EMPTY_OFFICE_PROFILE, getOfficeProfileCall, officeProfile, type OfficeProfile } from '@tasuki/domain/account/terms/office-profile.contract'
import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { officerAccess, publicAccess } from '../../platform/http/access'
import { serve, type ServedRoute } from '../../platform/http/serve'
import { readSetting, saveSetting } from '../installation'

const SETTING = 'office_profile'

/** As stored, perhaps by a version that knew less; what can't be read is as if nothing had been entered. */
const readProfile = async (tx: Transaction): Promise<OfficeProfile> => officeProfile.safeParse(await readSetting(tx, SETTING)).data ?? EMPTY_OFFICE_PROFILE

const textsOf = ({ infrastructureOperator, contact: { department, hours, note } }: OfficeProfile) => ({ infrastructureOperator, 'contact.department': department, 'contact.hours': hours, 'contact.note': note })

/** Anybody reads it: contact data of the office, no patient's name (要綱6条1号). */
export const changeOfficeProfileCommand = async (tx: Transaction, profile: OfficeProfile): Promise<void> => {
  await refuseNames(tx, textsOf(profile), { standing: textsOf(await readProfile(tx)) })
  await saveSetting(tx, SETTING, profile)
  await audit(tx, { act: 'office.profile_changed', subjectKind: 'office' })
}

export const officeProfileRoutes = (prefectureName: string): readonly ServedRoute[] => [
  serve(getOfficeProfileCall, publicAccess, async ({ runQuery }) => ({ prefectureName, profile: await runQuery(readProfile) })),
  serve(changeOfficeProfileCall, officerAccess, ({ body, runAndView }) =>
    runAndView(
      (tx) => changeOfficeProfileCommand(tx, body),
      async (tx) => ({ prefectureName, profile: await readProfile(tx) }),
    ),
  ),
]

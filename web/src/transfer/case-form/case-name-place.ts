/** Where names watched for are kept of a case, and of a patient who has none yet. */
const NEW_CASE = 'new'

export const caseNameId = (caseId: string | undefined): string => caseId ?? NEW_CASE
export const caseNamePlace = (caseId: string | undefined): string => `case:${caseNameId(caseId)}`

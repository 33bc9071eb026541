import { getOfficeProfileCall } from '@tasuki/domain/account/terms/office-profile.contract'
import { acceptTermsCall, getTermsCall } from '@tasuki/domain/account/terms/terms.contract'
import { useQueryClient } from '@tanstack/react-query'
import { callQuery, useCommand } from '../../platform/server-state'
import { meQuery } from '../account.queries'

export const termsQuery = (version?: number) => callQuery(['account', 'getTerms'], getTermsCall, { query: version === undefined ? {} : { version } })

export const officeProfileQuery = callQuery(['account', 'getOfficeProfile'], getOfficeProfileCall, {})

export const useAcceptTerms = (done: () => void) => {
  const client = useQueryClient()
  return useCommand(acceptTermsCall, {
    done: () => {
      client.setQueryData(meQuery.queryKey, (me) => (me === null || me === undefined ? me : { ...me, termsToAccept: null }))
      done()
    },
  })
}

import * as terms from '@tasuki/domain/account/terms/terms.contract'
import { memberBeforeTermsAccess, officerAccess, publicAccess } from '../../platform/http/access'
import { serve, type ServedRoute } from '../../platform/http/serve'
import { acceptTermsCommand } from './accept-terms'
import { getTerms, listTermsAcceptances, publishTermsCommand } from './published-terms'

/** 利用規約: read by anybody, accepted by the hospitals' people, written by the prefecture. */
export const termsRoutes: readonly ServedRoute[] = [
  serve(terms.getTermsCall, publicAccess, ({ query, runQuery }) => runQuery((tx) => getTerms(tx, query.version))),
  serve(terms.acceptTermsCall, memberBeforeTermsAccess, ({ body, runCommand }) =>
    runCommand(async (tx) => {
      await acceptTermsCommand(tx, body.version)
      return null
    }),
  ),
  serve(terms.publishTermsCall, officerAccess, ({ body, runAndView }) =>
    runAndView(
      (tx) => publishTermsCommand(tx, body),
      (tx) => getTerms(tx),
    ),
  ),
  serve(terms.listTermsAcceptancesCall, officerAccess, ({ runQuery }) => runQuery(listTermsAcceptances)),
]

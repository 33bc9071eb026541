import { getHomeCall } from '@tasuki/domain/transfer/home.contract'
import { callQuery } from '../../platform/server-state'

/** What waits for us, and the badges of the rail. */
export const homeQuery = callQuery(['transfer', 'getHome'], getHomeCall, {})

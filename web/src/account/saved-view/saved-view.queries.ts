import { changeSavedViewCall, deleteSavedViewCall, listSavedViewsCall, saveViewCall } from '@tasuki/domain/account/saved-view/saved-view.contract'
import { callQuery, useCommand } from '../../platform/server-state'

export const savedViewsQuery = (page: string) => callQuery(['account', 'listSavedViews'], listSavedViewsCall, { query: { page } })

const changes = [['account', 'listSavedViews']]

export const useSaveView = () => useCommand(saveViewCall, { changes })
export const useChangeSavedView = () => useCommand(changeSavedViewCall, { changes })
export const useDeleteSavedView = () => useCommand(deleteSavedViewCall, { changes })

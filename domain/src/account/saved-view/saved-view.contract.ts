import { z } from 'zod'
import { defineCall } from '../../base/call'
import { instant, uuid } from '../../base/id'
import { lineUpTo, textUpTo } from '../../base/text'

/** Which list it is a view of: `cases`, `hospitals`, …; each page has a key of its own. */
const viewPage = z.string().regex(/^[a-z][a-z_]{0,39}$/)

/** The address bar's search (`?status=open&mine=1`), without the question mark; read again by the page itself. */
const viewSearch = textUpTo(2000)

export const savedView = z.strictObject({
  id: uuid,
  page: viewPage,
  name: z.string(),
  search: z.string(),
  /** For all of the own hospital (or of the prefecture's office); else for this person alone. */
  shared: z.boolean(),
  own: z.boolean(),
  updatedAt: instant,
})
export type SavedView = z.infer<typeof savedView>

/** More than anybody finds his way in. */
export const MAX_SAVED_VIEWS = 50

const viewName = lineUpTo(60).refine((name) => name.trim() !== '')
const viewPath = z.strictObject({ viewId: uuid })

export const listSavedViewsCall = defineCall({
  method: 'GET',
  path: '/api/v1/saved-views',
  summary: 'The own views, of one list or of all, and those the own hospital shares',
  query: z.strictObject({ page: viewPage.optional() }),
  output: z.strictObject({ views: z.array(savedView) }),
  refusals: ['not_signed_in'],
})

export const saveViewCall = defineCall({
  method: 'POST',
  path: '/api/v1/saved-views',
  summary: 'Keep the state of a list under a name',
  body: z.strictObject({ page: viewPage, name: viewName, search: viewSearch, shared: z.boolean() }),
  output: savedView,
  refusals: ['not_signed_in', 'personal_name', 'too_many_saved'],
})

export const changeSavedViewCall = defineCall({
  method: 'PUT',
  path: '/api/v1/saved-views/:viewId',
  summary: 'Rename a view, give it another state, share it; a shared one is any colleague’s to change',
  params: viewPath,
  body: z.strictObject({ name: viewName, search: viewSearch, shared: z.boolean() }),
  output: savedView,
  refusals: ['not_signed_in', 'not_found', 'not_permitted', 'personal_name'],
})

export const deleteSavedViewCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/saved-views/:viewId',
  summary: 'Delete a view',
  params: viewPath,
  refusals: ['not_signed_in', 'not_found'],
})

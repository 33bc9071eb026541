import { queryOptions } from '@tanstack/react-query'

/** How many forms wait for the prefecture: for the frame of every page, so what it takes to ask is loaded by an officer's browser alone. */
export const formsWaitingQuery = queryOptions({
  queryKey: ['office', 'listOfficeSeatForms', 'waiting'],
  queryFn: async ({ client }): Promise<number> => {
    const { officeFormsQuery } = await import('./office-forms.queries')
    return (await client.fetchQuery(officeFormsQuery({}))).waiting
  },
})

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import * as invoices from '../../account/invoice/invoice.queries'
import * as applications from '../application/application.queries'
import * as moderation from '../moderation/moderation.queries'
import * as register from '../register/hospital-register.queries'
import * as retention from '../retention/retention.queries'
import * as forms from '../seat-form/office-forms.queries'
import * as seats from '../seat/allotment.queries'

const nothing = () => undefined
type Act = { mutateAsync: (input: never) => Promise<unknown> } | (() => Promise<unknown>)

/** Whether the numbers of the overview are out of date once the act is through, as they are while no stream tells of it. */
const isReadAgain = async (useAct: () => Act): Promise<boolean> => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify({ id: 'x', hospital: { id: 'x' }, application: { id: 'x' } }), { headers: { 'content-type': 'application/json' } })))
  const client = new QueryClient()
  client.setQueryData(['office', 'getOverview', {}], {})
  const acts: Act[] = []
  const Asking = () => {
    acts.push(useAct())
    return null
  }
  renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <Asking />
    </QueryClientProvider>,
  )
  const [act] = acts
  await (typeof act === 'function' ? act() : act?.mutateAsync({ params: {}, body: {} } as never))
  return client.getQueryState(['office', 'getOverview', {}])?.isInvalidated === true
}

afterEach(() => void vi.unstubAllGlobals())

test.each<[string, () => Act]>([
  ['a form is accepted', () => forms.useAcceptForm(nothing)],
  ['a form is returned', () => forms.useReturnForm(nothing)],
  ['several forms are accepted', forms.useFormsChanged],
  ['seats go on', seats.useRenewalsChanged],
  ['bills are made', invoices.useRunInvoices],
  ['bills are sent', invoices.useSendInvoices],
  ['a bill is paid', invoices.usePayInvoice],
  ['a payment is undone', invoices.useUndoPayment],
  ['a bill is cancelled', invoices.useCancelInvoice],
  ['a hospital is asked to confirm', moderation.useAskToConfirm],
  ['it is asked again', moderation.useAskAgain],
  ['content that was asked about is deleted', moderation.useDeleteAskedContent],
  ['a matter is closed', moderation.useCloseModeration],
  ['an application is accepted', () => applications.useDecideApplication('x').accept],
  ['an application is given back', () => applications.useDecideApplication('x').giveBack],
  ['an application is refused', () => applications.useDecideApplication('x').refuse],
  ['a hospital is registered', register.useAddHospital],
  ['a hospital’s use begins or ends', register.useChangeHospitalUse],
  ['a representative is entered', register.useAddRepresentative],
  ['deletions are announced', retention.useAnnounceDeletions],
  ['a hold is decided', retention.useDecideHold],
])('%s: the overview is read again without a hint from the server', async (_, useAct) => {
  expect(await isReadAgain(useAct)).toBe(true)
})

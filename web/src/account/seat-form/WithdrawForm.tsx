import { useState } from 'react'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { seatFormMessages } from './seat-form.messages'
import { useWithdrawSeatForm } from './seat-form.queries'

/** `version`: what stands once everything typed is saved; undefined where it couldn't be. */
export const WithdrawForm = ({ formId, version }: { formId: string; version: () => Promise<number | undefined> }) => {
  const words = useMessages(seatFormMessages)
  const [asking, setAsking] = useState(false)
  const withdraw = useWithdrawSeatForm(() => {
    setAsking(false)
    notify({ text: words.withdrawn })
  })
  const act = async () => {
    const stands = await version()
    // Why it couldn't be saved is said on the page.
    if (stands === undefined) setAsking(false)
    else withdraw.mutate({ params: { formId }, body: { version: stands } })
  }
  return (
    <>
      <ActionButton onAct={() => setAsking(true)}>{words.withdraw}</ActionButton>
      <ConfirmDialog title={words.withdrawTitle} opened={asking} actLabel={words.withdraw} danger busy={withdraw.isPending} onAct={() => void act()} onClose={() => setAsking(false)}>
        <p>{words.withdrawText}</p>
        <ProblemPanel error={withdraw.error} />
      </ConfirmDialog>
    </>
  )
}

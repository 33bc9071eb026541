import { Checkbox } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { PublicPage } from '../../account/terms/PublicPage'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { Facts } from '../../ui/Page'
import { usePageSwap } from '../../ui/page-swap'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { applicationMessages } from './application.messages'
import { useSubmitApplication } from './application.queries'
import classes from './Application.module.css'
import { JoinForm } from './JoinForm'
import { OwnApplicationPart } from './OwnApplication'

const route = getRouteApi('/join')

/** 病院の利用申込み: for anybody; it tells nothing of anyone. */
export const JoinPage = () => {
  const words = useMessages(applicationMessages)
  const { receipt: looks } = route.useSearch()
  const [receipt, setReceipt] = useState<Receipt>()
  const submit = useSubmitApplication()
  usePageSwap(receipt === undefined ? 'form' : 'receipt')
  return (
    <PublicPage title={receipt === undefined ? words.joinTitle : words.received} lead={receipt === undefined ? words.joinLead : words.keepReceipt}>
      {receipt !== undefined ? (
        <ReceiptPart receipt={receipt} />
      ) : looks === true ? (
        <>
          <OwnApplicationPart />
          <p>
            <Link to="/join" search={{}} data-lone>{words.toApply}</Link>
          </p>
        </>
      ) : (
        <>
          <p>
            <Link to="/join" search={{ receipt: true }} data-lone>{words.toReceipt}</Link>
          </p>
          <JoinForm busy={submit.isPending || submit.isSuccess} problem={submit.error} actLabel={words.apply} onSend={(application, termsVersion) => submit.mutate({ body: { application, termsVersion } }, { onSuccess: setReceipt })} />
        </>
      )}
    </PublicPage>
  )
}

type Receipt = { number: string; code: string }

/** The only time that the code is shown: nobody leaves it unasked before it is noted. */
const ReceiptPart = ({ receipt }: { receipt: Receipt }) => {
  const words = useMessages(applicationMessages)
  const [isNoted, setNoted] = useState(false)
  return (
    <FormStack>
      <div role="status">
        <Facts facts={[{ label: words.number, value: <strong className={classes.code}>{receipt.number}</strong> }, { label: words.code, value: <strong className={classes.code}>{receipt.code}</strong> }]} />
      </div>
      <Checkbox label={words.noted} checked={isNoted} onChange={(event) => setNoted(event.currentTarget.checked)} />
      <p>{words.whatNext}</p>
      <UnsavedGuard when={!isNoted} says={{ title: words.notNotedTitle, text: words.notNotedText, stay: words.notNotedStay, leave: words.notNotedLeave }} />
    </FormStack>
  )
}

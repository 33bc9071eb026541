import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { PublicPage } from '../../account/terms/PublicPage'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { Facts } from '../../ui/Page'
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
  const [receipt, setReceipt] = useState<{ number: string; code: string }>()
  const submit = useSubmitApplication()
  return (
    <PublicPage title={words.joinTitle} lead={words.joinLead}>
      {receipt !== undefined ? (
        <FormStack>
          <h2 className={classes.heading}>{words.received}</h2>
          <Facts facts={[{ label: words.number, value: <strong className={classes.code}>{receipt.number}</strong> }, { label: words.code, value: <strong className={classes.code}>{receipt.code}</strong> }]} />
          <p>{words.keepReceipt}</p>
          <p>{words.whatNext}</p>
        </FormStack>
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

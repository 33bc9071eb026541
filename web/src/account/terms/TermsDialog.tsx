import { useQuery } from '@tanstack/react-query'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { useSignOut } from '../account.queries'
import { termsMessages } from './terms.messages'
import { termsQuery, useAcceptTerms } from './terms.queries'
import { TermsBody } from './TermsBody'
import classes from './Terms.module.css'

/** Over the page, which keeps what was typed: at a person's first sign-in, and when new terms have come into force. */
export const TermsDialog = ({ version, onSignedOut }: { version: number; onSignedOut: () => void }) => {
  const words = useMessages(termsMessages)
  const { data, error, refetch } = useQuery(termsQuery(version))
  const accept = useAcceptTerms(() => notify({ text: words.thanks }))
  const signOut = useSignOut(onSignedOut)
  return (
    <DialogFrame opened firm size="xl" title={words.askTitle} onClose={() => undefined}>
      <p>{words.askLead}</p>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      <section className={classes.scroll} tabIndex={0} aria-label={words.title}>
        {data?.terms ? <TermsBody terms={data.terms} /> : error === null ? <SkeletonRows rows={6} /> : null}
      </section>
      <ProblemPanel error={accept.error ?? signOut.error} />
      <div className={classes.acts}>
        <ActionButton tone="primary" busy={accept.isPending || data === undefined} onAct={() => accept.mutate({ body: { version } })}>
          {words.accept}
        </ActionButton>
        <ActionButton tone="quiet" busy={signOut.isPending} onAct={() => signOut.mutate({})}>
          {words.signOut}
        </ActionButton>
      </div>
    </DialogFrame>
  )
}

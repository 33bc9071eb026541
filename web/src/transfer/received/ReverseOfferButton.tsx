import type { CaseSummary } from '@tasuki/domain/transfer/case-summary'
import { makeReverseOffer } from '@tasuki/domain/transfer/inquiry.rules'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CheckedArea } from '../../names/CheckedText'
import { ActionButton } from '../../ui/ActionButton'
import { useNow } from '../../ui/clock'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { answerMessages } from './answer.messages'
import { type AnswerDraft, draftFrom } from './answer-draft'
import { AnswerSheet } from './AnswerSheet'
import { useMakeReverseOffer } from './inbox.queries'

type ReverseOfferProps = { of: Pick<CaseSummary, 'id' | 'status' | 'transferableFrom'>; size?: 'sm' | 'lg' }

/** 「受入れできます」: a hospital of the area offers unasked; room, answer and message in one (rules 42–45). */
export const ReverseOfferButton = ({ of, size = 'sm' }: ReverseOfferProps) => {
  const words = useMessages(answerMessages)
  const now = useNow()
  const navigate = useNavigate()
  const [opened, setOpened] = useState(false)
  const offer = useMakeReverseOffer((inquiry) => {
    setOpened(false)
    notify({ text: words.offered })
    void navigate({ to: '/inbox/$inquiryId', params: { inquiryId: inquiry.id } })
  })
  const [draft, setDraft] = useState<AnswerDraft>()
  const [message, setMessage] = useState('')
  const [tried, setTried] = useState(false)
  const allowed = makeReverseOffer({ relation: 'area', status: of.status })
  const reason = allowed.ok ? undefined : allowed.refusal.code === 'case_held' ? words.heldElsewhere : words.closedCase
  const open = () => {
    setDraft((typed) => typed ?? draftFrom(null, { now, transferableFrom: of.transferableFrom }))
    offer.reset()
    setOpened(true)
  }
  return (
    <>
      <ActionButton tone={size === 'lg' ? 'primary' : 'plain'} size={size} fullWidth={size === 'lg'} onAct={open} reason={reason}>
        {words.reverseOffer}
      </ActionButton>
      {draft === undefined ? null : (
        <AnswerSheet
          kind="accepted"
          title={words.reverseOffer}
          sendLabel={words.sendOffer}
          opened={opened}
          draft={draft}
          onDraft={setDraft}
          tried={tried}
          onTry={() => setTried(true)}
          onClose={() => setOpened(false)}
          busy={offer.isPending}
          error={offer.error}
          reason={reason}
          notice={<p>{words.reverseOfferLead}</p>}
          onSend={(answer) => offer.mutate({ params: { caseId: of.id }, body: { answer, message: message.trim() } })}
        >
          <CheckedArea field="offer.message" problem={offer.error} label={words.reverseOfferMessage} value={message} onChange={(event) => setMessage(event.currentTarget.value)} />
        </AnswerSheet>
      )}
    </>
  )
}

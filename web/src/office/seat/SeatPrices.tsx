import { NativeSelect } from '@mantine/core'
import { MOST_YEN_A_MONTH, unitPriceIn } from '@tasuki/domain/account/seat/seat-fee.rules'
import type { SeatTerms } from '@tasuki/domain/account/seat/seat-terms.contract'
import { priceMonths } from '@tasuki/domain/account/seat/seat-terms.rules'
import { monthOf } from '@tasuki/domain/base/month'
import { useState } from 'react'
import { useIsOfficer } from '../../account/account.queries'
import { seatMessages } from '../../account/seat/seat.messages'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { useFieldErrors } from '../../ui/field-errors'
import { FormGate } from '../../ui/form-gate'
import inline from '../../ui/inline-form.module.css'
import { useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { notify } from '../../ui/notices'
import { NumberField } from '../../ui/NumberField'
import { Section } from '../../ui/Page'
import { RequiredLabel } from '../../ui/RequiredLabel'
import { UnsavedGuard } from '../../ui/UnsavedGuard'
import { seatTermsMessages } from './seat-terms.messages'
import { useRemoveSeatPrice, useSetSeatPrice } from './seat-terms.queries'
import { TermLine } from './TermLine'
import classes from './SeatTermsPage.module.css'

/** The price that holds, those planned, and those of the past, which stay readable. */
export const SeatPrices = ({ terms }: { terms: SeatTerms }) => {
  const words = useMessages(seatTermsMessages)
  const remove = useRemoveSeatPrice()
  const sets = useIsOfficer()
  const thisMonth = monthOf(terms.today)
  const isPlanned = (fromMonth: string) => fromMonth > thisMonth
  const holding = [...terms.prices].reverse().find(({ fromMonth }) => !isPlanned(fromMonth))
  return (
    <Section title={words.prices}>
      <p className={classes.soft}>{words.pricesLead}</p>
      {unitPriceIn(thisMonth, terms.prices) === undefined ? <p>{words.noPrices}</p> : null}
      <ul className={lines.list} aria-label={words.prices}>
        {terms.prices.map((price) => {
          const planned = isPlanned(price.fromMonth)
          const mark = planned ? ({ tone: 'none', text: words.planned } as const) : price === holding ? ({ tone: 'yes', text: words.holds } as const) : ({ tone: 'none', text: words.past } as const)
          return <TermLine key={price.fromMonth} text={words.priceLine(price.fromMonth, price.yen)} mark={mark} {...(planned && sets && { remove })} of={{ params: { fromMonth: price.fromMonth } }} />
        })}
      </ul>
      {sets ? <SetPrice terms={terms} /> : null}
    </Section>
  )
}

const SetPrice = ({ terms }: { terms: SeatTerms }) => {
  const words = useMessages(seatTermsMessages)
  const { month } = useMessages(seatMessages)
  const set = useSetSeatPrice()
  // What was chosen holds as long as it is offered: the first price and the turn of a month change what is.
  const { months, proposed } = priceMonths(terms.prices, terms.today)
  const [chosen, setFromMonth] = useState(proposed)
  const fromMonth = months.includes(chosen) ? chosen : proposed
  const [yen, setYen] = useState<number | null>(null)
  const done = () => {
    setYen(null)
    notify({ text: words.added })
  }
  const { form, errorOf } = useFieldErrors({ yen: yen === null ? words.yenFirst : undefined }, () => {
    if (yen !== null) set.mutate({ body: { fromMonth, yen } }, { onSuccess: done })
  })
  return (
    <FormGate>
      <form className={inline.form} {...form}>
        <NativeSelect label={words.fromMonth} value={fromMonth} data={months.map((value) => ({ value, label: month(value) }))} onChange={(event) => setFromMonth(event.currentTarget.value)} />
        <NumberField label={<RequiredLabel>{words.yen}</RequiredLabel>} value={yen} onChange={setYen} max={MOST_YEN_A_MONTH} unit={words.yenUnit} wrong={words.wrongYen} error={errorOf('yen')} width="9em" />
        <ActionButton type="submit" gated busy={set.isPending}>
          {words.setPrice}
        </ActionButton>
        <ProblemPanel error={set.error} />
      </form>
      <UnsavedGuard when={yen !== null && !set.isPending} />
    </FormGate>
  )
}

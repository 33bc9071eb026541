import type { CareNeed } from '@tasuki/domain/facility/care-need'
import type { Judgement, MatchMark, MatchPoint } from '@tasuki/domain/transfer/matching.contract'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { unitText } from '../../facility/unit-text'
import { careNeedsQuery } from '../../facility/catalogue.queries'
import { useLanguage, useMessages } from '../../ui/language'
import { type MarkTone, StateMark } from '../../ui/StateMark'
import { fitReason, type NeedFit, needFits } from '@tasuki/domain/transfer/need-fit.rules'
import classes from './NeedFitList.module.css'
import { receiverMessages } from './receiver.messages'
import { careNeedLabel, needLine } from '../record/record-text'

export const FIT_TONE = { fits: 'yes', conditional: 'maybe', blocked: 'no' } as const satisfies Record<MatchMark, MarkTone>

type ReceiverWords = (typeof receiverMessages)['ja']

const OTHER_ITEMS = ['area', 'bedKind', 'age', 'guarantor'] as const

const useItemName = () => {
  const words: ReceiverWords = useMessages(receiverMessages)
  const { language } = useLanguage()
  const needs = useQuery(careNeedsQuery).data?.careNeeds
  const needOf = (item: string): CareNeed | undefined => needs?.find((need) => need.code === item)
  const nameOf = (item: string): string => {
    const other = OTHER_ITEMS.find((one) => one === item)
    if (other !== undefined) return words[`item_${other}`]
    const need = needOf(item)
    return need !== undefined ? careNeedLabel(need, language) : needs === undefined ? '…' : item
  }
  return { words, language, needOf, nameOf }
}

/** The three things that decide for us, and how many more there are. */
export const NeedFitChips = ({ presentNeeds, judgement, most = 3 }: { presentNeeds: readonly string[]; judgement: Judgement | null; most?: number }) => {
  const { words, nameOf } = useItemName()
  const fits = needFits(presentNeeds, judgement)
  if (fits.length === 0) return <span className={classes.none}>{words.noCare}</span>
  return (
    <ul className={classes.chips}>
      {fits.slice(0, most).map((fit) => (
        <li key={fit.item}>
          <StateMark tone={FIT_TONE[fit.mark]}>
            {nameOf(fit.item)}
            <span className="visuallyHidden"> {words[`mark_${fit.mark}`]}</span>
          </StateMark>
        </li>
      ))}
      {fits.length > most ? <li className={classes.none}>{words.moreItems(fits.length - most)}</li> : null}
    </ul>
  )
}

/** What speaks against us, each with its reason, in one line: 「透析（自院は受入不可）、年齢（自院は75歳まで）」. */
export const FitReasons = ({ points, age }: { points: readonly MatchPoint[]; age: number | null }) => {
  const { words, language, needOf, nameOf } = useItemName()
  return (
    <ul className={classes.reasons}>
      {points.map((point) => (
        <li key={point.item}>
          <strong>{nameOf(point.item)}</strong> {fitReason(point, { words, unit: unitText(needOf(point.item)?.quantityUnit, language), age })}
          {point.text === '' ? null : `「${point.text}」`}
        </li>
      ))}
    </ul>
  )
}

/** Everything of the patient against our own conditions, what blocks first, with the text we ourselves have stated. */
export const NeedFitList = ({ record, presentNeeds, judgement }: { record: CaseRecord; presentNeeds: readonly string[]; judgement: Judgement | null }) => {
  const { words, language, needOf, nameOf } = useItemName()
  const fits = needFits(presentNeeds, judgement)
  const verdict = judgement === null ? <p>{words.fit_none}</p> : <StateMark tone={FIT_TONE[judgement.mark]} strong>{words[`fit_${judgement.mark}`]}</StateMark>
  const line = (fit: NeedFit) => {
    const need = needOf(fit.item)
    const state = record.needs[fit.item]
    return need === undefined || state === undefined || state.presence !== 'present' ? nameOf(fit.item) : needLine(need, state, language)
  }
  return (
    <div className={classes.fit}>
      <div className={classes.verdict}>
        {verdict}
        <Link to="/facility" search={{ tab: 'conditions' }} className="standsAlone">
          {words.editConditions}
        </Link>
      </div>
      {fits.length === 0 ? <p className={classes.none}>{words.noCare}</p> : null}
      <ul className={classes.list}>
        {fits.map((fit) => (
          <li key={fit.item} data-mark={fit.mark}>
            <StateMark tone={FIT_TONE[fit.mark]}>
              {line(fit)}
              <span className="visuallyHidden"> {words[`mark_${fit.mark}`]}</span>
            </StateMark>
            {fit.point === undefined || judgement === null ? null : (
              <span className={classes.reason}>
                {fitReason(fit.point, { words, unit: unitText(needOf(fit.item)?.quantityUnit, language), age: record.age })}
                {fit.point.text === '' ? null : <em className={classes.condition}>「{fit.point.text}」</em>}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

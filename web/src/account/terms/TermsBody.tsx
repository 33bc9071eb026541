import type { TermsText } from '@tasuki/domain/account/terms/terms.contract'
import { termsParts } from '@tasuki/domain/account/terms/terms.rules'
import { useLanguage, useMessages } from '../../ui/language'
import { fullDayText } from '../../ui/time-text'
import { termsMessages } from './terms.messages'
import classes from './Terms.module.css'

/** A 要綱 as it is read: chapters and headings one can jump by, articles and items with their numbers. Japanese in either language. */
export const TermsBody = ({ terms: { title, body, source, fromDay } }: { terms: TermsText }) => {
  const words = useMessages(termsMessages)
  const { language } = useLanguage()
  return (
    <>
      <p className={classes.soft}>
        {words.inForce(fullDayText(fromDay, language))}
        {source === '' ? null : (
          <>
            <br />
            {words.source}：<span lang="ja">{source}</span>
          </>
        )}
      </p>
      <div className={classes.text} lang="ja">
        <h2 className={classes.chapter}>{title}</h2>
        {termsParts(body).map(({ kind, label, text }, index) => {
          if (kind === 'chapter') return <h3 key={index} className={classes.chapter}>{`${label}　${text}`}</h3>
          if (kind === 'heading') return <h4 key={index} className={classes.heading}>{`（${text}）`}</h4>
          if (kind === 'text') return <p key={index}>{text}</p>
          return (
            <p key={index} className={kind === 'item' ? classes.item : undefined}>
              <span>{label}　</span>
              <span>{text}</span>
            </p>
          )
        })}
      </div>
    </>
  )
}

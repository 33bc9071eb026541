import type { ModerationDetail, ModerationSummary } from '@tasuki/domain/office/moderation/moderation.contract'
import { fieldLabel } from '@tasuki/domain/transfer/field-text'
import { Link } from '@tanstack/react-router'
import { useFacilityTextLabel } from '../../facility/FacilityTexts'
import { deletionMessages } from '../../names/deletion.messages'
import { useNeedLabels } from '../../transfer/candidates/use-matching'
import { recordMessages } from '../../transfer/record/record.messages'
import { useLanguage, useMessages } from '../../ui/language'
import { Section } from '../../ui/Page'
import { StateMark } from '../../ui/StateMark'
import { fullDayText, fullInstantText } from '../../ui/time-text'
import classes from './Moderation.module.css'
import { moderationMessages } from './moderation.messages'

const TONES = { asked: 'paused', answered: 'waits', closed: 'yes', deleted: 'no' } as const
/** To the hospital it is the other way round. */
const OWN_TONES = { asked: 'waits', answered: 'paused', closed: 'yes', deleted: 'no' } as const

/** Which thing of which case, in words that repeat nothing of it. */
export const useModerationSubject = (): ((of: ModerationSummary) => string) => {
  const words = useMessages(moderationMessages)
  const terms = useMessages(recordMessages)
  const needs = useNeedLabels()
  const facilityLabel = useFacilityTextLabel()
  return ({ kind, field, caseCode }) => {
    const which = field === '' ? '' : kind === 'facility_text' ? facilityLabel(field) : fieldLabel(field.replace(/\.detail$/, ''), terms, needs)
    return [words[`kind_${kind}`], which, caseCode ?? ''].filter((part) => part !== '').join('　')
  }
}

export const ModerationMark = ({ of, own }: { of: ModerationSummary; own: boolean }) => {
  const words = useMessages(moderationMessages)
  const text = own && (of.state === 'asked' || of.state === 'answered') ? words[`own_${of.state}`] : words[`state_${of.state}`]
  return (
    <>
      <StateMark tone={own ? OWN_TONES[of.state] : TONES[of.state]}>{text}</StateMark>
      {of.late ? <> <StateMark tone="no">{words.late}</StateMark></> : null}
    </>
  )
}

const PlaceLink = ({ of, place, own }: { of: ModerationDetail; place: NonNullable<ModerationDetail['place']>; own: boolean }) => {
  const words = useMessages(moderationMessages)
  const ownTab = of.field.startsWith('record.') ? 'record' : of.field.startsWith('acceptance.') ? 'conditions' : 'vacancy'
  const text = words[`place_${place.kind}`]
  switch (place.kind) {
    case 'room':
      return <Link to="/talk/$roomId" params={{ roomId: place.id }} search={place.line === null ? {} : { line: place.line }} data-lone>{text}</Link>
    case 'inquiry':
      return <Link to="/inbox/$inquiryId" params={{ inquiryId: place.id }} data-lone>{text}</Link>
    case 'hospital':
      return own ? <Link to="/facility" search={{ tab: ownTab }} data-lone>{text}</Link> : <Link to="/hospitals/$hospitalId" params={{ hospitalId: place.id }} data-lone>{text}</Link>
    case 'case':
      return <Link to="/cases/$caseId" params={{ caseId: place.id }} search={{ tab: of.kind === 'document' ? 'documents' : of.kind === 'record_text' ? 'record' : 'candidates' }} data-lone>{text}</Link>
  }
}

/** Nobody represents the hospital, so nobody answers: how it is reached, and where that is mended (要綱24条). */
export const UnheardNote = ({ hospitalId, contact }: { hospitalId: string; contact: NonNullable<ModerationDetail['unheard']> }) => {
  const words = useMessages(moderationMessages)
  return (
    <>
      <p className={classes.unheard}>
        <strong>{words.unheard}</strong>　{words.contact(contact.department, contact.phone)}
      </p>
      <p className={classes.soft}>{words.unheardText}</p>
      {hospitalId === '' ? null : <p><Link to="/office/hospitals/$hospitalId" params={{ hospitalId }} data-lone>{words.toHospital}</Link></p>}
    </>
  )
}

/** Facts and exchange, alike for both sides. */
export const ModerationContent = ({ of, own }: { of: ModerationDetail; own: boolean }) => {
  const words = useMessages(moderationMessages)
  const deletions = useMessages(deletionMessages)
  const { language } = useLanguage()
  const who = (line: ModerationDetail['lines'][number]) => [line.side === 'prefecture' ? words.prefecture : of.hospital.name, line.personName].filter((part) => part !== '').join('　')
  return (
    <>
      <dl className={classes.facts}>
        <div>
          <dt>{words.state}</dt>
          <dd><ModerationMark of={of} own={own} /></dd>
        </div>
        {own ? null : (
          <div>
            <dt>{words.hospital}</dt>
            <dd>{of.hospital.name}</dd>
          </div>
        )}
        <div>
          <dt>{words.category}</dt>
          <dd>{deletions[`category_${of.category}`]}</dd>
        </div>
        {of.answerBy === null ? null : (
          <div>
            <dt>{words.answerBy}</dt>
            <dd>{fullDayText(of.answerBy, language)}</dd>
          </div>
        )}
      </dl>
      {own || of.unheard === null || of.state === 'closed' || of.state === 'deleted' ? null : <UnheardNote hospitalId={of.hospital.id} contact={of.unheard} />}
      {of.place === null ? null : <p><PlaceLink of={of} place={of.place} own={own} /></p>}
      <Section title={words.thread}>
        <ol className={classes.lines}>
          {of.lines.map((line) => (
            <li key={line.seq} className={classes.line}>
              <p className={classes.head}>
                <strong>{who(line)}</strong>
                {line.act === 'said' ? null : <span>{words[`act_${line.act}`]}</span>}
                <span>{fullInstantText(line.at, language)}</span>
              </p>
              <p className={classes.body}>{line.body === '' ? words.withoutWords : line.body}</p>
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}

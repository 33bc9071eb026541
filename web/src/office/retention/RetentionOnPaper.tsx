import { exportForHospitalCall, type HospitalOnPaper } from '@tasuki/domain/office/retention/retention.contract'
import { useState } from 'react'
import { FileButton } from '../../platform/FileButton'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useLanguage, useMessages } from '../../ui/language'
import lines from '../../ui/lines.module.css'
import { notify } from '../../ui/notices'
import { Section } from '../../ui/Page'
import { StateMark } from '../../ui/StateMark'
import { fullDayText } from '../../ui/time-text'
import { retentionMessages } from './retention.messages'
import { useNotePaperNotice } from './retention.queries'
import classes from './Retention.module.css'

/** Hospitals in which nobody reads a notice, their use ended or nobody in service: told by letter, with the archive that they can't fetch themselves (要綱25条2項). */
export const RetentionOnPaper = ({ hospitals }: { hospitals: readonly HospitalOnPaper[] }) => {
  const words = useMessages(retentionMessages)
  const { language } = useLanguage()
  const note = useNotePaperNotice()
  const [asked, setAsked] = useState<HospitalOnPaper>()
  if (hospitals.length === 0) return null
  // Opened anew, it doesn't show how it went with another hospital.
  const close = () => {
    setAsked(undefined)
    note.reset()
  }
  const act = () => {
    if (asked === undefined) return
    note.mutate(
      { params: { hospitalId: asked.hospital.id } },
      {
        onSuccess: ({ cases }) => {
          close()
          notify({ text: words.noted(cases) })
        },
      },
    )
  }
  return (
    <Section title={words.onPaper}>
      <p className={classes.soft}>{words.onPaperLead}</p>
      <ul className={lines.list} aria-label={words.onPaper}>
        {hospitals.map((one) => (
          <li key={one.hospital.id} className={lines.line}>
            <span className={`${lines.what} ${lines.facts}`}>
              <strong>{one.hospital.name}</strong>
              <span>{`${words.firstDay}：${fullDayText(one.firstDay, language)}`}</span>
              {one.untold > 0 ? <StateMark tone="paused">{words.untoldOnPaper(one.untold)}</StateMark> : <StateMark tone="yes">{words.toldOnPaper}</StateMark>}
            </span>
            <FileButton call={exportForHospitalCall} input={{ params: { hospitalId: one.hospital.id } }} kind="table" size="xs">
              {words.handOver}
            </FileButton>
            <ActionButton size="xs" onAct={() => setAsked(one)} {...(one.untold === 0 && { reason: words.paperDone })}>
              {words.notePaper}
            </ActionButton>
          </li>
        ))}
      </ul>
      <ConfirmDialog title={words.notePaperTitle(asked?.hospital.name ?? '')} opened={asked !== undefined} actLabel={words.notePaper} busy={note.isPending} onAct={act} onClose={close}>
        <p>{words.notePaperText}</p>
        <ProblemPanel error={note.error} />
      </ConfirmDialog>
    </Section>
  )
}

import { useEffect, useState } from 'react'
import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import { Section } from '../ui/Page'
import { noticeSettingMessages } from './notice-settings.messages'
import classes from './NoticeSettings.module.css'
import { type PushState, readPushState, startPush, stopPush } from './push'

/** Pushes to this very browser, with its and the person's consent. */
export const PushOfBrowser = () => {
  const words = useMessages(noticeSettingMessages)
  const [state, setState] = useState<PushState>()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    readPushState().then(setState, () => setState('off'))
  }, [])
  const act = async (work: () => Promise<PushState>) => {
    setBusy(true)
    setFailed(false)
    try {
      setState(await work())
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section title={words.pushTitle}>
      <div className={classes.fields}>
        <p className={classes.explain}>{words.pushLead}</p>
        {state === 'on' ? (
          <>
            <p role="status">{words.pushIsOn}</p>
            <ActionButton busy={busy} onAct={() => void act(stopPush)}>
              {words.pushOff}
            </ActionButton>
          </>
        ) : state === undefined ? null : (
          <ActionButton
            busy={busy}
            {...(state === 'unsupported' && { reason: words.pushUnsupported })}
            {...(state === 'denied' && { reason: words.pushDenied })}
            onAct={() => void act(startPush)}
          >
            {words.pushOn}
          </ActionButton>
        )}
        {failed ? <p role="alert">{words.pushFailed}</p> : null}
      </div>
    </Section>
  )
}

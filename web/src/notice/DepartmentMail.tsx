import { Checkbox } from '@mantine/core'
import { ProblemPanel } from '../platform/ProblemPanel'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { Section } from '../ui/Page'
import { useChangeDepartmentMail } from './notice.queries'
import { noticeSettingMessages } from './notice-settings.messages'
import classes from './NoticeSettings.module.css'

/** The shared mailbox of the hospital's contact; the representative decides, colleagues see it. */
export const DepartmentMail = ({ department }: { department: { address: string | null; mail: boolean; mayChange: boolean } }) => {
  const words = useMessages(noticeSettingMessages)
  const change = useChangeDepartmentMail((mail) => notify({ text: mail ? words.departmentOn : words.departmentOff }))
  return (
    <Section title={words.departmentTitle}>
      <div className={classes.fields}>
        <Checkbox
          label={words.department}
          checked={department.mail}
          disabled={!department.mayChange || change.isPending || (department.address === null && !department.mail)}
          onChange={(event) => change.mutate({ body: { mail: event.currentTarget.checked } })}
        />
        <p className={classes.explain}>
          {department.address === null ? words.noDepartmentAddress : words.departmentAddress(department.address)}
          {department.mayChange ? null : (
            <>
              <br />
              {words.departmentOnlyRepresentative}
            </>
          )}
        </p>
        <ProblemPanel error={change.error} />
      </div>
    </Section>
  )
}

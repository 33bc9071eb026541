import type { ReactNode } from 'react'
import classes from './entry.module.css'

export type Choice = { id: string; label: string; detail: string; choose: () => void }

type ChoiceListProps = { title: string; lead: string; groups: { name: string; choices: Choice[] }[]; busy: boolean; children?: ReactNode }

/** Things to choose by one press, in named groups. */
export const ChoiceList = ({ title, lead, groups, busy, children }: ChoiceListProps) => (
  <section className={classes.choices}>
    <h2>{title}</h2>
    <p className={classes.lead}>{lead}</p>
    {children}
    <div className={classes.groups}>
      {groups.map((group) => (
        <div key={group.name} className={classes.group}>
          <h3>{group.name}</h3>
          <ul>
            {group.choices.map((choice) => (
              <li key={choice.id}>
                <button type="button" className={classes.choice} disabled={busy} onClick={choice.choose}>
                  <strong>{choice.label}</strong>
                  <span>{choice.detail}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  </section>
)

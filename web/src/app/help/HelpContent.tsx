import { useLanguage, useMessages } from '../../ui/language'
import classes from './Help.module.css'
import type { GuideHelp, HelpTopic } from './help-topic'
import { helpMessages } from './help.messages'

type Part = GuideHelp['parts'][number]

const KeyLines = ({ lines }: Pick<Part, 'lines'>) => (
  <dl className={classes.keys}>
    {lines.map((line) =>
      typeof line === 'string' ? null : (
        <div key={line.term}>
          <dt>
            <kbd>{line.term}</kbd>
          </dt>
          <dd>{line.text}</dd>
        </div>
      ),
    )}
  </dl>
)

const PartLines = ({ lines, ordered = false, keys = false }: Omit<Part, 'heading'>) => {
  if (keys) return <KeyLines lines={lines} />
  const List = ordered ? 'ol' : 'ul'
  return (
    <List className={classes.lines}>
      {lines.map((line) => (
        <li key={typeof line === 'string' ? line : line.term}>
          {typeof line === 'string' ? (
            line
          ) : (
            <>
              <strong className={classes.term}>{line.term}</strong>
              <span className={classes.said}>{line.text}</span>
            </>
          )}
        </li>
      ))}
    </List>
  )
}

/** One topic; `level` is that of its headings. */
export const HelpContent = ({ topic, level }: { topic: Record<'ja' | 'en', HelpTopic>; level: 2 | 3 }) => {
  const words = useMessages(helpMessages)
  const said = topic[useLanguage().language]
  const Heading = `h${level}` as const
  const parts: readonly Part[] =
    'acts' in said
      ? [
          { heading: words.acts, ordered: true, lines: said.acts },
          { heading: words.others, lines: said.others },
          { heading: words.whens, lines: said.whens },
        ]
      : said.parts
  return (
    <div className={classes.topic}>
      <p className={classes.purpose}>{said.purpose}</p>
      {parts.map(({ heading, ...part }) => (
        <section key={heading} data-print="together">
          <Heading className={classes.heading}>{heading}</Heading>
          <PartLines {...part} />
        </section>
      ))}
    </div>
  )
}

import { PAGE_LINES } from '@tasuki/domain/base/page'
import type { ReactNode } from 'react'
import { useMessages } from './language'
import { Pager } from './Pager'
import { uiMessages } from './ui.messages'

/** Which part of a list its page shows, as the call asks for it. */
export const linesOfPage = (page = 1) => ({ limit: PAGE_LINES, offset: (page - 1) * PAGE_LINES })

type ListPagerProps = { page: number | undefined; total: number | undefined; /** A link to another page. */ link: (page: number, text: string) => ReactNode }

/** The way through a list of more than one page; nothing where it has one. */
export const ListPager = ({ page = 1, total = 0, link }: ListPagerProps) => {
  const words = useMessages(uiMessages)
  if (total <= PAGE_LINES && page === 1) return null
  const { offset } = linesOfPage(page)
  return (
    <Pager
      label={words.pager}
      range={words.range({ from: Math.min(offset + 1, total), to: Math.min(offset + PAGE_LINES, total), total })}
      previous={page > 1 ? link(page - 1, words.previousPage) : null}
      next={offset + PAGE_LINES < total ? link(page + 1, words.nextPage) : null}
    />
  )
}

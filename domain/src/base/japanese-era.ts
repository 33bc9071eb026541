/** The first day of each era that a date of ours can fall in, the newest first. */
const ERAS = [
  { name: '令和', from: '2019-05-01' },
  { name: '平成', from: '1989-01-08' },
  { name: '昭和', from: '1926-12-25' },
] as const

const eraYear = (day: string): string => {
  const era = ERAS.find(({ from }) => from <= day)
  const year = Number(day.slice(0, 4))
  if (era === undefined) return `${year}年`
  const count = year - Number(era.from.slice(0, 4)) + 1
  return `${era.name}${count === 1 ? '元' : count}年`
}

/** 令和8年11月26日: a day (`YYYY-MM-DD`) as the prefecture's papers write it. */
export const eraDay = (day: string): string => `${eraYear(day)}${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** 令和8年12月. A month in which an era begins has the year of its first day. */
export const eraMonth = (month: string): string => `${eraYear(`${month}-01`)}${Number(month.slice(5))}月`

/** 令和8年度: April 2026 to March 2027. */
export const eraFiscalYear = (fiscalYear: number): string => `${eraYear(`${fiscalYear}-05-01`)}度`

const ERAS = [
  { name: '令和', from: '2019-05-01', year: 2019 },
  { name: '平成', from: '1989-01-08', year: 1989 },
  { name: '昭和', from: '1926-12-25', year: 1926 },
] as const

const eraOf = (day: string) => ERAS.find(({ from }) => from <= day) ?? ERAS[ERAS.length - 1] ?? ERAS[0]

const yearInEra = (day: string): string => {
  const era = eraOf(day)
  const year = Number(day.slice(0, 4)) - era.year + 1
  return `${era.name}${year === 1 ? '元' : year}年`
}

/** 令和8年4月1日, as offices write a day. */
export const eraDayText = (day: string): string => `${yearInEra(day)}${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** 令和8年4月 */
export const eraMonthText = (month: string): string => `${yearInEra(`${month}-31`)}${Number(month.slice(5, 7))}月`

/** 令和8年度: named by the era in which it begins, except the one in which an era began (令和元年度). */
export const eraFiscalYearText = (fiscalYear: number): string => `${yearInEra(`${fiscalYear}-05-01`)}度`

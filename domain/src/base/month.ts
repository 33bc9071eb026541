import { z } from 'zod'

/** A calendar month, `YYYY-MM`, in a year a person can mean. */
export const month = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/)

export const monthOf = (day: string): string => day.slice(0, 7)

const indexOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1

const monthAt = (index: number): string => `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`

export const addMonths = (text: string, months: number): string => monthAt(indexOf(text) + months)

/** April is the first of twelve. */
const FISCAL_YEAR_BEGINS = 3

/** The fiscal year (年度) of a month: April 2026 to March 2027 is 2026. */
export const fiscalYearOf = (text: string): number => Math.floor((indexOf(text) - FISCAL_YEAR_BEGINS) / 12)

/** How many months of its fiscal year are left, itself counted: April 12, March 1. */
export const monthsLeftInFiscalYear = (text: string): number => (fiscalYearOf(text) + 1) * 12 + FISCAL_YEAR_BEGINS - indexOf(text)

/** The quarter of the fiscal year, 1 (April–June) to 4 (January–March). */
export const fiscalQuarterOf = (text: string): 1 | 2 | 3 | 4 => (Math.floor((12 - monthsLeftInFiscalYear(text)) / 3) + 1) as 1 | 2 | 3 | 4

/** The first month of a fiscal year's quarter. */
export const firstMonthOfQuarter = (fiscalYear: number, quarter: number): string => monthAt(fiscalYear * 12 + FISCAL_YEAR_BEGINS + (quarter - 1) * 3)

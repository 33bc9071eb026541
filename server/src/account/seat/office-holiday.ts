import holidayJp from '@holiday-jp/holiday_jp'

/** National holidays, and the turn of the year on which offices are closed. */
export const isOfficeHoliday = (day: string): boolean => {
  const monthDay = day.slice(5)
  return monthDay >= '12-29' || monthDay <= '01-03' || holidayJp.isHoliday(new Date(`${day}T00:00:00`))
}

export const officeCalendar = { isHoliday: isOfficeHoliday }

import { type CareNeed, CARE_NEED_GROUPS } from '@tasuki/domain/facility/care-need'
import { quantityText } from '@tasuki/domain/facility/quantity-text'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import { FIT_WORDS } from '@tasuki/domain/transfer/fit-words'
import type { Judgement } from '@tasuki/domain/transfer/matching.contract'
import { fitReason, needFits, type NeedFit } from '@tasuki/domain/transfer/need-fit.rules'
import { SENSITIVE_FIELDS } from '@tasuki/domain/transfer/record-readers'
import { fieldText } from '@tasuki/domain/transfer/field-text'
import { RECORD_WORDS } from '@tasuki/domain/transfer/record-words'
import { markOnPaper } from '../names/mark-on-paper'
import { dayOnPaper } from '../platform/files/paper-time'
import type { Sheet } from '../platform/files/print-sheet'
import { COMMITTEE_TEXTS, COMMITTEE_SECTIONS, COMMITTEE_WIDE, type CommitteeSection, PAPER_LABELS } from './committee-layout'

const WORDS = RECORD_WORDS.ja
const MARK_SIGN = { fits: '○', conditional: '△', blocked: '×' } as const satisfies Record<Judgement['mark'], string>

type Fact = { label: string; value: string; wide: boolean }
type Line = { label: string; value: string }

export const paperLabel = (path: string): string => PAPER_LABELS[path] ?? String((WORDS as Record<string, unknown>)[path] ?? path)

/** More than this doesn't fit beside its name in one of three columns without breaking twice. */
const LONG = 20

const byForm = (a: CareNeed, b: CareNeed) => CARE_NEED_GROUPS.indexOf(a.group) - CARE_NEED_GROUPS.indexOf(b.group) || a.position - b.position

/** A retired item is shown where an old record has it, and never asked for. */
const neededOf = (detail: CaseDetail, catalogue: readonly CareNeed[]): CareNeed[] => {
  const hidden = hiddenFrom(detail)
  return catalogue.filter((need) => (!need.retired || detail.record.needs[need.code] !== undefined) && !hidden.includes(`needs.${need.code}`)).sort(byForm)
}

/** Rule 84: what a hospital of the area reads only once it has offered. */
const hiddenFrom = (detail: CaseDetail): readonly string[] => (detail.relation === 'area' ? SENSITIVE_FIELDS : [])

/** What stands in a field, and where its words were hidden, removed or deleted, that they were. */
export const fieldOnPaper = ({ record, hiddenFields }: Pick<CaseDetail, 'record' | 'hiddenFields'>, path: string): string | undefined => {
  const mark = hiddenFields[path] ?? hiddenFields[`${path}.detail`]
  const value = fieldText(record, path, { words: WORDS, day: dayOnPaper })
  return mark === undefined ? value : [value ?? '', markOnPaper(mark)].filter((part) => part !== '').join('　')
}

const needText = (need: CareNeed, detail: CaseDetail): string => {
  const state = detail.record.needs[need.code]
  const quantity = state === undefined || state.quantity === null ? '' : ` ${quantityText(state.quantity, need.quantityUnit ?? '')}`
  const mark = detail.hiddenFields[`needs.${need.code}.detail`]
  const remark = mark === undefined ? (state?.detail.trim() ?? '') : markOnPaper(mark)
  return need.label + quantity + (remark === '' ? '' : `（${remark}）`)
}

const noteOf = (fit: NeedFit | undefined, need: CareNeed, age: number | null): string => {
  if (fit?.point === undefined) return ''
  const reason = fitReason(fit.point, { words: FIT_WORDS.ja, unit: need.quantityUnit ?? '', age })
  return fit.point.text === '' ? reason : `${reason}「${fit.point.text}」`
}

const otherFits = (fits: readonly NeedFit[], detail: CaseDetail): string =>
  fits
    .flatMap((fit) => {
      const name = (FIT_WORDS.ja as Record<string, unknown>)[`item_${fit.item}`]
      if (typeof name !== 'string' || fit.point === undefined) return []
      return [`${MARK_SIGN[fit.mark]} ${name}：${fitReason(fit.point, { words: FIT_WORDS.ja, unit: '', age: detail.record.age })}`]
    })
    .join('　')

/** 医療処置・感染症: what is there, each with the reading hospital's own ○△×; what nobody has checked; what isn't there. */
const needsSection = (detail: CaseDetail, catalogue: readonly CareNeed[]) => {
  const needs = neededOf(detail, catalogue)
  const fits = needFits(detail.presentNeeds, detail.judgement)
  const fitOf = (need: CareNeed) => fits.find((fit) => fit.item === need.code)
  const presenceOf = (need: CareNeed) => detail.record.needs[need.code]?.presence ?? 'unknown'
  const listed = (presence: 'absent' | 'unknown') =>
    needs
      .filter((need) => presenceOf(need) === presence)
      .map((need) => {
        const fit = presence === 'unknown' && detail.judgement !== null ? fitOf(need) : undefined
        return needText(need, detail) + (fit?.point === undefined ? '' : `（${MARK_SIGN[fit.mark]} 自院は不可）`)
      })
      .join('、')
  const lines: Line[] = [
    { label: '自院の条件との照合：', value: detail.judgement === null ? '' : otherFits(fits, detail) },
    { label: '未確認：', value: listed('unknown') },
    { label: '無：', value: listed('absent') },
  ]
  const present = needs.filter((need) => presenceOf(need) === 'present')
  return {
    kind: 'needs',
    title: '医療処置\n感染症',
    judged: detail.judgement !== null,
    present: present.map((need) => ({
      mark: MARK_SIGN[fitOf(need)?.mark ?? 'conditional'],
      text: needText(need, detail),
      note: detail.judgement === null ? '' : noteOf(fitOf(need), need, detail.record.age),
    })),
    lines: [...(present.length === 0 ? [{ label: '有：', value: WORDS.careNothingPresent }] : []), ...lines.filter((line) => line.value !== '')],
  }
}

/** Facts that were entered, in a grid; of the others their names, since 未確認 is never 無 (fields.md). */
const factsSection = (detail: CaseDetail, section: CommitteeSection) => {
  const hidden = hiddenFrom(detail)
  const facts: Fact[] = []
  const missing: string[] = []
  for (const path of section.fields) {
    if (hidden.includes(path) || (path === 'memoCode' && detail.relation !== 'sender')) continue
    const value = path === 'destination' ? detail.destinationLabel : fieldOnPaper(detail, path)
    if (value === undefined || value === '') missing.push(paperLabel(path))
    else facts.push({ label: paperLabel(path), value, wide: COMMITTEE_WIDE.includes(path) || value.length > LONG })
  }
  const kept = section.fields.filter((path) => hidden.includes(path)).map(paperLabel)
  return {
    kind: 'facts',
    title: section.title,
    perRow: section.perRow,
    facts,
    lines: [
      ...(missing.length === 0 ? [] : [{ label: '未入力・未確認：', value: missing.join('、') }]),
      ...(kept.length === 0 ? [] : [{ label: `${kept.join('、')}：`, value: WORDS.sensitiveHidden }]),
    ],
  }
}

export const ageOnPaper = ({ age, ageOrOlder }: CaseDetail): string => (age === null ? WORDS.ageUnknown : ageOrOlder ? WORDS.yearsOrOlder(age) : WORDS.years(age))

export const diseaseOnPaper = ({ mainDisease, hiddenFields: { mainDisease: mark } }: CaseDetail): string => (mark === undefined ? mainDisease : markOnPaper(mark))

const headlineOf = (detail: CaseDetail): string =>
  [`${ageOnPaper(detail)}${detail.sex === null ? '' : ` ${WORDS[`sex_${detail.sex}`]}`}`, diseaseOnPaper(detail)].filter((part) => part !== '').join('　')

export type PrintedCase = { detail: CaseDetail; sender: { name: string; department: string; phone: string } }

const caseOnPaper = ({ detail, sender }: PrintedCase, catalogue: readonly CareNeed[]) => ({
  code: detail.code,
  mark: detail.status === 'draft' ? '（下書き・未送信）' : '',
  headline: headlineOf(detail),
  sender: ['転院元', sender.name, sender.department, sender.phone === '' ? '' : `電話 ${sender.phone}`].filter((part) => part !== '').join('　'),
  judgement: detail.judgement === null ? null : { mark: MARK_SIGN[detail.judgement.mark], text: FIT_WORDS.ja[`fit_${detail.judgement.mark}`] },
  sections: COMMITTEE_SECTIONS.map((section) => (section.needs ? needsSection(detail, catalogue) : factsSection(detail, section))),
  texts: COMMITTEE_TEXTS.map(({ path, title }) => ({ title, value: fieldOnPaper(detail, path) ?? '' })).filter(({ value }) => value !== ''),
})

/** 判定会議資料: one A4 page a case, in the order given. There is no name on it because there is none in the system. */
export const committeeSheet = (of: { cases: readonly PrintedCase[]; catalogue: readonly CareNeed[]; printed: string }): Sheet => ({
  template: 'committee',
  data: {
    words: { title: '判定会議資料', noName: '氏名は記載されていません' },
    printed: of.printed,
    cases: of.cases.map((one) => caseOnPaper(one, of.catalogue)),
  },
})

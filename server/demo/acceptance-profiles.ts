import type { Acceptance, AcceptanceTable } from '@tasuki/domain/facility/care-need'

export const FICTIONAL_ROLES = ['acute', 'rehab', 'community', 'longTerm', 'psychiatric', 'palliative', 'small'] as const
export type FictionalRole = (typeof FICTIONAL_ROLES)[number]

const yes = (limit: number | null = null): Acceptance => ({ level: 'accepted', condition: '', limit })
const when = (condition: string, limit: number | null = null): Acceptance => ({ level: 'conditional', condition, limit })
const no: Acceptance = { level: 'refused', condition: '', limit: null }

/**
 * What a hospital of each kind typically takes, after published acceptance criteria. Items a hospital of the kind
 * rarely states are left out on purpose: "not stated" has to be seen in a demonstration too.
 */
export const ACCEPTANCE_PROFILES: Record<FictionalRole, AcceptanceTable> = {
  acute: {
    ventilator: yes(), nppv: yes(), tracheostomy: yes(), oxygen: yes(), high_flow: yes(), suction: yes(), nasogastric: yes(), gastrostomy: yes(), jejunostomy: yes(),
    central_line: yes(), port_picc: yes(), continuous_infusion: yes(), vasopressor: yes(), transfusion: yes(), dialysis: when('透析室の空き状況による'),
    insulin: yes(), glucose_checks: yes(), opioid: yes(), chemotherapy: when('当院の診療科で継続できるもの'), costly_drug: yes(), urinary_catheter: yes(), stoma: yes(), drain: yes(),
    pressure_ulcer: yes(), wound_care: yes(), monitor: yes(), rehabilitation: yes(), mrsa: yes(), esbl: yes(), cdi: when('個室が空いているとき'), hbv: yes(), hcv: yes(), hiv: yes(),
    covid19: yes(), influenza: yes(), isolation: when('個室が空いているとき'),
  },
  rehab: {
    ventilator: no, nppv: no, high_flow: no, vasopressor: no, tracheostomy: when('カフなしで夜間吸引のないこと'), oxygen: yes(3), suction: yes(3), nasogastric: when('経口移行を目指す方'),
    gastrostomy: yes(), central_line: no, port_picc: when('使用していないこと'), continuous_infusion: when('1日1回、日中に終わるもの'), transfusion: no, dialysis: no, peritoneal_dialysis: no,
    insulin: yes(), glucose_checks: yes(3), opioid: no, chemotherapy: no, costly_drug: yes(1000), urinary_catheter: yes(), stoma: when('自己管理または家族指導が済んでいること'), drain: no,
    pressure_ulcer: yes(10), wound_care: when('1日1回の処置まで'), monitor: no, rehabilitation: yes(), mrsa: when('保菌のみ、排菌の少ないこと'), esbl: when('尿路留置のないこと'), vre: no, cre: no,
    tuberculosis: no, hbv: yes(), hcv: yes(), scabies: no, covid19: when('退院基準を満たしていること'), isolation: no,
  },
  community: {
    ventilator: no, nppv: when('夜間のみ'), tracheostomy: when('状態が安定していること'), oxygen: yes(5), high_flow: no, suction: yes(8), nasogastric: yes(), gastrostomy: yes(), jejunostomy: yes(),
    central_line: when('ポートまたはPICCであること'), port_picc: yes(), continuous_infusion: yes(), vasopressor: no, transfusion: when('週1回まで'), dialysis: no,
    insulin: yes(), glucose_checks: yes(4), opioid: when('内服・貼付'), chemotherapy: no, costly_drug: yes(3000), urinary_catheter: yes(), stoma: yes(), drain: when('自己抜去のおそれがないこと'),
    pressure_ulcer: yes(20), wound_care: yes(), monitor: when('24時間以内の短期間'), rehabilitation: yes(), mrsa: yes(), esbl: yes(), cdi: when('症状が治まっていること'), vre: no,
    tuberculosis: no, hbv: yes(), hcv: yes(), covid19: yes(), influenza: yes(), isolation: when('個室が空いているとき'),
  },
  longTerm: {
    ventilator: no, nppv: no, tracheostomy: yes(), oxygen: yes(3), high_flow: no, suction: yes(8), nasogastric: yes(), gastrostomy: yes(), jejunostomy: when('栄養剤が通常のもの'),
    central_line: when('医療区分3で長期に続くこと'), port_picc: yes(), continuous_infusion: yes(), vasopressor: no, transfusion: no, dialysis: no, peritoneal_dialysis: no,
    insulin: yes(), glucose_checks: yes(3), opioid: when('貼付のみ'), chemotherapy: no, costly_drug: yes(300), urinary_catheter: yes(), stoma: yes(), drain: no,
    pressure_ulcer: yes(30), wound_care: when('1日1回の処置まで'), monitor: no, rehabilitation: when('週2回程度の維持期リハ'), mrsa: when('保菌のみ'), esbl: when('保菌のみ'), vre: no, cre: no,
    tuberculosis: no, hbv: yes(), hcv: yes(), scabies: no, covid19: when('退院基準を満たしていること'),
  },
  psychiatric: {
    ventilator: no, nppv: no, tracheostomy: no, oxygen: when('一時的な使用', 2), high_flow: no, suction: when('1日数回まで', 3), nasogastric: when('短期間'), gastrostomy: when('自己抜去のおそれがないこと'),
    central_line: no, port_picc: no, continuous_infusion: when('短期間'), vasopressor: no, transfusion: no, dialysis: no, peritoneal_dialysis: no, insulin: when('1日2回まで'), opioid: no, chemotherapy: no,
    costly_drug: yes(500), urinary_catheter: yes(), drain: no, pressure_ulcer: yes(10), monitor: no, rehabilitation: when('作業療法のみ'), mrsa: no, tuberculosis: no, hbv: yes(), hcv: yes(), scabies: no,
    isolation: when('保護室を除く個室が空いているとき'),
  },
  palliative: {
    ventilator: no, nppv: no, tracheostomy: yes(), oxygen: yes(), high_flow: when('呼吸困難の緩和を目的とする場合'), suction: yes(), gastrostomy: yes(), nasogastric: when('減圧を目的とする場合'),
    central_line: when('新たな導入はしない'), port_picc: yes(), continuous_infusion: yes(), vasopressor: no, transfusion: no, dialysis: no, insulin: yes(), opioid: yes(), chemotherapy: no, urinary_catheter: yes(),
    stoma: yes(), drain: yes(), pressure_ulcer: yes(), wound_care: yes(), monitor: no, mrsa: yes(), esbl: yes(), tuberculosis: no, hbv: yes(), hcv: yes(), covid19: when('退院基準を満たしていること'),
  },
  small: {
    ventilator: no, nppv: no, tracheostomy: no, oxygen: yes(2), high_flow: no, suction: yes(3), nasogastric: no, gastrostomy: when('胃瘻が安定していること'), central_line: no, continuous_infusion: yes(),
    vasopressor: no, transfusion: no, dialysis: no, insulin: when('1日2回まで'), opioid: when('貼付のみ'), chemotherapy: no, urinary_catheter: yes(), wound_care: yes(), rehabilitation: yes(), mrsa: no,
    tuberculosis: no, hbv: yes(), hcv: yes(),
  },
}

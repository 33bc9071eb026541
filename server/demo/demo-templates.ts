import { EMPTY_CASE_RECORD } from '@tasuki/domain/transfer/case-record'
import type { Database } from '../src/platform/db/database'
import { saveMessageTemplateCommand } from '../src/talk/keep-message-template'
import { saveRecordTemplateCommand } from '../src/transfer/keep-record-template'
import { withActorAt } from './demo-clock'
import type { DemoHouse } from './demo-house'

const { adl, behaviour, clinical, directive } = EMPTY_CASE_RECORD
const absent = { presence: 'absent', detail: '' } as const

/** What a sending hospital writes again and again. */
export const keepDemoTemplates = async (database: Database, house: DemoHouse, now: Date): Promise<void> => {
  const person = house.get('a1')?.people[0]
  if (!person) return
  await withActorAt(database, { actor: person, when: now }, async (tx) => {
    await saveMessageTemplateCommand(tx, {
      purpose: 'inquiry',
      name: '回復期リハへの打診',
      body: 'いつもお世話になっております。{自院}の{差出人}です。\n{年齢} {性別}、{主病名}の方の回復期でのリハビリをお願いしたく、ご検討いただけますでしょうか。転院は{転院可能日}から可能です。\nリハビリの経過は記録をご覧ください。',
    })
    await saveMessageTemplateCommand(tx, { purpose: 'talk', name: '面談の日程', body: 'ご家族との面談は、来週の平日14時以降でしたら調整できます。ご都合のよい日を2つほどお知らせください。' })
    await saveRecordTemplateCommand(tx, {
      name: '脳卒中→回復期',
      record: {
        ...EMPTY_CASE_RECORD,
        setting: 'inpatient',
        purpose: 'recovery_rehab',
        bedKinds: ['recoveryRehab'],
        clinical: { ...clinical, department: '脳神経内科' },
        adl: { ...adl, bedridden: 'B1' },
        behaviour: { ...behaviour, aggression: absent, restraint: absent },
        directive: { ...directive, takeBack: { presence: 'present', detail: '急変時は当院で受け入れる' } },
      },
    })
  })
}

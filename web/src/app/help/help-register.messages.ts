import { defineHelp, type ScreenHelp } from './help-topic'

export const registerHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '病院の利用状況と県の担当者',
    purpose: '病院の利用の開始と終了、代表者、県の担当者を扱う画面です（県）。監査担当は見るだけです。',
    acts: [
      { term: '利用を始める', text: '病院を探して開き、代表者を加えてから「利用を始める」を押します。代表者には、パスワードを設定する案内が届きます。利用者がログインでき、打診を受けられるようになります。' },
      { term: '利用を終える', text: '募集中や下書きの患者が残っていると終えられません。残っている患者が並ぶので、病院に終了を依頼するか、同じ法人の病院へ引き継いでください。' },
      { term: '代表者を変える', text: '新しい人を「代表者にする」、前の人を「代表者から外す」と押します。最後の代表者は、後任がいるまで外せません。ほかの人の利用はそのままです。' },
      { term: '人の利用を終える', text: 'ただちにログインできなくなり、担当していた患者は副担当か代表者へ移ります。' },
    ],
    others: ['したことはすべて、操作の記録に残ります。', '県の担当が患者の一覧を開いたことは、その病院に示されます。'],
    whens: [{ term: '加えた人に案内が届かない', text: '「利用者のアカウント」でその人の招待コードを発行し、手渡すか電話で伝えてください。コードは1回限りで、発行し直せます。' }],
  },
  en: {
    title: 'Hospitals’ use and the prefecture’s people',
    purpose: 'Start and end of hospitals’ use, representatives, the prefecture’s people. Auditors only read.',
    acts: [
      { term: 'Start use', text: 'Find and open the hospital, add a representative, press “Start use”. Its people may sign in and it can be asked.' },
      { term: 'End use', text: 'Not while patients are open or drafts. They are listed: ask the hospital to close them, or hand them to one of the same corporation.' },
      { term: 'Change the representative', text: 'Press “Make representative” for the new one, “No longer representative” for the other. The last one stays until there is a successor. Nothing else changes for them.' },
      { term: 'End an account', text: 'The person can’t sign in at once; their patients pass to the deputy or a representative.' },
    ],
    others: ['All of it stands in the audit trail.', 'That an officer opened a patient is shown to its hospital.'],
    whens: [{ term: 'The invitation didn’t arrive', text: 'Issue an invitation code on the page of people’s accounts and hand it over. It is good once; another can be issued.' }],
  },
})

export const rolesHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '役割とできること',
    purpose: '利用者・代表者・県担当・調整員・監査担当が、それぞれ何をできるかの一覧です。',
    acts: [
      { term: '自分の列を見る', text: '「あなた」と付いた列が、現在の役割です。' },
      { term: '行を見る', text: '○の役割の人に依頼できます。' },
      { term: '役割を変えたい', text: '病院の代表者の変更は県へ、県の役割の変更は県担当へ依頼してください。' },
    ],
    others: ['一覧は、プログラムが実際に許していることと同じです。'],
    whens: [{ term: 'できるはずのことができない', text: '患者やトークには、関わりのある病院だけが入れます。県の担当へご連絡ください。' }],
  },
  en: {
    title: 'Roles and what they may do',
    purpose: 'What members, representatives, officers, coordinators and auditors may each do.',
    acts: [
      { term: 'Read your own column', text: 'The one marked “You” is your role now.' },
      { term: 'Read a line', text: 'Ask somebody whose role has the ○.' },
      { term: 'Have a role changed', text: 'A hospital’s representative: by the prefecture; a role of the prefecture: by an officer.' },
    ],
    others: ['The table is what the program really admits.'],
    whens: [{ term: 'You can’t do what you should', text: 'Patients and talks are open to hospitals that have a part in them. Ask the prefecture’s office.' }],
  },
})

import type { RefusalCode } from '@tasuki/domain/base/refusal'
import type { Language } from '../ui/language'

/** What happened, and what to do. */
type Said = { what: string; todo: string }
export type RefusalText = Record<Language, Said>

const say = (ja: [what: string, todo: string], en: [what: string, todo: string]): RefusalText => ({
  ja: { what: ja[0], todo: ja[1] },
  en: { what: en[0], todo: en[1] },
})

const anyCall = {
  malformed_request: say(['送った内容の形式が正しくありません。', '画面を再読み込みして、もう一度お試しください。'], ['The request was malformed.', 'Reload the page and try again.']),
  invalid_input: say(['入力内容に直すところがあります。', '印のついた欄を確認してください。'], ['Some entries need correcting.', 'Check the marked fields.']),
  foreign_origin: say(['別のサイトからの操作のため、受け付けませんでした。', 'Tasukiの画面を開き直してください。'], ['The request came from another site.', 'Open Tasuki again.']),
  not_signed_in: say(['ログインの期限が切れています。', 'もう一度ログインしてください。入力中の内容は画面に残っています。'], ['Your session has ended.', 'Sign in again. What you typed is still here.']),
  not_permitted: say(['この操作をする権限がありません。', '必要な場合は、自院の代表者か県の担当へご相談ください。'], ['You may not do this.', 'Ask your representative or the prefecture.']),
  not_found: say(['見つかりません。', '終了したか、公開範囲が変わった可能性があります。一覧から開き直してください。'], ['Not found.', 'It may have ended or is no longer shown to you. Open it from the list.']),
  too_many_requests: say(['短い時間に操作が続いたため、止めています。', '少し待ってからお試しください。'], ['Too many requests in a short time.', 'Wait a moment and try again.']),
  database_unavailable: say(['現在、保存できません。', '入力はそのままにして、少し待ってからもう一度お試しください。'], ['Nothing can be saved right now.', 'Keep your entries and try again in a moment.']),
  print_room_full: say(['現在、印刷が混み合っています。', '少し待ってから、もう一度印刷してください。'], ['Many sheets are being printed right now.', 'Wait a moment and print again.']),
  idempotency_key_reused: say(['同じ操作が別の内容で送られました。', '画面を再読み込みして、結果を確認してください。'], ['The same act was sent with other contents.', 'Reload and check the result.']),
  version_conflict: say(['ほかの人が先に更新しました。', '最新の内容を確認してから、もう一度保存してください。入力は残っています。'], ['Somebody else has changed this first.', 'Look at the newest state, then save again. Your entries are kept.']),
} satisfies Partial<Record<RefusalCode, RefusalText>>

const account = {
  sign_in_failed: say(['ログインIDまたはパスワードが違います。', '半角・大文字小文字を確認してください。お忘れの場合は、自院の代表者か県の担当へご連絡ください。'], ['Login ID or password is wrong.', 'Check capitals. If forgotten, ask your representative or the prefecture.']),
  second_step_needed: say(['ログインの途中です。', '確認コードを入力して、ログインを終えてください。'], ['You are halfway through signing in.', 'Enter your code to finish.']),
  factor_needed: say(['二要素認証の登録がまだです。', '登録を済ませると、続けられます。'], ['You have no second factor yet.', 'Set one up to go on.']),
  factor_guesses_over: say(['確認が5回続けて合わなかったため、ログインを中断しました。', 'パスワードからやり直してください。番号表・認証アプリが手元にないときは、代表者か県の担当へご連絡ください。'], ['Five times in a row it was wrong: this sign-in has ended.', 'Start over with your password. Without your list or app, ask your representative or the prefecture.']),
  factor_wrong: say(['コードが違うか、すでに使われています。', '新しいコードを確認して、もう一度入力してください。一度使ったコードは使えません。'], ['The code is wrong or was used before.', 'Look for a new code and enter it. Each works once.']),
  password_wrong: say(['パスワードが違います。', '半角・大文字小文字を確認してください。'], ['The password is wrong.', 'Check capitals.']),
  confirmation_needed: say(['本人確認が必要です。', 'パスワードと確認コードをもう一度入力してください。'], ['Please confirm that it is you.', 'Enter password and code once more.']),
  enrolment_over: say(['登録の操作に時間がかかりすぎたため、中断しました。', 'はじめからやり直してください。'], ['Setting up took too long.', 'Begin again.']),
  last_factor: say(['最後の1つは削除できません。', '先に別の方法を登録してください。'], ['The last one can’t be removed.', 'Set up another one first.']),
  own_factor: say(['自分の二要素認証はここでは初期化できません。', '同じ病院の別の代表者か、県の担当へ依頼してください。'], ['You can’t reset your own second factor here.', 'Ask another representative or the prefecture.']),
  hospital_not_active: say(['この病院は現在、利用登録されていません。', '県の担当へお問い合わせください。'], ['This hospital does not use the system at present.', 'Contact the prefecture.']),
  seat_ended: say(['アカウントの利用期間が終了しました。', '続けて使うには、自院の代表者へご連絡ください。記録は残っています。'], ['The period of your account is over.', 'Ask your representative if you need it again. Nothing is lost.']),
  hospital_represented: say(['この病院には、申込みに書かれた人とは別の代表者がいます。利用申込みでは代表者を増やせません。', '病院の代表者に確認し、この申込みを差し戻すか、受理しないでください。利用の再開と、代表者の追加（「代表者を加える」）は、「病院の利用状況」の画面でできます。'], ['The hospital has a representative, and not the one named here: an application adds no other.', 'Ask that representative; return or refuse the application. Its use is begun again, and another representative added, on the hospital’s page.']),
  hospital_is_told_here: say(['この病院には、画面の通知を読む担当者がいます。', '書面ではなく、画面の「未送信の病院に予告を送る」で知らせてください。'], ['Somebody of this hospital reads notices here.', 'It is told here, not on paper.']),
  hospital_has_open_cases: say(['募集中の患者が残っているため、利用を終了できません。', '募集を終了するか、同じ法人の病院へ引き継いでください。'], ['The hospital still has open cases.', 'Close them or hand them to a hospital of the same corporation.']),
  own_account: say(['自分のアカウントには、この操作はできません。', '県の別の担当に依頼してください。'], ['Not for one’s own account.', 'Ask another officer of the prefecture.']),
  last_officer: say(['県担当がひとりもいなくなるため、利用を終えられません。', '画面を更新して、県の利用者を確認してください。先に、ほかの県担当を加えてください。'], ['No officer of the prefecture would be left.', 'Refresh and look at the prefecture’s people. Add another officer first.']),
  login_id_taken: say(['このログインIDはすでに使われています。', '別のIDにしてください。'], ['This login ID is taken.', 'Choose another.']),
  person_exists: say(['同じ人がすでに登録されています。', '利用者の一覧を確認してください。氏名が同じ別の人は、それぞれのメールアドレスを入力すると登録できます。'], ['This person has been entered already.', 'Look at the list of people. Another person of the same name can be entered with an e-mail address of their own.']),
  mailbox_of_colleague: say(['このメールアドレスは、ほかの利用者が使っています。', '本人だけのメールアドレスを入力するか、「複数の人が読む」に印を付けてください。'], ['Another person has this e-mail address.', 'Enter one that is theirs alone, or tick that several people read it.']),
  password_too_short: say(['パスワードが短すぎます。', '13文字以上（二要素認証を使う場合は8文字以上）にしてください。'], ['The password is too short.', 'Use at least 13 characters (8 with a second factor).']),
  password_predictable: say(['推測されやすいパスワードです。', '名前・病院名・よくある言葉や並びを避け、つながりのない言葉を3つ以上組み合わせてください。'], ['This password is easily guessed.', 'Avoid names and common words; join three or more words that have nothing to do with each other.']),
  access_code_invalid: say(['このコードは使えません。', '期限が切れたか、すでに使われています。自院の代表者か県の担当に、新しいコードの発行を依頼してください。'], ['This code can’t be used.', 'It has run out or was used. Ask your representative or the prefecture for a new one.']),
  already_signed_in: say(['すでに利用を始めている人です。', 'パスワードを忘れた場合は、再設定コードを発行してください。'], ['This person has signed in before.', 'If the password is forgotten, issue a reset code.']),
  session_locked: say(['画面がロックされています。', 'パスワードを入力して解除してください。入力中の内容は残っています。'], ['The screen is locked.', 'Unlock it with your password. What you typed is kept.']),
  too_many_saved: say(['これ以上は保存できません。', '使っていないものを削除してから、もう一度保存してください。'], ['No more can be saved.', 'Delete what you no longer use, then save again.']),
  shared_mailbox_not_allowed: say(
    ['共用のメールアドレスは、2つの条件がどちらも当てはまる場合だけ使えます。', '2つの確認欄に印を付けるか、本人のメールアドレスを入力してください。'],
    ['A shared mailbox is accepted only when both conditions hold.', 'Tick both, or enter a personal address.'],
  ),
  absence_period_invalid: say(['不在の期間が正しくありません。', '最終日は、初日と今日以降の日付にしてください。'], ['The period is not valid.', 'The last day must not be before the first, nor before today.']),
  absence_overlaps: say(['すでに登録されている不在と重なっています。', '先に登録されている不在を取り消すか、期間をずらしてください。'], ['This meets another absence of the same person.', 'Call that one off or choose other days.']),
  absence_over: say(['この不在はすでに終わっています。', '画面を更新して、現在の状態を確認してください。'], ['This absence is already over.', 'Refresh and look at its state.']),
} satisfies Partial<Record<RefusalCode, RefusalText>>

const seats = {
  seat_count_invalid: say(['アカウント数が正しくありません。', '1から999までの整数を入力してください。'], ['The number of accounts is not valid.', 'Enter a whole number from 1 to 999.']),
  applications_paused: say(['現在は申請を受け付けない期間です。', '受付が再開する日以降に申請してください。'], ['No applications are taken in this period.', 'Apply once it is over.']),
  start_too_early: say(['その月からは利用を開始できません。', '示された最も早い月以降を選んでください。'], ['Use cannot begin that early.', 'Choose the earliest month shown, or a later one.']),
  start_too_late: say(['利用開始の希望月が先すぎます。', '示された月までを選んでください。'], ['The wished month is too far ahead.', 'Choose a month up to the one shown.']),
  day_past: say(['過ぎた日の登録や取消しはできません。', '今日以降の日付を選んでください。'], ['That day is past: it can be neither added nor removed.', 'Choose today or a later day.']),
  day_closed_already: say(['その日は、すでに閉庁日です。', '土日・祝日・年末年始は登録しなくてかまいません。'], ['The prefecture is closed on that day already.', 'Weekends, holidays and the turn of the year need no entry.']),
  pause_period_invalid: say(['期間が正しくありません。', '最終日は、初日と今日以降の日付にしてください。'], ['The period is not valid.', 'The last day must not be before the first, nor before today.']),
  pause_overlaps: say(['すでに登録されている期間と重なっています。', '先の期間を取り消すか、日付をずらしてください。'], ['This meets another period.', 'Remove that one or choose other days.']),
  retention_not_over: say(['保存期間がまだ終わっていません。', '一番新しい入力から3年が過ぎると削除できます。'], ['It is still to be kept.', 'It may be deleted once its newest entry is three years old.']),
  case_held_back: say(['削除が止められています。', '県が停止を解くと削除できます。'], ['Its deletion is stopped.', 'It may be deleted once the prefecture lifts the hold.']),
  deletion_not_announced: say(['病院にまだ知らせていません。', '予告を送り、30日おいてから削除してください。'], ['The hospital has not been told.', 'Send the notice and wait for 30 days.']),
  deletion_notice_running: say(['予告から30日がまだ過ぎていません。', '過ぎてから削除してください。'], ['The 30 days of the notice are not over.', 'Delete it after them.']),
  hold_exists: say(['この削除の停止は、すでに申し込まれています。', '画面を開き直して、状態を確認してください。'], ['Its deletion is stopped, or asked to be stopped, already.', 'Reload the page to see how it stands.']),
  hold_decided: say(['この申し込みは、すでに処理されています。', '画面を開き直して、状態を確認してください。'], ['This request has been decided already.', 'Reload the page to see how it stands.']),
  moderation_exists: say(['この内容については、すでに確認を求めています。', '「内容の確認と削除」の一覧から、その件を開いてください。'], ['The hospital is being asked about this already.', 'Open that matter from the list.']),
  moderation_decided: say(['この件は、すでに終わっています。', '画面を開き直して、状態を確認してください。'], ['This matter has ended already.', 'Reload the page to see how it stands.']),
  content_gone: say(['その内容は、もうありません。', '病院が取り消したか、すでに削除されています。画面を開き直してください。'], ['That is no longer there.', 'Its hospital took it back, or it was deleted. Reload the page.']),
  answer_day_invalid: say(['回答の期限が正しくありません。', '明日から90日以内の日付を選んでください。'], ['The day to answer by is not valid.', 'Choose a day from tomorrow to 90 days ahead.']),
  price_month_past: say(['始まった月の単価は変えられません。', '翌月以降の月を選んでください。'], ['The price of a month that has begun stays.', 'Choose a later month.']),
  unit_price_unknown: say(['その月のアカウント単価がまだ決まっていません。', '別の月を選ぶか、県の担当へお問い合わせください。'], ['The price of that month is not fixed yet.', 'Choose another month or ask the prefecture.']),
  form_not_open: say(['この様式は、現在書き換えられません。', '提出済みの場合は、取り下げるか、県の確認をお待ちください。'], ['This form cannot be changed now.', 'Withdraw it, or wait for the prefecture.']),
  form_not_submitted: say(['この様式は現在、審査待ちではありません。', '画面を更新して、現在の状態を確認してください。'], ['This form is not waiting for a decision.', 'Refresh and look at its state.']),
  form_not_withdrawable: say(['この様式は、もう取り下げられません。', '受理された後の変更は、様式3（異動届）で届け出てください。'], ['This form can no longer be withdrawn.', 'Report later changes with form 3.']),
  form_year_over: say(['申請した年度が終わったため、この様式は受理できません（要綱第10条第5項）。', '差し戻して、今年度の分として再提出してもらってください。'], ['The fiscal year that it asks for is over, so this form can’t be accepted.', 'Return it, so that the hospital can hand it in for this year.']),
  mail_address_invalid: say(['メールアドレスの形が正しくありません。', '印のついた欄を確認してください。'], ['An e-mail address is not valid.', 'Check the marked fields.']),
  more_users_than_seats: say(['利用する職員が、新規発行数より多くなっています。', '発行数を増やすか、職員の行を減らしてください。'], ['More people are named than seats applied for.', 'Apply for more seats or name fewer people.']),
  seats_not_enough: say(['空いているアカウントが足りません。', '足りない分は、県費負担アカウントの配布か、病院からの様式2（病院負担アカウント発行申請書）で増やせます。'], ['There are not enough free accounts.', 'There are more once the prefecture gives some, or the hospital applies with form 2.']),
  leaver_stops_already: say(['利用を終了する職員のうち、すでに受理された異動届出で終了が決まっている人がいます。', 'その人の選択を外してください。最後に使う日を変えるときは、県へご連絡ください。'], ['The end of a person’s use has already been accepted with another form.', 'Leave that person out. To change the last day, ask the prefecture.']),
  leaver_not_on_seat: say(['利用を終了する職員が、現在アカウントを使っていません。', '一覧から選び直してください。'], ['A person who is to stop holds no account.', 'Choose again from the list.']),
  last_representative: say(['この届出のとおりにすると、病院の代表者がいなくなります。', '県の担当に後任を代表者として登録してもらってから、もう一度提出してください。'], ['With this form the hospital would have no representative left.', 'Have the prefecture register a successor as representative, then hand it in again.']),
  sole_representative: say(['この人が外れると、病院の代表者がいなくなります。届出の提出ができなくなるため、できません。', '先に、後任を「代表者にする」か「代表者を加える」で登録してください。病院がシステムを使わなくなる場合は、「利用を終える」で病院の利用を終えてください。'], ['The hospital would have no representative left to hand in its forms.', 'Make a successor representative first, or add one. If the hospital stops using the system, end its use.']),
  budget_year_over: say(['予算枠を定められるのは、今年度と来年度だけです。', '画面を更新して、年度を確認してください。'], ['Only this fiscal year’s budget and the next one’s can be set.', 'Refresh and check the year.']),
  form_day_invalid: say(['日付が正しくありません。', '今日以降で、アカウントの有効期間内の日を選んでください。'], ['A day is not valid.', 'Choose a day from today on within the account’s period.']),
  seat_budget_below_given: say(['すでに配布した数より少なくはできません。', '先に、空いているアカウントを病院から戻してください。'], ['The budget cannot be below what is given already.', 'Take free seats back first.']),
  seat_budget_exceeded: say(['今年度の県費負担アカウントの予算枠が足りません（要綱第9条第1項）。', '「アカウントの配布・更新」で予算枠を増やすか、使っていない県費負担アカウントを病院から戻してから、もう一度行ってください。'], ['The year’s budget of prefecture-funded accounts is used up.', 'Under “Accounts of hospitals and renewals” raise it, or take back an account that nobody uses; then try again.']),
  seat_not_free: say(['このアカウントは使われているか、使い始める人が決まっています。', '空いているアカウントを選んでください。'], ['This account is in use or about to be.', 'Choose a free one.']),
  seats_not_reduced: say(['病院負担アカウントは、年度の途中で減らせません（要綱第10条第4項）。', '次の年度に続けない場合は、更新の画面で外してください。'], ['Hospital-funded accounts are not reduced within the year.', 'Leave them out in the renewal.']),
  renewal_not_open: say(['更新の受付期間ではありません。', '受付期間を確認してください。期間を過ぎた場合は、様式2で申請してください。'], ['Renewals are not taken at present.', 'Check the period; afterwards apply with form 2.']),
  renewal_answered: say(['この病院は、すでに更新の回答を提出しています。', '一覧を開き直して確認してください。'], ['The hospital has answered already.', 'Read the list again.']),
  renewal_reminded_today: say(['今日はすでに知らせています。', '明日以降にもう一度知らせることができます。'], ['The hospital has been reminded today.', 'Try again tomorrow or later.']),
  renewal_accepted: say(['この更新は、すでに受理されています。', '画面を開き直して確認してください。受付期間中は、病院が更新の画面から追加できます。'], ['This renewal is accepted already.', 'Open the page again and check. Within the period, the hospital can add to it on its renewal page.']),
  seat_not_renewable: say(['更新できないアカウントが含まれています。', '画面を更新して、選び直してください。'], ['One of the accounts cannot be renewed.', 'Refresh and choose again.']),
} satisfies Partial<Record<RefusalCode, RefusalText>>

const invoices = {
  invoice_state_wrong: say(['この請求書は、すでに別の状態になっています。', '画面を更新して、現在の状態を確認してください。'], ['The state of this invoice has changed.', 'Refresh and look at it.']),
  invoice_terms_missing: say(['請求者と振込先が定められていないため、送付できません。', '「請求書の設定」で入力してから、もう一度送付してください。'], ['It cannot be sent while the issuer or the account to pay to is missing.', 'Enter them in the invoice settings, then send again.']),
  invoice_not_overdue: say(['納入期限を過ぎていないため、督促は送れません。', '期限の翌日から送れます。'], ['It is not overdue, so no reminder is sent.', 'One can be sent from the day after the due day.']),
  invoice_reminded_today: say(['今日はすでに督促しています。', '明日以降にもう一度送れます。'], ['The hospital has been reminded today.', 'Try again tomorrow or later.']),
  invoice_reason_missing: say(['取消の理由が入力されていません。', '理由は請求取消書に記載されます。'], ['The reason is missing.', 'It stands on the credit note.']),
  payment_day_invalid: say(['入金日が正しくありません。', '請求日から今日までの日付にしてください。'], ['The day of payment is not valid.', 'Choose a day from the invoice’s to today.']),
} satisfies Partial<Record<RefusalCode, RefusalText>>

const names = {
  push_endpoint_refused: say(['このブラウザの通知先は使えません。', '別のブラウザをお試しください。メールの通知はそのまま届きます。'], ['Pushes to this browser are not possible.', 'Try another browser. E-mail goes on as before.']),
  personal_name: say(['氏名とみられる文字が含まれています。', '氏名を消してから、もう一度送ってください。患者さんの氏名は登録できません。'], ['The text seems to contain a name.', 'Remove it and send again. Patients’ names may not be entered.']),
  name_already_reported: say(['すでに表示が止められています。', '県の確認が済むまでお待ちください。'], ['This is hidden already.', 'Please wait for the prefecture’s decision.']),
  name_report_decided: say(['県がすでに確認しています。', '画面を更新して、現在の状態を確認してください。'], ['The prefecture has already decided.', 'Refresh and look at its state.']),
  text_hidden: say(['氏名の確認のために表示を止めている文と同じ内容です。', '氏名を消した文に書き直してください。'], ['These are the very words hidden because of a name.', 'Write them anew without the name.']),
} satisfies Partial<Record<RefusalCode, RefusalText>>

const office = {
  terms_not_accepted: say(['利用規約への同意がまだのため、保存できません。', '画面に表示される利用規約を読み、「同意して始める」を押してください。入力は残っています。'], ['The terms of use have not been accepted yet.', 'Read them and accept; your entries are kept.']),
  terms_superseded: say(['利用規約が新しくなりました。', '画面を再読み込みして、現行の規約をお読みください。'], ['The terms of use have changed.', 'Reload and read the present ones.']),
  terms_day_invalid: say(['施行日が正しくありません。', '今日以降で、前の版の施行日より後の日付にしてください。'], ['The day is not valid.', 'Choose today or later, and not before the version it follows.']),
  application_unknown: say(['受付番号または照会コードが違います。', '申込み時に表示された番号とコードを確認してください。わからないときは県の担当へお問い合わせください。'], ['The receipt number or the code is wrong.', 'Look at what was shown when you applied, or ask the prefecture.']),
  application_not_open: say(['この申込みは、すでに処理が進んでいます。', '画面を更新して、現在の状態を確認してください。'], ['This application has moved on.', 'Refresh and look at its state.']),
  announcement_days_invalid: say(['掲載の期間が正しくありません。', '始める日は今日以降、終わる日は始める日以降にしてください。'], ['The days are not valid.', 'Begin today or later, and end no earlier than that.']),
  announcement_for_nobody: say(['宛先の病院がありません。', '利用中の病院を1つ以上選んでください。'], ['No hospital is addressed.', 'Choose at least one hospital that uses the system.']),
  announcement_withdrawn: say(['このお知らせは取り下げられています。', '画面を更新して、現在の状態を確認してください。'], ['This announcement was withdrawn.', 'Refresh and look at its state.']),
  announcement_not_shown: say(['このお知らせは現在掲載されていません。', '掲載期間を確かめてください。'], ['This announcement is not shown now.', 'Look at its days.']),
  acknowledgement_not_wanted: say(['このお知らせは確認を求めていません。', '画面を更新して、現在の内容を確認してください。'], ['No acknowledgement is asked for.', 'Refresh and look at it again.']),
  reminded_already: say(['きょうはすでに知らせました。', '明日以降にもう一度お試しください。'], ['The hospitals were reminded today.', 'Try again tomorrow.']),
} satisfies Partial<Record<RefusalCode, RefusalText>>

const documents = {
  document_not_masked: say(['氏名の黒塗りを通っていない書類は送れません。', '書類を選び直し、「氏名を黒塗りする」ですべてのページを確認してから送ってください。'], ['A document that was not blacked out cannot be sent.', 'Choose it again, check every page under “Black out names”, then send it.']),
  document_too_large: say(['ファイルが大きすぎます（20MBまで）。', 'ページを分けるか、解像度を下げてからもう一度選んでください。'], ['The file is too large (20 MB at most).', 'Split it or lower its resolution.']),
  document_incomplete: say(['ファイルが最後まで届きませんでした。', '通信を確認して、もう一度送ってください。登録はされていません。'], ['The file did not arrive whole.', 'Send it again; nothing was stored.']),
  document_empty: say(['ファイルの中身が空です。', '別のファイルを選んでください。'], ['The file is empty.', 'Choose another file.']),
  document_office_file: say(['Word・Excel・PowerPointのファイルは送れません。', '元のソフトで「PDFとして印刷（保存）」し、氏名を消したPDFを選んでください。'], ['Word, Excel and PowerPoint files are not accepted.', 'Print it as a PDF, remove the names, and choose the PDF.']),
  document_type_not_accepted: say(['この種類のファイルは送れません。', 'PDF・JPEG・PNGのいずれかにしてください。'], ['This kind of file is not accepted.', 'Use PDF, JPEG or PNG.']),
  document_encrypted: say(['パスワードや印刷制限のかかったPDFは送れません。', '保護を外すか、「PDFとして印刷」し直したものを選んでください。'], ['Protected PDFs are not accepted.', 'Remove the protection or print it as a new PDF.']),
  document_not_flattened: say(['このPDFには、文字や元の情報が残っているため送れません。氏名を塗りつぶしても、下の文字を取り出せることがあります。', '「ファイルを追加」から選び、氏名を塗りつぶす画面で作った書類を送ってください。'], ['This PDF still carries text or other data. Words under a black box can be taken out again.', 'Choose it with “Add a file”, black out the names there, and send what that makes.']),
  document_disguised: say(['別の種類のファイルが隠れているため、送れません。', '元の書類から作り直したファイルを選んでください。'], ['Another file is hidden inside this one.', 'Make the file anew from the original.']),
  document_broken: say(['ファイルが壊れていて開けません。', '元の書類から作り直すか、写真を撮り直してください。'], ['The file is damaged and cannot be opened.', 'Make it anew or take the photo again.']),
  document_too_many_pages: say(['ページが多すぎます（300ページまで）。', '必要なページだけに分けてください。'], ['There are too many pages (300 at most).', 'Keep the pages that are needed.']),
  attached_document_gone: say(['添付した書類が、もう残っていません。', '「書き直す」で文を戻し、書類をもう一度添付してください。'], ['An attached document is no longer there.', 'Take the text back with “Edit” and attach the document again.']),
  attached_document_refused: say(['添付した書類に氏名が見えるため、送れません。', '添付の「氏名が見える所を確認」で場所を確認し、塗りつぶしてから添付し直してください。'], ['A name can be seen in an attached document.', 'Look where it is, black it out and attach it again.']),
  document_not_refused: say(['この書類は、もう差し戻しの状態ではありません。', '画面を開き直して、今の状態を確認してください。'], ['The document is no longer sent back.', 'Reload to see where it stands.']),
  document_image_too_large: say(['画像の縦横が大きすぎます。', '縮小してからもう一度選んでください。'], ['The image has too many pixels.', 'Make it smaller and choose it again.']),
} satisfies Partial<Record<RefusalCode, RefusalText>>

const transferCase = {
  required_fields_missing: say(['必須の項目が入力されていません。', '赤い枠の項目を入力してください。入力した内容は残っています。'], ['Required fields are missing.', 'Fill in the marked fields. What you typed is kept.']),
  urgent_transfer: say(['緊急の転送が必要な患者は、このシステムでは募集できません。', '救急の連絡手段を使ってください。'], ['Urgent transfers cannot be arranged here.', 'Use the emergency channels.']),
  no_reader: say(['候補病院がないため、誰にも届きません。', '候補病院を選ぶか、公開範囲を「候補病院と転院先地域」にしてください。'], ['Nobody could see this case.', 'Choose a candidate or widen the visibility.']),
  destination_area_unknown: say(['転院先地域が決まっていません。', '市区町村か二次医療圏を選んでください。'], ['The destination area is not set.', 'Choose municipalities or a secondary area.']),
  case_not_draft: say(['この患者はすでに募集を始めています。', '画面を更新して、現在の状態を確認してください。'], ['This case has already been sent.', 'Refresh and look at its state.']),
  case_not_recruiting: say(['この患者は現在募集中ではありません。', '画面を更新して、現在の状態を確認してください。'], ['This case is not open for candidates now.', 'Refresh and look at its state.']),
  case_not_held: say(['受入先の決定が取り消されています。', '画面を更新して、現在の状態を確認してください。'], ['No hospital is chosen any more.', 'Refresh and look at its state.']),
  case_held: say(['受入先が決まっているため、変更できません。', '先に受入先の決定を取り消してください。'], ['A hospital is already chosen.', 'Release the choice first.']),
  case_closed: say(['この募集は終了しています。', '終了から30日以内であれば再開できます。'], ['This case is closed.', 'It can be reopened within 30 days.']),
  case_not_closed: say(['この募集は終了していません。', '画面を更新して、現在の状態を確認してください。'], ['This case is not closed.', 'Refresh and look at its state.']),
  reopen_period_over: say(['終了から30日を過ぎたため、再開できません。', '新しく患者を登録してください。'], ['More than 30 days have passed since closing.', 'Register a new case.']),
  transfer_details_missing: say(['転院日と転院先が入力されていません。', '両方を入力してください。'], ['Date and destination are missing.', 'Enter both.']),
  transfer_date_in_future: say(['転院日が先の日付です。', '転院が済んでから、その日付で完了にしてください。'], ['The transfer date is in the future.', 'Complete the case once the transfer is done.']),
  transfer_date_too_early: say(['転院日が早すぎます。', '登録日以降の日付を入力してください。'], ['The transfer date is too early.', 'Enter a date not before the registration.']),
  transfer_date_passed: say(['転院日が過ぎた日付です。', '今日以降の日付を入力してください。'], ['The transfer date has passed.', 'Enter today or a later day.']),
  destination_must_be_empty: say(['転院先は入力できません。', '転院先の欄を空にしてください。'], ['No destination may be given here.', 'Clear the destination.']),
  end_reason_text_missing: say(['「その他」の理由が入力されていません。', '理由を入力してください。'], ['The reason is missing.', 'Enter the reason.']),
} satisfies Partial<Record<RefusalCode, RefusalText>>

const inquiries = {
  candidate_not_user: say(['システムを利用していない病院が含まれています。', '利用中の病院だけを選んでください。'], ['A chosen hospital does not use the system.', 'Choose user hospitals only.']),
  candidate_is_sender: say(['自院は候補に選べません。', '自院を外してください。'], ['Your own hospital cannot be a candidate.', 'Remove it.']),
  candidate_already_asked: say(['すでに打診している病院が含まれています。', '候補の一覧で状態を確認してください。'], ['A chosen hospital has already been asked.', 'Look at the list of candidates.']),
  own_case: say(['自院の患者には受入れを申し出られません。', '患者の画面から操作してください。'], ['This is your own case.', 'Act from the case itself.']),
  inquiry_not_answerable: say(['この打診には、現在回答できません。', '調整が進んだか、取り下げられた可能性があります。画面を更新してください。'], ['This inquiry cannot be answered now.', 'It may have moved on or been withdrawn. Refresh.']),
  inquiry_not_choosable: say(['この病院は受入先に選べません。', '「受入可」か「条件付き」の回答がある病院を選んでください。'], ['This hospital cannot be chosen.', 'Choose one that has accepted.']),
  inquiry_not_chosen: say(['受入先の決定が取り消されています。', '画面を更新して、現在の状態を確認してください。'], ['Your hospital is no longer the chosen one.', 'Refresh and look at the state.']),
  inquiry_not_withdrawable: say(['この打診は取り下げられません。', '決定済みの場合は、先に決定を取り消してください。'], ['This inquiry cannot be withdrawn.', 'If it is chosen, release the choice first.']),
  answer_superseded: say(['同じ病院の別の人が先に回答しました。', '現在の回答を確認し、変える場合はもう一度回答してください。'], ['A colleague answered first.', 'Look at the answer that stands; answer again to change it.']),
} satisfies Partial<Record<RefusalCode, RefusalText>>

const talk = {
  room_read_only: say(['このトークは閲覧のみになっています。', '募集の終了や他院での調整により、書き込みはできません。'], ['This talk is read-only.', 'The case has ended or is being arranged elsewhere.']),
  message_empty: say(['メッセージが空です。', '内容を入力してから送ってください。'], ['The message is empty.', 'Write something first.']),
  message_not_own: say(['自分が書いたメッセージだけを直せます。', '訂正が必要な場合は、新しいメッセージで伝えてください。'], ['You can change only what you wrote.', 'Say what is right in a new message.']),
  message_deleted: say(['このメッセージはすでに削除されています。', '画面を更新して確認してください。'], ['This message is already deleted.', 'Refresh to see it.']),
  message_change_period_over: say(['送ってから5分を過ぎたため、編集や削除はできません。', '新しいメッセージで訂正を伝えてください。'], ['More than five minutes have passed since it was sent.', 'Say what is right in a new message.']),
  mentioned_not_in_room: say(['宛先に、このトークを読めない人が含まれています。', '宛先を選び直してください。'], ['Somebody mentioned cannot read this room.', 'Choose again whom you mention.']),
} satisfies Partial<Record<RefusalCode, RefusalText>>

/** Exhaustive: a new code of the domain doesn't compile until it is said here. */
export const refusalMessages: Record<RefusalCode, RefusalText> = { ...anyCall, ...account, ...seats, ...invoices, ...office, ...names, ...documents, ...transferCase, ...inquiries, ...talk }

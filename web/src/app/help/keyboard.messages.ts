import { defineHelp, type GuideHelp } from './help-topic'

/** The keys of `keyboard-shortcuts.ts` and of the components; shown by `?` and in the help. */
export const keyboardHelp = defineHelp<GuideHelp>({
  ja: {
    title: 'キーボードの操作',
    purpose: 'マウスを使わずに、すべての操作ができます。文字を入力している間は、一文字の操作は働きません。',
    parts: [
      {
        heading: 'どの画面でも',
        keys: true,
        lines: [
          { term: '?', text: 'この一覧を開く' },
          { term: 'g → h', text: 'ホームへ' },
          { term: 'g → p', text: '患者へ' },
          { term: 'g → n', text: '患者を登録' },
          { term: 'g → i', text: '受入れへ' },
          { term: 'g → t', text: 'トークへ' },
          { term: 'g → b', text: '病院へ' },
          { term: 'g → f', text: '自院へ' },
          { term: '/', text: '検索欄へ（検索のある画面）' },
          { term: 'Tab / Shift + Tab', text: '次／前の項目へ。最初の Tab で「本文へ移動」が出ます' },
          { term: 'Esc', text: '開いている窓・一覧・ヘルプを閉じて、元の場所へ戻る' },
        ],
      },
      {
        heading: '一覧・タブ・選択肢',
        keys: true,
        lines: [
          { term: '← →', text: 'タブ、横に並んだ選択肢を移る' },
          { term: 'Space', text: 'チェックを付ける・外す' },
        ],
      },
      {
        heading: '入力',
        keys: true,
        lines: [
          { term: 'Ctrl + Enter', text: 'トークのメッセージを送る（Mac は ⌘ + Enter）' },
          { term: 'Enter', text: '日本語の変換を確定。これで送信されることはありません' },
        ],
      },
    ],
  },
  en: {
    title: 'Keyboard',
    purpose: 'Everything can be done without a mouse. Single keys do nothing while you type.',
    parts: [
      {
        heading: 'On every page',
        keys: true,
        lines: [
          { term: '?', text: 'Open this list' },
          { term: 'g → h', text: 'Home' },
          { term: 'g → p', text: 'Patients' },
          { term: 'g → n', text: 'Register a patient' },
          { term: 'g → i', text: 'Inbox' },
          { term: 'g → t', text: 'Talk' },
          { term: 'g → b', text: 'Hospitals' },
          { term: 'g → f', text: 'Facility' },
          { term: '/', text: 'To the search box, where there is one' },
          { term: 'Tab / Shift + Tab', text: 'Next or previous; the first Tab offers “Skip to content”' },
          { term: 'Esc', text: 'Close a dialog, a list or the help, and return to where you were' },
        ],
      },
      {
        heading: 'Lists, tabs, choices',
        keys: true,
        lines: [
          { term: '← →', text: 'Tabs, and choices side by side' },
          { term: 'Space', text: 'Tick or untick' },
        ],
      },
      {
        heading: 'Typing',
        keys: true,
        lines: [
          { term: 'Ctrl + Enter', text: 'Send a message (⌘ + Enter on a Mac)' },
          { term: 'Enter', text: 'Ends a conversion of the input method; it never sends' },
        ],
      },
    ],
  },
})

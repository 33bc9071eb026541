import { defineMessages } from '../ui/language'

/** The box one writes in. */
export const boxMessages = defineMessages({
  ja: {
    message: 'メッセージ',
    messagePlaceholder: '伝えたいこと（患者さんの氏名は書かないでください）',
    send: '送る',
    sendHint: 'Ctrl + Enter で送れます。Enter は改行です。@ で宛先を選べます。',
    emptyText: '何か書くと送れます',
    charactersLeft: (count: number) => `あと${count}文字`,
    tooLong: (count: number) => `${count}文字超えています`,
    mention: '宛先（@）を選ぶ',
    people: '宛先の候補',
    peopleCount: (count: number) => `宛先の候補 ${count}人。上下の矢印キーで選べます`,
  },
  en: {
    message: 'Message',
    messagePlaceholder: 'What you want to say (never a patient’s name)',
    send: 'Send',
    sendHint: 'Ctrl + Enter sends. Enter makes a new line. @ speaks to a colleague.',
    emptyText: 'Write something to send',
    charactersLeft: (count: number) => `${count} characters left`,
    tooLong: (count: number) => `${count} characters too many`,
    mention: 'Speak to somebody (@)',
    people: 'People of this room',
    peopleCount: (count: number) => `${count} people; choose with the arrow keys`,
  },
})

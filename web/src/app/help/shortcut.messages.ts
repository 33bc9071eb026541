import { defineMessages } from '../../ui/language'

export const shortcutMessages = defineMessages({
  ja: { singleKeys: '一文字の操作を使う', singleKeysText: 'このパソコンのこのブラウザだけの設定です。切っても、Tab・Enter・Esc はそのまま使えます。' },
  en: { singleKeys: 'Use single keys', singleKeysText: 'A setting of this browser alone. Tab, Enter and Esc work in any case.' },
})

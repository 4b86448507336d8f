/** Refusals about the library of laws. */
export const LAW_SENTENCES = {
  LAWS_NOT_YOURS: {
    zh: '法规库全国通用，只有具有全国范围授权的命题人可以维护。',
    en: 'The library is the same for the whole nation; only authors with a grant over the nation change it.',
  },
  ARTICLE_NOT_FOUND: {
    zh: '法规库中没有这一条文，或尚未发布。',
    en: 'The library has no such article, or its text is not published.',
  },
  NOTE_TOO_LONG: {
    zh: '笔记有 {length} 个字，最多 {most} 个字。没有保存，请精简后再试。',
    en: 'The note has {length} characters, at most {most} are kept. Nothing was saved; shorten it and try again.',
  },
  NOTE_CHANGED: {
    zh: '这条笔记刚在另一台设备上修改过，您的修改尚未保存。',
    en: 'This note was just changed on another device; yours is not saved yet.',
  },
  LAW_NOT_FOUND: { zh: '法规库中没有这部法规：{law}。', en: 'The library has no such law: {law}.' },
  EDITION_NOT_FOUND: {
    zh: '法规库中没有这个版本：{edition}。',
    en: 'The library has no such edition: {edition}.',
  },
  LAW_TARGET_UNCLEAR: {
    zh: '请选择导入为：已有版本的全文、已有法规的新版本，或新的法规（三者选一）。',
    en: 'Choose what the text is: that of an edition there is, a new edition of a known law, or a new law.',
  },
  LAW_TITLE_TAKEN: {
    zh: '法规库中已有同名或同简称的法规：{law}。请改为该法规的新版本。',
    en: 'The library has a law of this name already: {law}. Import a new edition of it instead.',
  },
  LAW_FACTS_MISSING: {
    zh: '“{field}”不能为空，且不超过 {most} 个字。',
    en: '"{field}" must not be empty and have at most {most} characters.',
  },
  LAW_TEXT_FAULTY: {
    zh: '文本存在错误，没有导入：{reason}',
    en: 'The text has errors and was not imported: {reason}',
  },
  LAW_TEXT_CHANGED: {
    zh: '预览之后文件或法规库有变化，没有导入。请重新预览后确认。',
    en: 'The file or the library changed after the preview; nothing was imported. Look again and confirm.',
  },
  EDITION_LABEL_TAKEN: {
    zh: '《{law}》已有名为“{label}”的版本。',
    en: '{law} has an edition labelled {label} already.',
  },
  EDITION_DAYS_TAKEN: {
    zh: '施行日期与已有版本冲突：已有版本自 {from} 起，至 {to} 止。',
    en: 'The days meet those of an edition there is, in force from {from} to {to}.',
  },
  EDITION_PROMULGATED_LATER: {
    zh: '公布日期 {promulgated} 不能晚于施行日期 {from}。',
    en: 'A text promulgated on {promulgated} cannot begin before that, on {from}.',
  },
  EDITION_PUBLISHED_ALREADY: {
    zh: '该版本已经发布：{edition}。',
    en: 'The edition is published already: {edition}.',
  },
  EDITION_WITHOUT_TEXT: {
    zh: '该版本尚未导入全文，不能发布：{edition}。',
    en: 'The text of the edition is not in the library, so it cannot be published: {edition}.',
  },
  EDITION_ENDS_ITSELF: {
    zh: '一个版本不能废止自己：{edition}。',
    en: 'An edition cannot end itself: {edition}.',
  },
  EDITION_ENDED_ALREADY: {
    zh: '版本 {edition} 已于 {on} 失效。',
    en: 'The edition {edition} ended already, on {on}.',
  },
  EDITION_NOT_BEGUN: {
    zh: '版本 {edition} 自 {from} 起施行，不能在 {on} 失效。',
    en: 'The edition {edition} begins on {from}; it cannot end on {on}.',
  },
  PLACE_UNREADABLE: {
    zh: '无法识别条款“{found}”，请写成如“第六十三条第一款第三项”或“63条”的形式。',
    en: 'The place "{found}" cannot be read; name article, paragraph and item in Chinese, as the law is cited.',
  },
  PLACE_NOT_THERE: {
    zh: '该版本没有“{found}”，最接近的是“{nearest}”。',
    en: 'The edition has no {found}; the nearest is {nearest}.',
  },
  ARTICLE_CHANGE_NOT_FOUND: {
    zh: '没有找到这条新旧条文对照。',
    en: 'There is no such row in the table of articles.',
  },
  ARTICLE_CHANGE_TAKEN: {
    zh: '对照表中已有相同的一条。',
    en: 'The table has the same row already.',
  },
  ARTICLE_CHANGE_BUILT_IN: {
    zh: '随产品提供的对照只能修改条款和说明，不能改换法规版本。请删除后另行添加。',
    en: 'Of a row that came with the product only places and note may change, not its editions. Remove it and add another.',
  },
} as const;

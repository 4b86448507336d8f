/** Refusals about what a paper is made of. */
export const PAPER_SENTENCES = {
  BANKS_MISSING: { zh: '请至少选择一个题库。', en: 'Choose at least one bank.' },
  BLUEPRINT_EMPTY: { zh: '组卷方案还没有大题。', en: 'The blueprint has no section yet.' },
  BLUEPRINT_SECTION_EMPTY: {
    zh: '第 {section} 大题还没有题目要求。',
    en: 'Section {section} asks for no question yet.',
  },
  BLUEPRINT_COUNT: {
    zh: '第 {section} 大题第 {cell} 格的题数须为大于零的整数。',
    en: 'Section {section}, cell {cell}: the number of questions must be a whole number above zero.',
  },
  BLUEPRINT_POINTS: {
    zh: '第 {section} 大题的每题分值须大于零。',
    en: 'Section {section}: the points for a question must be above zero.',
  },
  BLUEPRINT_SUBSET_POINTS: {
    zh: '第 {section} 大题：少选所得的固定分须不小于 0，且小于每题分值 {pointsEach}。',
    en: 'Section {section}: the fixed score for a subset must be at least 0 and below the {pointsEach} points of a question.',
  },
  BLUEPRINT_CELL_TWICE: {
    zh: '第 {section} 大题第 {cell} 格与前面的一格相同，请合并题数。',
    en: 'Section {section}, cell {cell} repeats one before it; put their numbers together.',
  },
  BLUEPRINT_QUESTION_TWICE: {
    zh: '同一道题被手工选了两次。',
    en: 'One question was picked by hand twice.',
  },
  BLUEPRINT_TOO_LONG: {
    zh: '试卷共 {asked} 题，最多 {most} 题。',
    en: 'The paper has {asked} questions; at most {most} go on one.',
  },
  BLUEPRINT_TOO_MANY: {
    zh: '组卷方案过大：最多 {sections} 个大题、{cells} 格、{banks} 个题库。',
    en: 'The blueprint is too large: at most {sections} sections, {cells} cells and {banks} banks.',
  },
  BLUEPRINT_SUM: {
    zh: '各大题合计 {sum} 分，与总分 {total} 分不符。',
    en: 'The sections sum to {sum} points, not to the {total} the paper is meant to be worth.',
  },
  BLUEPRINT_FORMS: {
    zh: '试卷套数须在 1 到 {most} 之间。',
    en: 'The number of forms must be between 1 and {most}.',
  },
  BLUEPRINT_FIXED_FORMS: {
    zh: '全部手工选题时只有一套试卷。',
    en: 'When every question is picked by hand there is one form only.',
  },
  BLUEPRINT_LIMITS: {
    zh: '限制不正确：重复比例 0%–100%，每题最多出现的套数 1–10，曝光次数不小于 1。',
    en: 'The limits are not valid: overlap 0–100 %, forms of one question 1–10, exposures at least 1.',
  },
  BLUEPRINT_NAME_TAKEN: {
    zh: '该区划下已有同名的组卷方案：{name}。',
    en: 'The region has a blueprint of this name already: {name}.',
  },
  BLUEPRINT_OUTRUN: {
    zh: '在您编辑期间，该方案已被他人保存为新的版本，您的修改尚未保存。',
    en: 'Somebody else saved this blueprint while you were editing; your changes are not saved yet.',
  },
  BLUEPRINT_QUESTION_UNUSABLE: {
    zh: '第 {section} 大题手工选的题目中有 {count} 题不能使用，请更换。',
    en: 'Section {section}: {count} of the questions picked by hand cannot be used; pick others.',
  },
  BLUEPRINT_CELL_SHORT: {
    zh: '题库不足：第 {section} 大题第 {cell} 格要 {asked} 题，可用 {usable} 题。',
    en: 'The bank is too small: section {section}, cell {cell} asks for {asked} questions and can have {usable}.',
  },
  BLUEPRINT_FORMS_SHORT: {
    zh: '题库不足以组成 {forms} 套试卷：第 {section} 大题第 {cell} 格共需 {asked} 题次，全卷还差 {missing} 题。请减少套数、放宽重复比例或每题最多出现的套数。',
    en: 'The bank is too small for {forms} forms: section {section}, cell {cell} needs {asked} places in all, and {missing} places stay empty. Draw fewer forms, or allow more overlap or more forms for one question.',
  },
  BLUEPRINT_FORMS_ALIKE: {
    zh: '第 {form} 套与第 {other} 套会有 {shared} 题相同，超过上限 {most} 题。请减少套数或放宽重复比例。',
    en: 'Forms {form} and {other} would share {shared} questions, more than the {most} allowed. Draw fewer forms or allow more overlap.',
  },
} as const;

import type { Fault, FaultCode } from './fault';

export type Language = 'zh' | 'en';

/** What the sentence says after naming row and column; `{found}` and `{expected}` are replaced by the fault's values. */
type Sentences = Readonly<Record<Language, string>>;

/** Typed by `FaultCode`, so a code without both languages does not compile. */
export const faultSentences: Readonly<Record<FaultCode, Sentences>> = {
  FILE_TOO_LARGE: {
    zh: '文件过大：{found}，上限为 {expected}。请拆分后分次导入。',
    en: 'the file is too large: {found}, the limit is {expected}. Split it and import the parts.',
  },
  ARCHIVE_TOO_LARGE: {
    zh: '文件解压后达到 {found}，超过上限 {expected}，已拒绝打开。',
    en: 'the file unpacks to {found}, over the limit of {expected}, and was not opened.',
  },
  ARCHIVE_TOO_MANY_ENTRIES: {
    zh: '文件内含 {found} 个部件，超过上限 {expected}，已拒绝打开。',
    en: 'the file holds {found} parts, over the limit of {expected}, and was not opened.',
  },
  ARCHIVE_HAS_DTD: {
    zh: '文件部件“{found}”中含有文档类型声明（DTD），出于安全考虑已拒绝打开。请用原来的软件另存为新的 {expected} 文件。',
    en: 'the part "{found}" declares a document type (DTD) and was not opened. Save it again as a new {expected} file.',
  },
  OLD_XLS: {
    zh: '“{found}”是旧版 xls 文件或加密文件，无法读取。请去掉密码并另存为 {expected}。',
    en: '"{found}" is an old .xls file or an encrypted one. Remove the password and save it as {expected}.',
  },
  NOT_A_SPREADSHEET: {
    zh: '“{found}”不是可读的表格文件，应为 {expected}。',
    en: '"{found}" is not a spreadsheet that can be read; expected {expected}.',
  },
  PARSING_LIMIT: {
    zh: '读取文件时超出限制（{found}），上限为 {expected}。请拆分文件或清除多余格式后重试。',
    en: 'reading the file went over a limit ({found}); allowed: {expected}. Split it or clear unused formatting.',
  },
  ENCODING_UNKNOWN: {
    zh: '无法识别文件“{found}”的文字编码，应为 {expected}。',
    en: 'the text encoding of "{found}" is unknown; expected {expected}.',
  },
  NOT_A_QUESTION_FILE: {
    zh: '“{found}”不是可读的试题文件，应为 {expected}。',
    en: '"{found}" is not a file of questions that can be read; expected {expected}.',
  },
  CONTENT_UNLIKE_NAME: {
    zh: '文件“{found}”的内容与扩展名不符，内容实为 {expected}。请核对后按实际格式命名。',
    en: 'the content of "{found}" is not what its name says but {expected}. Check it and name it for what it is.',
  },
  OLD_DOC: {
    zh: '“{found}”是旧版 doc 文件或加密文件，无法读取。请去掉密码并另存为 {expected}。',
    en: '"{found}" is an old .doc file or an encrypted one. Remove the password and save it as {expected}.',
  },
  HAS_MACROS: {
    zh: '文件含有宏（{found}），出于安全考虑已拒绝打开。请另存为不含宏的 {expected}。',
    en: 'the file holds macros ({found}) and was not opened. Save it without them as {expected}.',
  },
  ARCHIVE_ENCRYPTED: {
    zh: '文件中的“{found}”已加密，无法读取。请去掉密码后重新保存为 {expected}。',
    en: 'the part "{found}" is encrypted and cannot be read. Remove the password and save it again as {expected}.',
  },
  XML_HAS_DTD: {
    zh: '“{found}”中含有文档类型声明（DTD）或外部实体，出于安全考虑已拒绝读取，应为 {expected}。',
    en: '"{found}" declares a document type (DTD) or an external entity and was not read; expected {expected}.',
  },
  XML_BROKEN: {
    zh: 'XML 有误：{found}，应为 {expected}。',
    en: 'the XML is broken: {found}; expected {expected}.',
  },
  NO_QUESTIONS: {
    zh: '文件“{found}”中没有找到试题，应至少有 {expected} 题。',
    en: 'no questions were found in "{found}"; expected at least {expected}.',
  },
  NOT_A_LAW_FILE: {
    zh: '“{found}”不是可读的法规文本，应为 {expected}。',
    en: '"{found}" is not a law text that can be read; expected {expected}.',
  },
  DOCUMENT_ENCRYPTED: {
    zh: '“{found}”设有密码，无法读取。请去掉密码并另存为 {expected}。',
    en: '"{found}" is protected by a password. Remove it and save the file as {expected}.',
  },
  DOCUMENT_BROKEN: {
    zh: '“{found}”已损坏，无法打开。请重新下载或另存为 {expected}。',
    en: '"{found}" is broken and cannot be opened. Fetch it again or save it anew as {expected}.',
  },
  DOCUMENT_NUMBERED_BY_PROGRAM: {
    zh: '有 {found} 段使用了自动编号，自动编号不会随文字一起读出，应为手写的编号（如“{expected}”）。请核对，必要时将编号转换为文本。',
    en: '{found} paragraphs are numbered automatically, and such numbers are not part of the text; expected typed ones such as "{expected}". Please check, or turn the numbers into text.',
  },
  DOCUMENT_HAS_REVISIONS: {
    zh: '文件中有 {found} 处未接受的修订，已按接受全部修订读取（应为 {expected} 处），请核对。',
    en: 'the file holds {found} tracked changes and was read as if all were accepted (expected {expected}); please check.',
  },
  EMPTY_SHEET: {
    zh: '工作表“{found}”中没有数据行，应至少有 {expected} 行。',
    en: 'the sheet "{found}" has no data rows; expected at least {expected}.',
  },
  WRONG_SHEET: {
    zh: '没有找到需要的工作表。文件中的工作表：{found}；表头应含：{expected}。',
    en: 'no sheet has the headings needed. Sheets found: {found}; headings expected: {expected}.',
  },
  OTHER_SHEETS: {
    zh: '工作表“{found}”也有同样的表头，没有读入；只读了“{expected}”。请把各表合为一张，或另存后分别导入。',
    en: 'the sheets "{found}" have the headings too and were not read; only "{expected}" was. Put them into one sheet or import them one by one.',
  },
  MISSING_COLUMN: {
    zh: '缺少此列。现有表头：{found}；可用的列名：{expected}。',
    en: 'this column is missing. Headings found: {found}; accepted names: {expected}.',
  },
  REPEATED_COLUMN: {
    zh: '此列出现了多次：{found}，应只有 {expected} 列。',
    en: 'this column occurs more than once: {found}; expected {expected}.',
  },
  MERGED_CELLS: {
    zh: '数据行中有合并单元格 {found}，应取消合并，每行各填一个值（{expected}）。',
    en: 'merged cells {found} in the data; unmerge them and give each row its own value ({expected}).',
  },
  FORMULA_CELL: {
    zh: '单元格中是公式“{found}”，应为数值或文字（如“{expected}”）。请复制后用“选择性粘贴—数值”。',
    en: 'the cell holds the formula "{found}"; expected a value such as "{expected}". Copy it and paste values.',
  },
  ERROR_CELL: {
    zh: '单元格显示错误值“{found}”，应为正常的数值或文字（{expected}）。',
    en: 'the cell shows the error "{found}"; expected an ordinary value ({expected}).',
  },
  NUMBER_LOST_DIGITS: {
    zh: '号码被存为数字“{found}”，超过 {expected} 位的部分已丢失。请将此列设为文本格式后重新填写。',
    en: 'the number was stored as the figure "{found}" and lost its digits after the first {expected}. Format the column as text and type it again.',
  },
  REQUIRED: {
    zh: '此项不能为空（读到“{found}”），请填写{expected}。',
    en: 'this value may not be empty (found "{found}"); fill it in{expected}.',
  },
  TEXT_TOO_LONG: {
    zh: '此项有 {found} 个字，最多 {expected} 个字，请核对是否粘贴错误。',
    en: 'this value has {found} characters; at most {expected} are allowed. Was the wrong thing pasted?',
  },
  DATE_AS_TEXT: {
    zh: '日期“{found}”有多种读法，请写成 {expected}。',
    en: 'the date "{found}" can be read in more than one way; write {expected}.',
  },
  DATE_INVALID: {
    zh: '“{found}”不是有效日期，请写成 {expected}。',
    en: '"{found}" is not a valid date; write {expected}.',
  },
  DATE_IN_FUTURE: {
    zh: '日期“{found}”晚于今天（{expected}），请核对。',
    en: 'the date "{found}" lies after today ({expected}); please check it.',
  },
  NAME_TOO_LONG: {
    zh: '姓名有 {found} 个字，最多 {expected} 个字，请核对是否粘贴错误。',
    en: 'the name has {found} characters; at most {expected} are allowed. Was the wrong thing pasted?',
  },
  NAME_CHARACTERS: {
    zh: '姓名“{found}”中含有不可见字符，应只有看得见的字（{expected}）。请重新键入姓名。',
    en: 'the name "{found}" holds characters nobody sees; expected only visible ones ({expected}). Type it again.',
  },
  UNKNOWN_KIND: {
    zh: '无法识别人员类别“{found}”，应为 {expected} 之一。',
    en: 'the kind of posting "{found}" is unknown; expected one of {expected}.',
  },
  UNKNOWN_GRADE: {
    zh: '无法识别等级“{found}”，应为 {expected}。',
    en: 'the grade "{found}" is unknown; expected {expected}.',
  },
  EXEMPT_WITHOUT_REASON: {
    zh: '“{found}”必须写明原因，如“{expected}”。',
    en: '"{found}" needs a reason, such as "{expected}".',
  },
  POSTING_ENDS_BEFORE: {
    zh: '离岗日期 {found} 应晚于任职日期 {expected}。',
    en: 'the posting ends on {found}; expected a day after it begins, {expected}.',
  },
  POSTING_BEFORE_BIRTH: {
    zh: '任职日期 {found} 过早：按身份证号，年满 16 周岁之日为 {expected}。',
    en: 'the posting begins on {found}; by the ID number the person turns 16 on {expected}.',
  },
  LENT_WITHOUT_HOME: {
    zh: '该人员没有处于借调出状态的原单位（{found}），不能登记为借调入。请先由原单位登记“{expected}”。',
    en: 'nobody has lent this officer out ({found}), so he cannot be lent in. His own unit first records "{expected}".',
  },
  UNKNOWN_GENDER: {
    zh: '无法识别性别“{found}”，应为 {expected}。',
    en: 'the gender "{found}" is unknown; expected {expected}.',
  },
  DUPLICATE_CERTIFICATE: {
    zh: '执法证号“{found}”与第 {expected} 行重复，每人应有不同的证号。',
    en: 'the certificate number "{found}" is already used in row {expected}; expected a different one for each officer.',
  },
  DUPLICATE_ID_NUMBER: {
    zh: '身份证号“{found}”与第 {expected} 行重复，每人应只出现一次。',
    en: 'the ID number "{found}" is already used in row {expected}; expected each person once.',
  },
  REGION_CODE_DIGITS: {
    zh: '区划代码“{found}”不正确，应为六位数字，如“{expected}”。',
    en: 'the code "{found}" is not valid; expected six digits such as "{expected}".',
  },
  UNKNOWN_LEVEL: {
    zh: '无法识别级别“{found}”，应为 {expected}。',
    en: 'the level "{found}" is unknown; expected {expected}.',
  },
  UNIT_CLOSED: {
    zh: '单位“{found}”已于 {expected} 关闭，其后不能再有任职。',
    en: 'the unit "{found}" was closed on {expected}; nobody can serve there afterwards.',
  },
  UNKNOWN_REGION: {
    zh: '没有找到行政区划“{found}”，应为六位代码或全称，如“{expected}”。',
    en: 'the region "{found}" is unknown; expected a six-digit code or a full name such as "{expected}".',
  },
  CERTIFICATE_TAKEN_ELSEWHERE: {
    zh: '执法证号“{found}”已属于您权限范围外的另一人，请核对证号或身份证号，或与 {expected} 的上级联系。',
    en: 'the certificate number "{found}" belongs to somebody outside your authority; check it and the ID number, or ask the superior of {expected}.',
  },
  COUNTS_ELSEWHERE: {
    zh: '该人员在此期间已计入“{found}”，同一人同一天只能计入一个单位（应登记为“{expected}”）。',
    en: 'the officer counts for "{found}" in these days; nobody counts in two units on one day (expected "{expected}").',
  },
  CERTIFICATE_TAKEN: {
    zh: '执法证号“{found}”已属于另一人（{expected}），请核对证号或身份证号。',
    en: 'the certificate number "{found}" belongs to somebody else ({expected}); check it and the ID number.',
  },
  REGION_NOT_YOURS: {
    zh: '行政区划“{found}”不在您的权限范围内，应为 {expected} 及其下级。',
    en: 'the region "{found}" is outside your authority; expected {expected} or below.',
  },
  SERVES_ELSEWHERE: {
    zh: '该执法人员现任职于“{found}”，不在您的权限范围（{expected}）内，须由共同的上级办理调动。',
    en: 'the officer serves in "{found}", outside your authority ({expected}); a common superior has to transfer him.',
  },
  POSTING_NOT_AFTER: {
    zh: '新任职日期为 {found}，应晚于其现任职的开始日期 {expected}。',
    en: 'the new posting begins on {found}; expected a day after the present one began, {expected}.',
  },
  AMBIGUOUS_REGION: {
    zh: '行政区划“{found}”有多个同名，请写明其中一个：{expected}。',
    en: 'the region "{found}" fits more than one place; write one of: {expected}.',
  },
  ID_NUMBER_LENGTH: {
    zh: '身份证号为 {found} 位，应为 {expected} 位。',
    en: 'the ID number has {found} characters; expected {expected}.',
  },
  ID_NUMBER_CHARACTERS: {
    zh: '身份证号“{found}”含有不允许的字符，应为 {expected}。',
    en: 'the ID number "{found}" holds characters that do not belong there; expected {expected}.',
  },
  ID_NUMBER_BIRTHDATE: {
    zh: '身份证号中的出生日期“{found}”不成立，应为 {expected} 之间的真实日期。',
    en: 'the date of birth "{found}" in the ID number is impossible; expected a real day in {expected}.',
  },
  ID_NUMBER_CHECKSUM: {
    zh: '身份证号“{found}”的校验位不正确，按前 17 位应为“{expected}”，请核对号码。',
    en: 'the check character of the ID number "{found}" is wrong; the first 17 digits give "{expected}". Check the number.',
  },
  ID_NUMBER_GENDER_MISMATCH: {
    zh: '性别“{found}”与身份证号不符，按身份证号应为“{expected}”，请核对。',
    en: 'the gender "{found}" disagrees with the ID number, which says "{expected}"; please check.',
  },
  UNKNOWN_TYPE: {
    zh: '无法识别题型“{found}”，应为 {expected} 之一。',
    en: 'the question type "{found}" is unknown; expected one of {expected}.',
  },
  NOT_YET_MARKABLE: {
    zh: '“{found}”需要人工阅卷，不能导入机器评分的题库；可导入的题型：{expected}。',
    en: '"{found}" needs a marker and cannot be imported into a bank of machine-marked questions; importable: {expected}.',
  },
  TYPE_NOT_SUPPORTED: {
    zh: '不支持题型“{found}”，此题未读入；支持的题型：{expected}。',
    en: 'questions of type "{found}" are not supported, so this one was not read; supported: {expected}.',
  },
  UNKNOWN_COGNITION: {
    zh: '无法识别认知层次“{found}”，应为 {expected} 之一。',
    en: 'the level of cognition "{found}" is unknown; expected one of {expected}.',
  },
  NO_KEY: {
    zh: '没有答案（读到“{found}”），应填写如“{expected}”的答案。',
    en: 'the question has no key (found "{found}"); expected one such as "{expected}".',
  },
  POINTS_SUM: {
    zh: '各部分的分值合计 {found} 分，应等于该题分值 {expected} 分。',
    en: 'its parts add up to {found} points; the question is worth {expected}.',
  },
  CASE_WITHOUT_PARTS: {
    zh: '案例题有 {found} 道小题，应为 {expected} 道。',
    en: 'the case has {found} sub-questions; expected {expected}.',
  },
  KEY_LIST_COUNT: {
    zh: '此行列出 {found} 个答案，应有 {expected} 个。',
    en: 'this line lists {found} keys; expected {expected}.',
  },
  KEY_WITHOUT_QUESTION: {
    zh: '答案“{found}”没有对应的试题，应有第 {expected} 题且尚无答案。',
    en: 'no question waits for the key "{found}"; expected a question {expected} without a key.',
  },
  PICTURE_LEFT_OUT: {
    zh: '此处的图片（{found}）未读入，请在题库中补上（{expected}）。',
    en: 'the picture here ({found}) was not read; add it in the bank ({expected}).',
  },
  KEY_UNREADABLE: {
    zh: '无法识别答案“{found}”，应写成如“{expected}”的形式。',
    en: 'the key "{found}" cannot be read; write it like "{expected}".',
  },
  KEY_NOT_AN_OPTION: {
    zh: '答案“{found}”不在选项之中，现有选项：{expected}。',
    en: 'the key "{found}" is not one of the options; the options are {expected}.',
  },
  KEY_COUNT: {
    zh: '答案个数与题型不符：读到“{found}”，应有 {expected} 个正确选项。',
    en: 'the number of right options does not fit the type: found "{found}", expected {expected}.',
  },
  EQUAL_OPTIONS: {
    zh: '选项“{found}”内容相同，各选项应互不相同（{expected}）。',
    en: 'the options "{found}" say the same; expected different texts ({expected}).',
  },
  TOO_FEW_OPTIONS: {
    zh: '只有 {found} 个选项，应有 {expected} 个。',
    en: 'there are {found} options; expected {expected}.',
  },
  OPTION_GAP: {
    zh: '选项不连续：{found}，应从 A 起依次填写（{expected}）。',
    en: 'the options are not consecutive: {found}; expected {expected}.',
  },
  BLANK_COUNT: {
    zh: '题干有 {found} 个空，答案却有 {expected} 个，两者应一致。',
    en: 'the stem has {found} blanks but the key has {expected}; they should agree.',
  },
  DIFFICULTY_INVALID: {
    zh: '无法识别难度“{found}”，应为 {expected}。',
    en: 'the difficulty "{found}" is unknown; expected {expected}.',
  },
  POINTS_INVALID: {
    zh: '分值“{found}”无效，应为 {expected}，最多两位小数。',
    en: 'the points "{found}" are not valid; expected {expected} with at most two decimals.',
  },
  DUPLICATE_QUESTION: {
    zh: '题干“{found}”与第 {expected} 行相同，请确认是否重复。',
    en: 'the stem "{found}" is the same as in row {expected}; is it a repeat?',
  },
  CITATION_UNREADABLE: {
    zh: '无法识别法条引用“{found}”，应写成如“{expected}”的形式。',
    en: 'the citation "{found}" cannot be read; write it like "{expected}".',
  },
  CITATION_UNKNOWN_LAW: {
    zh: '法规库中没有“{found}”，最接近的是“{expected}”。',
    en: 'the library holds no law called "{found}"; the nearest is "{expected}".',
  },
  CITATION_UNKNOWN_EDITION: {
    zh: '法规库中没有“{found}”这一版本，已有版本：{expected}。',
    en: 'the library holds no edition "{found}"; it has {expected}.',
  },
  CITATION_UNKNOWN_ARTICLE: {
    zh: '引用的条文不存在：“{found}”，该法的条文范围是第 {expected} 条。',
    en: 'the cited article does not exist: "{found}"; the law has articles {expected}.',
  },
  CITATION_UNKNOWN_PLACE: {
    zh: '引用的条、款、项或目不存在：“{found}”，最接近的是“{expected}”。',
    en: 'the cited place does not exist: "{found}"; the nearest is "{expected}".',
  },
  CITATION_NOT_IN_FORCE: {
    zh: '“{found}”在基准日期并未施行，其施行期间为 {expected}，请核对。',
    en: '"{found}" was not in force on the reference date; it was in force {expected}. Please check.',
  },
  MISSING_TITLE: {
    zh: '没有找到法规标题，读到的是“{found}”，首行应如“{expected}”。',
    en: 'the law has no title; found "{found}", expected a first line like "{expected}".',
  },
  MISSING_ENACTMENT: {
    zh: '标题之后没有通过或公布的信息，读到的是“{found}”，应有如“{expected}”的一行。',
    en: 'no line of adoption or promulgation follows the title; found "{found}", expected a line like "{expected}".',
  },
  NO_ARTICLES: {
    zh: '没有找到条文：共读到 {found} 行，应有以“{expected}”开头的行。',
    en: 'no articles found in {found} lines; expected lines that begin with "{expected}".',
  },
  ARTICLE_GAP: {
    zh: '条文不连续：读到“{found}”，应为“{expected}”。',
    en: 'an article is missing: found "{found}", expected "{expected}".',
  },
  ARTICLE_REPEAT: {
    zh: '条文重复：再次读到“{found}”，应为“{expected}”。',
    en: 'an article is repeated: found "{found}" again, expected "{expected}".',
  },
  ARTICLE_HEAD_IN_SENTENCE: {
    zh: '此行以“{found}”开头，已按正文处理（下一条应为“{expected}”），请核对。',
    en: 'the line begins with "{found}" and was read as text (the next article is "{expected}"); please check.',
  },
  HEADING_ORDER: {
    zh: '编、章、节的编号不连续：读到“{found}”，应为“{expected}”，请核对。',
    en: 'a heading is out of order: found "{found}", expected "{expected}"; please check.',
  },
  ITEM_ORDER: {
    zh: '项、目的编号不连续：读到“{found}”，应为“{expected}”，请核对。',
    en: 'an item is out of order: found "{found}", expected "{expected}"; please check.',
  },
  LAW_TITLE_DIFFERS: {
    zh: '文件的标题是“{found}”，所选的法规是“{expected}”，请确认没有选错文件。',
    en: 'the file is titled "{found}", but the law chosen is "{expected}"; was the wrong file taken?',
  },
  ARTICLE_COUNT_DIFFERS: {
    zh: '文本共 {found} 条，目录记载为 {expected} 条，请核对。',
    en: 'the text has {found} articles; the catalogue says {expected}. Please check.',
  },
};

function sayRow({ row, part }: Fault, language: Language): string {
  if (row === null) return part ?? '';
  if (language === 'zh') return part === undefined ? `第 ${row} 行` : `第 ${row} 题（${part}）`;
  return part === undefined ? `Row ${row}` : `Question ${row} (${part})`;
}

function sayPlace(fault: Fault, language: Language): string {
  const { field } = fault;
  const row = sayRow(fault, language);
  if (language === 'zh') return `${row}${field === null ? '' : `「${field}」`}`;
  return [row, field === null ? '' : `column "${field}"`].filter(Boolean).join(', ');
}

function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** The fault as one complete sentence for the person who uploaded the file: where, what was found, what was expected. */
export function sayFault(fault: Fault, language: Language): string {
  const place = sayPlace(fault, language);
  const values: Readonly<Record<string, string>> = { found: fault.found, expected: fault.expected };
  const sentence = faultSentences[fault.code][language].replace(
    /\{(found|expected)\}/g,
    (whole, name: string) => {
      return values[name] ?? whole;
    },
  );
  if (!place) return capitalise(sentence);
  return language === 'zh' ? `${place}：${sentence}` : capitalise(`${place}: ${sentence}`);
}

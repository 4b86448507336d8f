/** Refusals about regions and units, and what has to do with their places and days. */
export const PLACE_SENTENCES = {
  PLACE_NAME_TOO_LONG: {
    zh: '名称有 {found} 个字，最多 {most} 个字。',
    en: 'The name has {found} characters; at most {most} are kept.',
  },
  REGION_CODE_INVALID: {
    zh: '区划代码 {code} 不正确：须为六位数字，且属于市级或县级（省级代码不能自行添加）。',
    en: 'The code {code} is not valid: six digits of a city or county are expected (provinces are not added by hand).',
  },
  REGION_LEVEL_WRONG: {
    zh: '代码 {code} 的级别应为 {expected}，填写的是 {found}：末两位为 00 的是市级（city），其余为县级（county）。',
    en: 'The level of {code} is {expected}, not {found}: a code that ends in 00 is a city, any other a county.',
  },
  REGION_CODE_TAKEN: {
    zh: '代码 {code} 已属于“{name}”（自 {from} 起）。用过的代码不再分配给别的区划。',
    en: 'The code {code} belongs to {name} (since {from}). A code once used is not given again.',
  },
  REGION_OUTSIDE_PARENT: {
    zh: '代码 {code} 不在上级 {found} 的范围内，按代码其上级为 {expected}。',
    en: 'The code {code} does not lie within {found}; by its digits the parent is {expected}.',
  },
  REGION_PARENT_NOT_VALID: {
    zh: '上级区划 {parent} 在 {on} 不存在。',
    en: 'The parent {parent} does not exist on {on}.',
  },
  REGION_BEFORE_PARENT: {
    zh: '启用日期 {from} 早于上级区划 {parent} 的启用日期 {expected}。',
    en: '{from} is before the first day of the parent {parent}, which is {expected}.',
  },
  REGION_PARENT_ENDS: {
    zh: '上级区划 {parent} 将于 {on} 撤销，不能再添加下级。',
    en: 'The parent {parent} ends on {on}; nothing can be added below it.',
  },
  REGION_HOLDS_OTHERS: {
    zh: '代码 {code} 的范围内已有 {count} 个区划，不能再作为它们的上级添加。',
    en: '{count} regions have codes within {code} already; it cannot be put above them.',
  },
  REGION_NAME_TAKEN: {
    zh: '上级区划 {parent} 之下已有同名区划“{name}”。',
    en: 'There is a region named {name} below {parent} already.',
  },
  REGION_NOT_VALID_ON: {
    zh: '区划 {region} 在 {on} 不可用：有效期自 {from} 至 {to}。',
    en: 'The region {region} cannot be used on {on}: it exists from {from} to {to}.',
  },
  REGION_NAME_SAME: {
    zh: '区划现在就叫“{name}”，名称没有变化。',
    en: 'The region is called {name} already; nothing would change.',
  },
  RENAME_NOT_AFTER: {
    zh: '更名日期 {found} 须晚于现名“{name}”的启用日期 {last}。',
    en: 'A new name must begin after {last}, when {name} began; found {found}.',
  },
  REGION_NAMED_LATER: {
    zh: '名称“{name}”自 {from} 起启用，区划不能在 {on} 撤销，日期须更晚。',
    en: 'The name {name} begins on {from}; the region cannot end on {on}, only later.',
  },
  REGION_NOT_ENDABLE: {
    zh: '省级及以上区划不能撤销或并入：{region}。',
    en: 'Provinces and the nation cannot be closed or merged: {region}.',
  },
  REGION_HAS_CHILDREN: {
    zh: '区划 {region} 之下还有 {count} 个区划，请先处理它们。',
    en: 'There are still {count} regions below {region}; deal with them first.',
  },
  REGION_HAS_UNITS: {
    zh: '区划 {region} 在 {on} 仍有 {count} 个单位，不能撤销。请先关闭这些单位，或将区划并入其他区划。',
    en: '{region} still has {count} units on {on} and cannot be closed. Close them first, or merge the region.',
  },
  REGION_HAS_LATER_UNITS: {
    zh: '有 {count} 个单位在 {on} 当天或之后才启用，请选择更晚的日期。',
    en: '{count} units begin on {on} or later; choose a later day.',
  },
  MERGE_INTO_ITSELF: {
    zh: '区划不能并入自身：{region}。',
    en: 'A region cannot be merged into itself: {region}.',
  },
  MERGE_INTO_CHILD: {
    zh: '区划 {region} 不能并入自己的下级 {successor}。',
    en: '{region} cannot be merged into {successor}, which lies within it.',
  },
  MERGE_NATION: { zh: '不能并入“全国”。', en: 'Nothing can be merged into the nation itself.' },
  MERGE_OUT_OF_DATE: {
    zh: '预览之后数据有变化：现为 {units} 个单位、{postings} 条任职。请重新确认。',
    en: 'Things changed since the preview: now {units} units and {postings} postings. Look again and confirm.',
  },
  UNIT_NAME_TAKEN: {
    zh: '区划 {region} 已有（或曾有）同名单位“{name}”。',
    en: '{region} has, or had, a unit named {name}.',
  },
  UNIT_PARENT_UNKNOWN: {
    zh: '没有这个上级单位，或不在您的权限范围内。',
    en: 'There is no such parent unit, or it is not yours.',
  },
  UNIT_CYCLE: {
    zh: '“{unit}”不能归属“{parent}”：后者就是它自己或它的下级单位。',
    en: '{unit} cannot stand below {parent}, which is the unit itself or lies below it.',
  },
  UNIT_OUTSIDE_PARENT: {
    zh: '“{unit}”的区划 {found} 不在上级单位“{parent}”的区划 {expected} 之内。',
    en: 'The region {found} of {unit} does not lie within {expected}, the region of {parent}.',
  },
  UNIT_PARENT_NOT_VALID: {
    zh: '上级单位“{parent}”在 {on} 不存在。',
    en: 'The parent unit {parent} does not exist on {on}.',
  },
  UNIT_CLOSED_ALREADY: {
    zh: '单位“{unit}”已于 {on} 关闭。',
    en: 'The unit {unit} was closed on {on}.',
  },
  UNIT_ENDS_BEFORE: {
    zh: '关闭日期 {on} 须晚于启用日期 {from}。',
    en: 'A unit that began on {from} can end only after that day, not on {on}.',
  },
  UNIT_HAS_PEOPLE: {
    zh: '“{unit}”在 {on} 及以后仍有 {count} 条任职，请先调出人员。',
    en: '{unit} still has {count} postings on or after {on}; move the people first.',
  },
  UNIT_HAS_CHILDREN: {
    zh: '“{unit}”之下还有 {count} 个单位，请先处理它们。',
    en: 'There are still {count} units below {unit}; deal with them first.',
  },
} as const;

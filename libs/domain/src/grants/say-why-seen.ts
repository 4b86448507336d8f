import type { Language } from '../fault/say-fault';
import type { RoleReach } from './decide-grant';

const WHERE = {
  above: { zh: '{region}的授权覆盖本区划', en: 'a grant over {region}, which contains this region' },
  here: { zh: '本区划的授权', en: 'a grant over this region itself' },
  below: { zh: '下辖{region}的授权，只见该部分', en: 'a grant over {region} within it: that part only' },
} as const;

const WHAT: Readonly<Record<RoleReach, Readonly<Record<Language, string>>>> = {
  persons: { zh: '可见人员与数据', en: 'sees persons and figures' },
  figures: { zh: '可见数据', en: 'sees figures' },
  content: { zh: '只见试题等内容，不见人员', en: 'sees questions and the like, no persons' },
  log: { zh: '可见审计日志', en: 'sees the audit log' },
  nothing: { zh: '不见人员与数据', en: 'sees neither persons nor figures' },
};

/** Why somebody sees a region, as a sentence: where the grant lies, and what its role opens. */
export function sayWhySeen(
  { place, reach }: { readonly place: keyof typeof WHERE; readonly reach: RoleReach },
  regionName: string,
  language: Language,
): string {
  const where = WHERE[place][language].replace('{region}', regionName);
  return language === 'zh' ? `${where}；${WHAT[reach].zh}` : `${where}; ${WHAT[reach].en}`;
}

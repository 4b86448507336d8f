import { useLanguage } from './language';
import type { Language } from './stored-language';

const zh = {
  loading: '正在加载…',
  retry: '重试',
  unreachable: '连不上服务器',
  unreachableHint: '请检查网络后重试；已填写的内容还在。',
  failed: '出错了，请稍后重试',
  language: '语言',
  inForce: (from: string, to: string | null) =>
    to === null ? `${from} 起施行` : `${from} 起施行，${to} 起不再施行`,
  gist: '要点',
  statuses: {
    IN_FORCE: '施行中',
    NOT_YET: '尚未施行',
    SUPERSEDED: '已被新文本取代',
    REPEALED: '已废止',
    TO_BE_CONFIRMED: '效力待确认',
  },
  added: '新增',
  removed: '删去',
  nothingHere: '此处没有对应内容',
};

type UiTexts = typeof zh;

const en: UiTexts = {
  loading: 'Loading…',
  retry: 'Try again',
  unreachable: 'The server cannot be reached',
  unreachableHint: 'Check the network and try again; what you entered is still here.',
  failed: 'Something went wrong, please try again',
  language: 'Language',
  inForce: (from, to) =>
    to === null ? `in force from ${from}` : `in force from ${from}, no longer from ${to}`,
  gist: 'In short',
  statuses: {
    IN_FORCE: 'In force',
    NOT_YET: 'Not yet in force',
    SUPERSEDED: 'Superseded',
    REPEALED: 'Repealed',
    TO_BE_CONFIRMED: 'To be confirmed',
  },
  added: 'added',
  removed: 'removed',
  nothingHere: 'Nothing here',
};

const texts: Readonly<Record<Language, UiTexts>> = { zh, en };

/** The few words these components bring themselves, so that no app has to repeat them in its own files. */
export function useUiTexts(): UiTexts {
  return texts[useLanguage()];
}

import type { Translated } from '@whetstone/ui';

const zh = {
  title: '我的笔记',
  placeholder: '写下要点、例子或办案体会',
  private: '只有您自己能看到；停笔后自动保存。',
  retry: '再试一次',
  takeMine: '用我刚写的',
  takeTheirs: '用另一台设备上的',
  takenAway: '（另一台设备上已删除）',
  on: '您在{{article}}（{{label}}）的笔记',
  is: { kept: '已保存', writing: '未保存', saving: '正在保存…', failed: '未保存', outrun: '未保存' },
  notebook: '我的笔记',
  search: '在笔记中查找',
  none: '还没有笔记',
  noneHint: '打开任意条文，就可以在条文下方写笔记。',
  otherWords: '换一个词试试。',
  count_other: '共 {{count}} 条笔记',
  noLonger: '{{day}} 起不再施行',
  written: '写于 {{day}}',
};

const en: Translated<typeof zh> = {
  title: 'My note',
  placeholder: 'The point, an example, what a case taught you',
  private: 'Only you can read it. It saves itself when you pause.',
  retry: 'Try again',
  takeMine: 'Keep what I wrote',
  takeTheirs: 'Take the other one',
  takenAway: '(taken away on the other device)',
  on: 'Your note on {{article}} ({{label}})',
  is: {
    kept: 'Saved',
    writing: 'Not saved yet',
    saving: 'Saving…',
    failed: 'Not saved',
    outrun: 'Not saved',
  },
  notebook: 'My notes',
  search: 'Search your notes',
  none: 'No notes yet',
  noneHint: 'Open any article; below it is room for a note.',
  otherWords: 'Try another word.',
  count_one: '1 note',
  count_other: '{{count}} notes',
  noLonger: 'no longer law from {{day}}',
  written: 'written {{day}}',
};

export const notes = { zh, en };

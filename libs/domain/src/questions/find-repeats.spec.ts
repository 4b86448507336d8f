import { describe, expect, it } from '@jest/globals';
import { findRepeats, runsOf } from './find-repeats';

describe('texts that repeat one another', () => {
  it('share a run of characters, whatever stands between them', () => {
    const repeats = findRepeats(
      [
        { name: '甲', text: '厂长把检测报告改了，又改了。' },
        { name: '乙', text: '有人说：厂长 把检测报告“改了”' },
        { name: '丙', text: '厂长改了报告' },
      ],
      8,
    );
    expect(repeats).toEqual([{ name: '乙', earlier: '甲', text: '厂长把检测报告改' }]);
  });

  it('are looked at by every run they hold', () => {
    expect(runsOf('一二三，四', 3)).toEqual(['一二三', '二三四']);
    expect(runsOf('一二', 3)).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { joinSpans, PlayedSpans } from './played-spans';

const span = (fromSeconds: number, toSeconds: number) => ({ fromSeconds, toSeconds });

describe('what was played', () => {
  it('runs from where playing began to where it paused', () => {
    const spans = new PlayedSpans();
    spans.begin(3);
    spans.tick(4);
    spans.pause(5.5);
    expect(spans.take()).toEqual([span(3, 5.5)]);
  });

  it('never spans a seek: it ends at the last tick and begins again where playing goes on', () => {
    const spans = new PlayedSpans();
    spans.begin(0);
    spans.tick(10);
    spans.jump();
    spans.tick(100); // a tick while seeking is nobody's
    spans.begin(100);
    spans.tick(101);
    spans.pause(102);
    expect(spans.take()).toEqual([span(0, 10), span(100, 102)]);
  });

  it('is handed over once, and goes on without a gap', () => {
    const spans = new PlayedSpans();
    spans.begin(0);
    spans.tick(10);
    expect(spans.take()).toEqual([span(0, 10)]);
    spans.tick(12);
    expect(spans.take()).toEqual([span(10, 12)]);
    expect(spans.take()).toEqual([]);
  });

  it('is nothing while the picture stands still', () => {
    const spans = new PlayedSpans();
    spans.begin(7);
    spans.tick(7);
    spans.pause(7);
    spans.tick(9);
    expect(spans.take()).toEqual([]);
  });

  it('begins anew when the head runs backwards', () => {
    const spans = new PlayedSpans();
    spans.begin(50);
    spans.tick(60);
    spans.tick(0.2);
    spans.tick(1);
    expect(spans.take()).toEqual([span(50, 60), span(0.2, 1)]);
  });
});

describe('joining spans', () => {
  it('joins what goes on without a gap and keeps the order played', () => {
    expect(joinSpans([span(10, 20), span(20, 30), span(5, 10), span(10, 12)])).toEqual([
      span(10, 30),
      span(5, 12),
    ]);
  });
});

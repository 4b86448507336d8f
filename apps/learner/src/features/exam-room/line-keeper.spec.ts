import { describe, expect, it } from '@jest/globals';
import { LineKeeper, type LineEvents } from './line-keeper';

function makeKeeper() {
  const opened: (LineEvents & { isClosed: boolean })[] = [];
  const waits: { run: () => void; ms: number }[] = [];
  const news: string[] = [];
  const states: boolean[] = [];
  const keeper = new LineKeeper({
    open: (events) => {
      const line = { ...events, isClosed: false };
      opened.push(line);
      return () => {
        line.isClosed = true;
      };
    },
    later: (run, ms) => {
      const wait = { run, ms };
      waits.push(wait);
      return () => {
        if (waits.includes(wait)) waits.splice(waits.indexOf(wait), 1);
      };
    },
    onNews: (text) => news.push(text),
    onOpen: (isOpen) => states.push(isOpen),
  });
  /** The one thing that is waited for happens. */
  const pass = () => {
    const [wait] = waits.splice(0, 1);
    wait?.run();
    return wait?.ms;
  };
  return { keeper, opened, waits, news, states, pass };
}

describe('the line of a room, held open', () => {
  it('opens after a while, hears what is said, and says that it is there', () => {
    const { keeper, opened, news, states, pass } = makeKeeper();
    keeper.begin(1_500);
    expect(opened).toEqual([]);
    expect(pass()).toBe(1_500);
    opened[0]?.onNews('{}');
    expect(news).toEqual(['{}']);
    expect(states).toEqual([true]);
  });

  it('waits longer each time it cannot be opened, and rarely tries behind a proxy that lets none through', () => {
    const { keeper, opened, pass } = makeKeeper();
    keeper.begin(0);
    pass();
    const waited = Array.from({ length: 8 }, () => {
      opened.at(-1)?.onLost();
      return pass();
    });
    expect(waited).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 60_000, 60_000]);
    expect(opened.slice(0, -1).every(({ isClosed }) => isClosed)).toBe(true);
  });

  it('begins anew with the shortest wait once it was heard', () => {
    const { keeper, opened, pass } = makeKeeper();
    keeper.begin(0);
    pass();
    for (let nth = 0; nth < 3; nth += 1) {
      opened.at(-1)?.onLost();
      pass();
    }
    opened.at(-1)?.onBeat();
    opened.at(-1)?.onLost();
    expect(pass()).toBe(1_000);
  });

  it('takes a line that is silent for forty seconds for dead, and every beat puts that off', () => {
    const { keeper, opened, waits, states, pass } = makeKeeper();
    keeper.begin(0);
    pass();
    opened[0]?.onBeat();
    opened[0]?.onBeat();
    expect(waits.map(({ ms }) => ms)).toEqual([40_000]);
    pass();
    expect(opened[0]?.isClosed).toBe(true);
    expect(states.at(-1)).toBe(false);
    pass();
    expect(opened).toHaveLength(2);
  });

  it('tries at once when the network is back, and leaves a line that stands alone', () => {
    const { keeper, opened, pass, waits } = makeKeeper();
    keeper.begin(0);
    pass();
    opened[0]?.onLost();
    keeper.retry();
    keeper.retry();
    expect(opened).toHaveLength(2);
    expect(waits.map(({ ms }) => ms)).toEqual([40_000]);
  });

  it('hears nothing more from a line it has given up, nor after its end', () => {
    const { keeper, opened, news, pass, waits } = makeKeeper();
    keeper.begin(0);
    pass();
    opened[0]?.onLost();
    opened[0]?.onNews('late');
    pass();
    keeper.end();
    opened[1]?.onNews('later');
    opened[1]?.onLost();
    expect(news).toEqual([]);
    expect(waits).toEqual([]);
    keeper.retry();
    expect(opened).toHaveLength(2);
  });
});

import { describe, expect, it } from '@jest/globals';
import { WatchReporter, type ReportOutcome, type WatchReport } from './watch-reporter';

const span = (fromSeconds: number, toSeconds: number) => ({ fromSeconds, toSeconds });
const credited: ReportOutcome = { kind: 'credited', notCredited: null };
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function makeReporter(outcomes: ReportOutcome[]) {
  const sent: WatchReport[] = [];
  const waits: { run: () => void; ms: number }[] = [];
  const heard: string[] = [];
  const reporter = new WatchReporter({
    send: (report) => {
      sent.push(report);
      return Promise.resolve(outcomes.shift() ?? credited);
    },
    later: (run, ms) => {
      waits.push({ run, ms });
      return () => undefined;
    },
    onOutcome: (outcome) => heard.push(outcome.kind),
  });
  return { reporter, sent, waits, heard };
}

describe('reporting what was played', () => {
  it('sends a report as it comes', async () => {
    const { reporter, sent } = makeReporter([]);
    reporter.add([span(0, 10)], 40);
    await settled();
    expect(sent).toEqual([{ spans: [span(0, 10)], jumpedToSeconds: 40 }]);
  });

  it('keeps what could not be sent and sends it, joined with what was played since, when the network is back', async () => {
    const { reporter, sent, waits, heard } = makeReporter([{ kind: 'unreachable' }]);
    reporter.add([span(0, 10)]);
    await settled();
    reporter.add([span(10, 20)]);
    await settled();
    expect(sent).toHaveLength(1);
    expect(waits.map(({ ms }) => ms)).toEqual([1000]);
    await reporter.flush();
    expect(sent[1]).toEqual({ spans: [span(0, 20)], jumpedToSeconds: null });
    expect(heard).toEqual(['unreachable', 'credited']);
  });

  it('waits longer after each failure', async () => {
    const { reporter, waits } = makeReporter([{ kind: 'unreachable' }, { kind: 'unreachable' }]);
    reporter.add([span(0, 10)]);
    await settled();
    waits[0]?.run();
    await settled();
    expect(waits.map(({ ms }) => ms)).toEqual([1000, 2000]);
  });

  it('never has two reports under way', async () => {
    const { reporter, sent } = makeReporter([]);
    reporter.add([span(0, 10)]);
    reporter.add([span(10, 20)]);
    expect(sent).toHaveLength(1);
    await settled();
    expect(sent).toHaveLength(2);
  });

  it('drops what waits when the lease was taken over', async () => {
    const { reporter, sent } = makeReporter([{ kind: 'refused', code: 'LEASE_SUPERSEDED', message: '' }]);
    reporter.add([span(0, 10)]);
    reporter.add([span(10, 20)]);
    await settled();
    await reporter.flush();
    expect(sent).toHaveLength(1);
  });
});

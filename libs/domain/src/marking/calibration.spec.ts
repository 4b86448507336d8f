import { describe, expect, it } from '@jest/globals';
import { calibrate, type AnchorReading } from './calibration';

const read = (...pairs: [number, number | null][]): AnchorReading[] =>
  pairs.map(([setHundredths, givenHundredths]) => ({ setHundredths, givenHundredths }));

describe('calibration on anchor answers', () => {
  it.each<[string, AnchorReading[], object]>([
    [
      'without anchors he may go on at once',
      [],
      { isReady: true, isOff: false, meanDeviationHundredths: null },
    ],
    [
      'half way through he has to go on',
      read([300, 300], [500, null]),
      { readCount: 1, isReady: false, isOff: false, meanDistanceHundredths: 0 },
    ],
    [
      'as far off as the limit is within it',
      read([300, 400], [500, 400]),
      { withinCount: 2, isReady: true, meanDeviationHundredths: 0, meanDistanceHundredths: 100 },
    ],
    [
      'one of five beyond it is a slip',
      read([300, 300], [300, 300], [300, 300], [300, 300], [300, 500]),
      { withinCount: 4, isReady: true, meanDeviationHundredths: 40 },
    ],
    [
      'two of five are not',
      read([300, 300], [300, 300], [300, 300], [300, 0], [300, 500]),
      { withinCount: 3, isReady: false, isOff: true },
    ],
    ['one of three is too much', read([300, 300], [300, 300], [300, 500]), { isReady: false, isOff: true }],
    [
      'always too strict shows',
      read([300, 250], [500, 400]),
      { meanDeviationHundredths: -75, isReady: true },
    ],
  ])('%s', (_, anchors, report) => expect(calibrate(anchors, 100)).toMatchObject(report));
});

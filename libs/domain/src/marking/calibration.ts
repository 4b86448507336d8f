/** An answer with set marks, as a marker read it before he may go on. */
export interface AnchorReading {
  readonly setHundredths: number;
  /** Null = not read in this round. */
  readonly givenHundredths: number | null;
}

export interface CalibrationReport {
  readonly anchorCount: number;
  readonly readCount: number;
  /** Within the exam's limit of the set marks. */
  readonly withinCount: number;
  /** Above nothing = more generous than the set marks, in hundredths; null until something was read. */
  readonly meanDeviationHundredths: number | null;
  /** How far off on the whole, either way; null until something was read. */
  readonly meanDistanceHundredths: number | null;
  /** Everything is read and enough lies within the limit: the marker may go on. */
  readonly isReady: boolean;
  /** Everything is read and too little lies within the limit: he reads them all once more. */
  readonly isOff: boolean;
}

/** Four of five within the limit: one slip among the usual five does not keep a marker out. Our own choice. */
const ENOUGH_WITHIN = 0.8;

/** How a marker's reading of the anchors compares with the set marks. Without anchors nobody is kept waiting. */
export function calibrate(anchors: readonly AnchorReading[], limitHundredths: number): CalibrationReport {
  const deviations = anchors.flatMap(({ setHundredths, givenHundredths }) =>
    givenHundredths === null ? [] : [givenHundredths - setHundredths],
  );
  const within = deviations.filter((deviation) => Math.abs(deviation) <= limitHundredths).length;
  const isWhole = deviations.length === anchors.length;
  const isEnough = within >= ENOUGH_WITHIN * anchors.length;
  return {
    anchorCount: anchors.length,
    readCount: deviations.length,
    withinCount: within,
    meanDeviationHundredths: meanOf(deviations),
    meanDistanceHundredths: meanOf(deviations.map(Math.abs)),
    isReady: isWhole && isEnough,
    isOff: isWhole && !isEnough,
  };
}

function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}

/**
 * Counts how often a page was left: hidden or out of focus, and a page that is both was left once. It is a lead and never
 * a verdict: a phone call leaves the page as well.
 */
export class LeaveCount {
  private isHere: boolean;

  constructor(
    private left: number,
    isHere: boolean,
  ) {
    this.isHere = isHere;
  }

  get count(): number {
    return this.left;
  }

  /** Told whenever something may have changed. @returns whether the page was left just now. */
  look(isHere: boolean): boolean {
    const wasLeft = this.isHere && !isHere;
    this.isHere = isHere;
    if (wasLeft) this.left += 1;
    return wasLeft;
  }
}

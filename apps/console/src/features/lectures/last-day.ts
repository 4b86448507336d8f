import { dayInBeijing } from '@whetstone/domain';

/** The last day an issue is open: it closes at the midnight that ends it, which a calendar would call the next day. */
export function lastDay(closesAt: string): string {
  return dayInBeijing(new Date(Date.parse(closesAt) - 1));
}

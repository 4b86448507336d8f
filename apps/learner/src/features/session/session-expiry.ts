let expired = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  if (expired === value) return;
  expired = value;
  listeners.forEach((listener) => listener());
}

/** Whether the session ended while someone was at work: raised by any answer that says so, settled by signing in. */
export const sessionExpiry = {
  raise: () => set(true),
  settle: () => set(false),
  isExpired: () => expired,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

/** The day in UTC, such as `2026-01-31`. */
export function today(): string {
  return new Date(Date.now()).toISOString().slice(0, 10)
}

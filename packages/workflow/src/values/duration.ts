type Unit = 'second' | 'seconds' | 'minute' | 'minutes' | 'hour' | 'hours' | 'day' | 'days'

/** A length of time: `'30 seconds'`, `'5 days'`, or a number of seconds. */
export type Duration = number | `${number} ${Unit}`

/** A duration in whole seconds, or `undefined` when it is not one. */
export function secondsOf(duration: Duration): number | undefined {
  const seconds = typeof duration === 'number' ? duration : secondsOfText(duration)
  return seconds !== undefined && Number.isSafeInteger(seconds) && seconds >= 0 ? seconds : undefined
}

const secondsPerUnit: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400 }

function secondsOfText(text: string): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?) (second|minute|hour|day)s?$/.exec(text) ?? []
  return amount === undefined || unit === undefined ? undefined : Number(amount) * (secondsPerUnit[unit] ?? Number.NaN)
}

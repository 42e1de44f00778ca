import type { Hours } from './families.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** How busy people are, by hour of the day. */
const WORK: readonly number[] = [
  0.01, 0.01, 0.01, 0.01, 0.01, 0.02, 0.12, 0.5, 0.95, 1, 1, 1, 0.6, 0.8, 1, 1, 0.9, 0.6, 0.25, 0.1, 0.05, 0.03, 0.02,
  0.01,
]
const WEEKEND = 0.06

function isWeekend(time: number): boolean {
  // The first day of the epoch was a Thursday.
  const day = (Math.floor(time / DAY) + 4) % 7
  return day === 0 || day === 6
}

/** How much of what happens at these hours happens at this time: 0 to 1. */
export function level(hours: Hours, time: number): number {
  if (hours === 'always') return 1
  const hour = Math.floor(time / HOUR) % 24
  if (hours === 'night') return hour >= 1 && hour < 5 ? 1 : 0
  return (WORK[hour] ?? 0) * (isWeekend(time) ? WEEKEND : 1)
}

/** The part of a working day that it fills, to turn a number a day into one an hour. */
export const FILLED: Readonly<Record<Hours, number>> = {
  always: 1,
  work: WORK.reduce((sum, part) => sum + part, 0) / 24,
  night: 4 / 24,
}

/** When people come and go on this day, apart from how their own days are shifted; `undefined`: they stay away. */
export function workday(day: number, stays: number): readonly [number, number] | undefined {
  if (isWeekend(day) ? stays > WEEKEND : stays > 0.94) return undefined
  return [day + 7.4 * HOUR, day + 16.8 * HOUR]
}

/** How long the window of the night, or any hour in which look-alikes happen, still is at this time. */
export function remaining(hours: Hours, time: number): number {
  const intoDay = time % DAY
  if (hours === 'night') return Math.max(0, 5 * HOUR - intoDay)
  return hours === 'work' ? Math.max(0, 18 * HOUR - intoDay) : DAY
}

import { expect, test } from 'vitest'
import { readZone } from '../../../functions/java-zone.ts'
import { timePoint } from './time-point.ts'

const point = (written: string, now: string, zone = 'UTC'): string | undefined => {
  const found = readZone(zone)
  const at = found === undefined ? undefined : timePoint(written, BigInt(Date.parse(now)), found)
  return at === undefined ? undefined : new Date(Number(at)).toISOString()
}

const NOW = '2025-05-31T13:10:20.500Z'

test('durations before now', () => {
  expect(point('now', NOW)).toBe('2025-05-31T13:10:20.500Z')
  expect(point('2 hours', NOW)).toBe('2025-05-31T11:10:20.500Z')
  expect(point('1month', NOW)).toBe('2025-05-01T13:10:20.500Z')
  expect(point('1746054000000', NOW)).toBe('2025-04-30T23:00:00.000Z')
})

test('units of the calendar', () => {
  expect(point('calendar:1month', NOW)).toBe('2025-04-30T13:10:20.500Z')
  expect(point('calendar: 2 qtrs', NOW)).toBe('2024-11-30T13:10:20.500Z')
  expect(point('calendar:1d@d', '2025-03-31T10:00:00Z', 'Europe/Berlin')).toBe('2025-03-29T23:00:00.000Z')
  expect(point('2d@d', '2025-03-31T10:00:00Z', 'Europe/Berlin')).toBe('2025-03-28T23:00:00.000Z')
})

test('the begin of a unit', () => {
  expect(point('1d@d+12h', NOW)).toBe('2025-05-30T12:00:00.000Z')
  expect(point('now@w', NOW)).toBe('2025-05-26T00:00:00.000Z')
  expect(point('now@quarter', NOW, 'UTC-5')).toBe('2025-04-01T05:00:00.000Z')
  expect(point('now@y-1ms', NOW)).toBe('2024-12-31T23:59:59.999Z')
  expect(point('6h@h+30min', NOW)).toBe('2025-05-31T07:30:00.000Z')
})

test('what is no point in time', () => {
  for (const written of ['', 'soon', '1x', 'now@fortnight', '1d@', 'now+1h', '@d', 'calendar:1h2m']) {
    expect(point(written, NOW)).toBeUndefined()
  }
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SensorRecord } from '../../simulation/sensor.ts'
import { reduce, smallestEvent } from './why-event.ts'

const record = (event: string, fields: SensorRecord['fields']): SensorRecord => ({
  stream: 's',
  event,
  time: 0,
  fields,
})

describe('the smallest event', () => {
  const records = [
    record('1', { Image: 'a.exe', CommandLine: 'a', ProcessId: 1 }),
    record('3', { Image: 'curl.exe', DestinationPort: 443, Protocol: 'tcp', User: 'x' }),
    record('1', { Image: 'b.exe', CommandLine: 'b', ProcessId: 2 }),
  ]
  const finds = async (some: readonly SensorRecord[]): Promise<boolean> =>
    some.some(({ fields }) => fields.Image === 'curl.exe' && fields.DestinationPort === 443)

  test('one record with the fields that are asked for', async () => {
    expect(await smallestEvent({ platform: 'sigma', records, finds })).toEqual({
      platform: 'sigma',
      fields: { Image: 'curl.exe', DestinationPort: '443' },
    })
  })

  test('none where nothing is found, and what is left when the runs are used up', async () => {
    expect(await smallestEvent({ platform: 'sigma', records: records.slice(0, 1), finds })).toBeUndefined()
    const event = await smallestEvent({ platform: 'sigma', records, finds }, 4)
    expect(event?.fields).toMatchObject({ Image: 'curl.exe', DestinationPort: '443' })
  })

  test('what remains is found, and nothing of it can be left out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(40), { minLength: 1, maxLength: 25 }), fc.nat(), async (items, seed) => {
        const needed = items.filter((item) => (item * 7 + seed) % 5 === 0)
        const holds = async (some: readonly number[]): Promise<boolean> => needed.every((item) => some.includes(item))
        const kept = await reduce(items, holds)
        expect(needed.length === 0 ? kept.length : [...kept].toSorted()).toEqual(
          needed.length === 0 ? 1 : [...needed].toSorted(),
        )
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { detectFormat } from '../formats.ts'
import { isDeviceLine, readDeviceHeader } from './device.ts'

const NOW = Date.parse('2026-06-01T00:00:00Z')

describe('lines of network devices', () => {
  it('are log lines, with and without a header of syslog', () => {
    for (const line of [
      '10.0.0.1 77: Mar  3 10:20:30.400: %SYS-5-CONFIG_I: Configured from console by admin',
      '*Mar  3 10:20:30: %LINK-3-UPDOWN: Interface changed state',
      '<189>23: sw1: Mar  3 10:20:30 UTC: %AAA-3-BADSERVERTYPEERROR: no method',
      'Mar  3 2026 10:20:30 hw1 %%01LDP/4/SSNHOLDTMREXP(l)[3]: hold timer expired',
    ]) {
      expect(isDeviceLine(line)).toBe(true)
      expect(detectFormat(Buffer.from(`${line}\n`), true)).toEqual({ kind: 'log-lines' })
    }
    expect(isDeviceLine('a report of 100%-5-fold: none')).toBe(false)
  })

  it('tell the device and the time', () => {
    expect(readDeviceHeader('10.0.0.1 77: Mar  3 10:20:30.400: %SYS-5-CONFIG_I: x', NOW)).toEqual({
      hosts: ['10.0.0.1'],
      time: Date.parse('2026-03-03T10:20:30.400Z'),
      isYearGuessed: true,
      isFound: true,
      message: '%SYS-5-CONFIG_I: x',
    })
    expect(readDeviceHeader('<189>23: sw1: *Mar  3 10:20:30 UTC: %AAA-3-X: y', NOW)).toMatchObject({
      hosts: ['sw1'],
      time: Date.parse('2026-03-03T10:20:30Z'),
      message: '%AAA-3-X: y',
    })
    expect(readDeviceHeader('Mar  3 10:20:30 sw1 77: %SYS-5-CONFIG_I: x', NOW)).toBeUndefined()
    expect(readDeviceHeader('plain text', NOW)).toBeUndefined()
  })
})

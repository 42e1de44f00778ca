import { describe, expect, it } from 'vitest'
import { type JavaTimeOptions, toStrftime } from './java-time.ts'

const simple: JavaTimeOptions = { flavour: 'simple', timeZone: 'UTC' }

function translated(pattern: string, options: JavaTimeOptions = simple): string {
  const result = toStrftime(pattern, options)
  return result.ok ? result.pattern : `refused: ${result.construct} at ${result.offset}`
}

describe('toStrftime', () => {
  it.each([
    ['yyyy-MM-dd HH:mm:ss', '%Y-%m-%d %H:%M:%S'],
    ['yyyy/MM/dd-HH:mm:ss.SSS', '%Y/%m/%d-%H:%M:%S.%g'],
    ['d.M.yy h:m:s a', '%-d.%-m.%y %-I:%-M:%-S %p'],
    ['EEE, d MMM yyyy', '%a, %-d %b %Y'],
    ['EEEE MMMM DDD', '%A %B %j'],
    ["yyyy-MM-dd'T'HH:mm:ss'Z'", '%Y-%m-%dT%H:%M:%SZ'],
    ["h 'o''clock' ''", "%-I o'clock '"],
    ["'100%' HH", '100%% %H'],
    ['HH:mm z Z XXX', '%H:%M UTC +0000 Z'],
  ])('%s', (java, strftime) => {
    expect(translated(java)).toBe(strftime)
  })

  it('tells the two meanings of S apart', () => {
    expect(translated('SSSSSS')).toBe('000%g')
    expect(translated('SSSSSS', { flavour: 'formatter', timeZone: 'UTC' })).toBe('%f')
  })

  it('refuses what strftime cannot print the same way', () => {
    expect(translated('YYYY-MM-dd')).toBe('refused: the week year (`YYYY`) at 0')
    expect(translated('dd kk')).toBe('refused: the hour from 1 to 24 (`kk`) at 3')
    expect(translated("HH 'h")).toBe('refused: a quote that is never closed at 3')
    expect(translated('HH z', { flavour: 'simple', timeZone: 'Europe/Berlin' })).toBe('refused: a zone name (`z`) at 3')
    expect(translated('HHH')).toBe('refused: `HHH` at 0')
  })

  it('reads an offset where the pattern is for reading', () => {
    expect(translated("yyyy-MM-dd'T'HH:mm:ssZ", { flavour: 'simple' })).toBe('%Y-%m-%dT%H:%M:%S%z')
  })
})

import { describe, expect, it } from 'vitest'
import { globExpression, isGlob, splitGlob } from './glob.ts'

describe('globExpression', () => {
  it.each([
    ['*.evtx', 'a.evtx', true],
    ['*.evtx', 'x/a.evtx', false],
    ['**/*.evtx', 'a.evtx', true],
    ['**/*.evtx', 'x/y/a.evtx', true],
    ['a?.log', 'ab.log', true],
    ['a?.log', 'a/.log', false],
    ['{dns,http}.log', 'http.log', true],
    ['{dns,http}.log', 'conn.log', false],
    ['[a-c]1', 'b1', true],
    ['[!a-c]1', 'b1', false],
    ['a.b', 'axb', false],
    ['a+(b)', 'a+(b)', true],
    ['{a', '{a', true],
    ['x[', 'x[', true],
  ])('%s against %s is %s', (glob, path, matches) => {
    expect(globExpression(glob).test(path)).toBe(matches)
  })

  it('walks from the part of the path that holds no pattern', () => {
    const { base, matches } = splitGlob('/logs/2026/**/*.json')
    expect(base).toBe('/logs/2026')
    expect(matches('x/a.json')).toBe(true)
    expect(splitGlob('*.json').base).toBe('.')
    expect(isGlob('/logs/a.json')).toBe(false)
  })
})

import { expect, test } from 'vitest'
import { regexWidth } from './regex-width.ts'

test.each([
  ['', true],
  ['a', false],
  ['a*', true],
  ['a+', false],
  ['(a|b*)c', false],
  ['(a|b*)', true],
  ['(?i)a?', true],
  ['(?P<x>a?)(?:b{0,3})', true],
  ['a{0}', true],
  ['a{2,}', false],
  ['a+?', false],
  ['a*?', true],
  ['[*]', false],
  ['[]*]', false],
  ['\\*', false],
  ['\\b', true],
  ['\\pL', false],
  ['\\x{1F600}?', true],
  ['x|', true],
  ['^$', true],
  ['\\(', false],
])('%s matches the empty text: %s', (pattern, expected) => {
  expect(regexWidth(pattern).empty).toBe(expected)
})

test.each([
  ['a.c', false],
  ['[^a$]\\$\\^', false],
  ['^a', true],
  ['a$', true],
  ['a\\b', true],
  ['a\\\\b', false],
])('%s looks around: %s', (pattern, expected) => {
  expect(regexWidth(pattern).looksAround).toBe(expected)
})

import { isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions, type HostFunction, type Vector } from './define.ts'

type Side = 'whole' | 'prefix' | 'suffix'

function isAlphanumeric(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char)
}

/** The character that ends at the place. */
function charBefore(text: string, at: number): string | undefined {
  const low = text.charCodeAt(at - 1)
  const start = low >= 0xdc00 && low <= 0xdfff && at >= 2 ? at - 2 : at - 1
  return at === 0 ? undefined : String.fromCodePoint(text.codePointAt(start) ?? 0)
}

function charAt(text: string, at: number): string | undefined {
  const code = text.codePointAt(at)
  return code === undefined ? undefined : String.fromCodePoint(code)
}

function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (run) => run.toLowerCase())
}

/** Whether the needle stands in the text with its alphanumeric ends at ends of terms; an empty one stands everywhere. */
function hasTerm(text: string, needle: string, side: Side): boolean {
  const left = side !== 'suffix' && isAlphanumeric(charAt(needle, 0))
  const right = side !== 'prefix' && isAlphanumeric(charBefore(needle, needle.length))
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) {
    const free = !left || !isAlphanumeric(charBefore(text, at))
    if (free && (!right || !isAlphanumeric(charAt(text, at + needle.length)))) return true
  }
  return false
}

function given(doc: string, side: Side, fold: boolean, cases: readonly Vector[]): HostFunction {
  return {
    doc: `${doc} A term is a maximal run of letters and digits; an empty needle is found in every text.`,
    params: ['string', 'string'],
    returns: 'boolean',
    nulls: 'propagate',
    evaluate: ([text, needle]) => {
      if (typeof text !== 'string' || typeof needle !== 'string') return null
      return fold ? hasTerm(foldAscii(text), foldAscii(needle), side) : hasTerm(text, needle, side)
    },
    cases,
  }
}

/** The elements of an array as texts, null where one is none; of any other value itself. */
function needlesOf(json: Scalar | undefined): readonly (string | null)[] {
  const value = typeof json === 'string' ? readDynamic(json) : undefined
  if (value === undefined || value === null) return []
  return (isArray(value) ? value : [value]).map((element) => {
    if (element === null) return null
    return foldAscii(typeof element === 'string' ? element : writeDynamic(element))
  })
}

const list = (value: string) => ({ type: 'dynamic', value }) as const

/** As `text.has_any_term` and the like, for one needle that is no literal. */
export const TERM_SEARCH = defineHostFunctions({
  'text.has_given_term_ci': given('Whether the needle occurs as a term, ASCII letters folded.', 'whole', true, [
    [['run Rclone.exe', 'RCLONE'], true],
    [['run myrclone.exe', 'rclone'], false],
    [['myrclone rclone', 'rclone'], true],
    [['do scp', 'scp '], false],
    [['a:b', ':'], true],
    [['é1scp', 'scp'], false],
    [['😀scp', 'scp'], true],
    [['𝐀scp', 'scp'], false],
    [['x\u212Ay', 'xky'], false],
    [['', ''], true],
    [['', 'a'], false],
    [[null, 'a'], null],
  ]),
  'text.has_given_term': given('Whether the needle occurs as a term, case-sensitive.', 'whole', false, [
    [['run Rclone.exe', 'rclone'], false],
    [['run rclone.exe', 'rclone'], true],
  ]),
  'text.has_given_term_prefix_ci': given('Whether the needle begins a term, ASCII letters folded.', 'prefix', true, [
    [['rclone copy', 'RCL'], true],
    [['myrclone', 'rcl'], false],
  ]),
  'text.has_given_term_prefix': given('Whether the needle begins a term, case-sensitive.', 'prefix', false, [
    [['rclone', 'RCL'], false],
    [['rclone', 'rcl'], true],
  ]),
  'text.has_given_term_suffix_ci': given('Whether the needle ends a term, ASCII letters folded.', 'suffix', true, [
    [['myrclone x', 'CLONE'], true],
    [['rclones', 'clone'], false],
  ]),
  'text.has_given_term_suffix': given('Whether the needle ends a term, case-sensitive.', 'suffix', false, [
    [['rclone', 'CLONE'], false],
    [['rclone', 'clone'], true],
  ]),
  'text.index_of_listed_term_ci': {
    doc: 'The 0-based place in an array of the first needle that occurs as a term, ASCII letters folded, -1 when there is none. Numbers and the like are searched as their text, null is found nowhere; a value that is no array is its only element.',
    params: ['string', 'dynamic'],
    returns: 'long',
    nulls: 'propagate',
    evaluate: ([text, needles]) => {
      if (typeof text !== 'string') return null
      const folded = foldAscii(text)
      return BigInt(needlesOf(needles).findIndex((needle) => needle !== null && hasTerm(folded, needle, 'whole')))
    },
    cases: [
      [['wget or Curl', list('["scp","curl","wget"]')], 1n],
      [['error 17', list('[7,17]')], 1n],
      [['curly', list('[null,"curl"]')], -1n],
      [['curl', list('[]')], -1n],
      [[null, list('[]')], null],
    ],
  },
})

import type { FunctionId } from '../../functions/index.ts'
import type { Expr } from '../../plan/expr.ts'
import {
  ALL_CHARACTERS,
  ANY_DIGIT,
  ANY_LETTER,
  type Characters,
  codeRange,
  complement,
  foldCase,
  has,
} from '../sets/characters.ts'
import { characters, choice, type Pattern, place, sequence } from '../sets/pattern.ts'
import { readPattern } from '../sets/read-pattern.ts'

/** One thing that a condition looks for in a text, and the literal of the plan that says so. */
export interface Needle {
  readonly pattern: Pattern
  readonly literal: Expr
}

/** A condition on one text: `any` or `all` of the needles, each of which is the whole text or found in it. */
export interface TextSearch {
  readonly needles: readonly Needle[]
  readonly joined: 'any' | 'all'
  readonly ends: 'whole' | 'search'
  readonly isRegex: boolean
}

type Call = Extract<Expr, { kind: 'call' }>

type Side = 'whole' | 'prefix' | 'suffix'

interface Shape {
  readonly needle: (text: string) => Pattern | undefined
  readonly ends: TextSearch['ends']
  readonly joined?: 'all'
}

const ANYTHING: Pattern = { kind: 'repeat', item: characters(ALL_CHARACTERS), min: 0, max: undefined }
const exact = (text: string): Pattern | undefined => literalPattern(text, false)
const folded = (text: string): Pattern | undefined => literalPattern(text, true)
const after = (pattern: Pattern | undefined): Pattern | undefined => pattern && sequence(pattern, ANYTHING)
const behind = (pattern: Pattern | undefined): Pattern | undefined => pattern && sequence(ANYTHING, pattern)
const term = (side: Side, fold: boolean): Shape => ({ needle: (text) => termPattern(text, side, fold), ends: 'search' })

const SHAPES: Readonly<Partial<Record<FunctionId, Shape>>> = {
  'compare.eq': { needle: exact, ends: 'whole' },
  'logic.in': { needle: exact, ends: 'whole' },
  'text.equals_ci': { needle: folded, ends: 'whole' },
  'text.in_ci': { needle: folded, ends: 'whole' },
  'text.contains': { needle: exact, ends: 'search' },
  'text.contains_ci': { needle: folded, ends: 'search' },
  'text.starts_with': { needle: (t) => after(exact(t)), ends: 'whole' },
  'text.starts_with_ci': { needle: (t) => after(folded(t)), ends: 'whole' },
  'text.ends_with': { needle: (t) => behind(exact(t)), ends: 'whole' },
  'text.ends_with_ci': { needle: (t) => behind(folded(t)), ends: 'whole' },
  'text.has_any_term': term('whole', false),
  'text.has_any_term_ci': term('whole', true),
  'text.has_any_term_prefix': term('prefix', false),
  'text.has_any_term_prefix_ci': term('prefix', true),
  'text.has_any_term_suffix': term('suffix', false),
  'text.has_any_term_suffix_ci': term('suffix', true),
  'text.has_all_terms_ci': { ...term('whole', true), joined: 'all' },
  'regex.matches': { needle: readPattern, ends: 'search' },
  'regex.full_matches': { needle: readPattern, ends: 'whole' },
}

/** Longer lists are not looked into. */
const MOST_NEEDLES = 300

const read = new WeakMap<Call, TextSearch | { readonly none: true }>()

/** What a call looks for in its first argument; undefined for any other call. */
export function textSearchOf(expr: Call): TextSearch | undefined {
  let found = read.get(expr)
  if (found === undefined) {
    found = readSearch(expr) ?? { none: true }
    read.set(expr, found)
  }
  return 'none' in found ? undefined : found
}

function readSearch(expr: Call): TextSearch | undefined {
  const shape = SHAPES[expr.fn]
  const [subject, ...literals] = expr.args
  if (shape === undefined || subject?.type !== 'string' || literals.length === 0 || literals.length > MOST_NEEDLES) {
    return undefined
  }
  const needles: Needle[] = []
  for (const literal of literals) {
    if (literal.kind !== 'literal' || typeof literal.value !== 'string') return undefined
    const pattern = shape.needle(literal.value)
    if (pattern === undefined) return undefined
    needles.push({ pattern, literal })
  }
  return { needles, joined: shape.joined ?? 'any', ends: shape.ends, isRegex: expr.fn.startsWith('regex.') }
}

/** The text itself; undefined for characters that sets do not tell apart. */
function literalPattern(text: string, fold: boolean): Pattern | undefined {
  if (text.length > LONGEST_LITERAL) return undefined
  const items: Pattern[] = []
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    const set = codeRange(code, code)
    if (set === undefined || set === 0n) return undefined
    items.push(characters(fold ? foldCase(set) : set))
  }
  return sequence(...items)
}

const LONGEST_LITERAL = 500

const ALPHANUMERIC: Characters = ANY_LETTER | ANY_DIGIT

/** As `text.has_any_term`: where an end of the needle is alphanumeric, its neighbour must not be. */
function termPattern(text: string, side: Side, fold: boolean): Pattern | undefined {
  const body = literalPattern(text, fold)
  if (body === undefined) return undefined
  const isAlphanumeric = (index: number): boolean => {
    const code = text.codePointAt(index) ?? 0
    return code < 128 && text !== '' && has(ALPHANUMERIC, code)
  }
  const edge = characters(complement(ALPHANUMERIC))
  const left = side !== 'suffix' && isAlphanumeric(0) ? [choice(place('start'), edge)] : []
  const right = side !== 'prefix' && isAlphanumeric(text.length - 1) ? [choice(edge, place('end'))] : []
  return sequence(...left, body, ...right)
}

import { call, type Expr } from '../plan/expr.ts'
import { referencedColumns } from '../plan/traverse.ts'
import { likePattern, type TextPattern, wellFormed } from './pattern.ts'
import { neededLiterals } from './regex-literals.ts'

/** A text of the rows that is tested: an expression over the input's columns. */
export interface Subject {
  readonly expr: Expr
  readonly isSame: (expr: Expr) => boolean
}

/**
 * A test that is true or false of a row. `text`: of the subject's text (lower-cased by the engine when `isLowered`);
 * `null`: the subject has none. The engine decides the others: `value` of the subject's values, only of those that hold one
 * of the `literals` (lower-cased) when there are any; `row` of every row.
 */
export type Atom =
  | { readonly kind: 'text'; readonly subject: number; readonly isLowered: boolean; readonly pattern: TextPattern }
  | { readonly kind: 'null'; readonly subject: number }
  | {
      readonly kind: 'value'
      readonly subject: number
      readonly expr: Expr
      readonly literals: readonly string[] | undefined
    }
  | { readonly kind: 'row'; readonly expr: Expr }

export interface Atoms {
  readonly subjects: readonly Subject[]
  readonly atoms: readonly Atom[]
  /** The number of the atom. */
  readonly add: (atom: Atom, key: string) => number
  readonly subject: (expr: Expr) => number
  readonly keyOf: (expr: Expr) => string
}

export function newAtoms(): Atoms {
  const subjects: Subject[] = []
  const atoms: Atom[] = []
  const subjectPlaces = new Map<string, number>()
  const atomPlaces = new Map<string, number>()
  const keys = new WeakMap<Expr, string>()
  const keyOf = (expr: Expr): string => {
    const known = keys.get(expr)
    if (known !== undefined) return known
    const made = writeKey(expr, keyOf)
    keys.set(expr, made)
    return made
  }
  const place = <T>(list: T[], places: Map<string, number>, item: T, key: string): number => {
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, list.length)
    return list.push(item) - 1
  }
  return {
    subjects,
    atoms,
    keyOf,
    add: (atom, key) => place(atoms, atomPlaces, atom, key),
    subject: (expr) => {
      const key = keyOf(expr)
      return place(subjects, subjectPlaces, { expr, isSame: (other) => keyOf(other) === key }, key)
    },
  }
}

function writeKey(expr: Expr, keyOf: (expr: Expr) => string): string {
  switch (expr.kind) {
    case 'literal':
      return `${expr.type}:${typeof expr.value === 'string' ? JSON.stringify(expr.value) : Object.is(expr.value, -0) ? '-0' : String(expr.value)}`
    case 'column':
      return `#${expr.id}`
    case 'call':
      return `${expr.type}:${expr.fn}(${expr.args.map(keyOf).join()})`
  }
}

/** A text as it stands in a test. */
export interface Tested {
  readonly subject: number
  readonly isLowered: boolean
}

/** What a test of text reads: a text of the rows, or that text lower-cased. */
export function testedText(expr: Expr | undefined, atoms: Atoms): Tested | undefined {
  if (expr === undefined || expr.type !== 'string' || expr.kind === 'literal') return undefined
  const [inner] = expr.kind === 'call' && expr.fn === 'text.lower' ? expr.args : []
  const isLowered = inner !== undefined && inner.type === 'string' && inner.kind !== 'literal'
  const base = isLowered ? inner : expr
  return referencedColumns(base).size === 0 ? undefined : { subject: atoms.subject(base), isLowered }
}

/** The text tested by a call and what it has to hold; undefined for all that only the engine decides. */
export function textTest(
  expr: Expr & { readonly kind: 'call' },
  atoms: Atoms,
): (Tested & { readonly pattern: TextPattern }) | undefined {
  const [left, right] = expr.args
  const isSwapped = expr.fn === 'compare.eq' && left?.kind === 'literal'
  const [subject, wanted] = isSwapped ? [right, left] : [left, right]
  const value = literalText(wanted)
  const pattern = value === undefined ? undefined : patternOf(expr.fn, value)
  if (pattern === undefined) return undefined
  const tested = testedText(subject, atoms)
  return tested === undefined ? undefined : { ...tested, pattern }
}

export function literalText(expr: Expr | undefined): string | undefined {
  if (expr?.kind !== 'literal' || expr.type !== 'string' || typeof expr.value !== 'string') return undefined
  return wellFormed(expr.value)
}

export function equality(literal: string): TextPattern {
  return { kind: 'plain', literal, atStart: true, atEnd: true }
}

function patternOf(fn: string, literal: string): TextPattern | undefined {
  switch (fn) {
    case 'compare.eq':
      return equality(literal)
    case 'text.contains':
      return { kind: 'plain', literal, atStart: false, atEnd: false }
    case 'text.starts_with':
      return { kind: 'plain', literal, atStart: true, atEnd: false }
    case 'text.ends_with':
      return { kind: 'plain', literal, atStart: false, atEnd: true }
    case 'text.like':
      return likePattern(literal)
    default:
      return undefined
  }
}

/** The number of an atom that the engine decides. */
export function engineAtom(expr: Expr, atoms: Atoms): number {
  const key = atoms.keyOf(expr)
  const [tested, pattern, flags] = expr.kind === 'call' ? expr.args : []
  const isSearch = expr.kind === 'call' && (SEARCHES.has(expr.fn) || ASCII_SEARCHES.has(expr.fn))
  const found = isSearch ? testedText(tested, atoms) : undefined
  if (found !== undefined && expr.kind === 'call') {
    const literals = literalsOf(expr.fn, pattern, flags)
    return atoms.add({ kind: 'value', subject: found.subject, expr, literals }, `value ${key}`)
  }
  const columns = new Map<number, Expr>()
  collectColumns(expr, columns)
  const [only] = columns.values()
  if (columns.size === 1 && only?.type === 'string') {
    return atoms.add({ kind: 'value', subject: atoms.subject(only), expr, literals: undefined }, `value ${key}`)
  }
  return atoms.add({ kind: 'row', expr: call('logic.is_true', [expr]) }, `row ${key}`)
}

const SEARCHES: ReadonlySet<string> = new Set([
  'regex.matches',
  'regex.full_matches',
  'backtracking.matches',
  'leaves.any_matches',
  'leaves.any_backtracks',
])

/** Letters of ASCII are folded in both: in the lower-cased text the lower-cased literal stands where the test is true. */
const ASCII_SEARCHES: ReadonlySet<string> = new Set([
  'text.contains_ci',
  'text.starts_with_ci',
  'text.ends_with_ci',
  'text.equals_ci',
])

function literalsOf(fn: string, argument: Expr | undefined, flags: Expr | undefined): readonly string[] | undefined {
  const written = literalText(argument)
  if (written === undefined) return undefined
  if (ASCII_SEARCHES.has(fn)) return /^[\0-\x7f]+$/.test(written) ? [written.toLowerCase()] : undefined
  if ((fn === 'backtracking.matches' || fn === 'leaves.any_backtracks') && !/^[ims]*$/.test(literalText(flags) ?? 'x'))
    return undefined
  return neededLiterals(written)
}

function collectColumns(expr: Expr, into: Map<number, Expr>): void {
  if (expr.kind === 'column') into.set(expr.id, expr)
  else if (expr.kind === 'call') for (const arg of expr.args) collectColumns(arg, into)
}

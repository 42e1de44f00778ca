import { FUNCTIONS } from '../functions/index.ts'
import { call, type Expr } from '../plan/expr.ts'
import { type Atoms, engineAtom, equality, literalText, testedText, textTest } from './atoms.ts'
import type { Formula, Formulas } from './formula.ts'
import type { TextPattern } from './pattern.ts'

/** Conditions as formulas over atoms, exact in SQL's three-valued logic. */
export interface Reading {
  /** Holds where the expression is true. */
  readonly whenTrue: (expr: Expr) => Formula
}

export function readConditions(atoms: Atoms, make: Formulas): Reading {
  const known = { true: new Map<Expr, Formula>(), false: new Map<Expr, Formula>() }

  const remembered = (results: Map<Expr, Formula>, expr: Expr, read: (expr: Expr) => Formula): Formula => {
    const found = results.get(expr)
    if (found !== undefined) return found
    const formula = read(expr)
    results.set(expr, formula)
    return formula
  }
  const whenTrue = (expr: Expr): Formula => remembered(known.true, expr, readTrue)
  const whenFalse = (expr: Expr): Formula => remembered(known.false, expr, readFalse)

  const isNull = (subject: number): Formula => make.atom(atoms.add({ kind: 'null', subject }, `null ${subject}`))
  const present = (subject: number): Formula => make.not(isNull(subject))

  const holdsText = (subject: number, isLowered: boolean, pattern: TextPattern, key: string): Formula => {
    if (pattern.kind === 'plain' && pattern.literal === '' && !(pattern.atStart && pattern.atEnd)) {
      return present(subject)
    }
    return make.atom(atoms.add({ kind: 'text', subject, isLowered, pattern }, `${subject} ${isLowered} ${key}`))
  }

  function readTrue(expr: Expr): Formula {
    if (expr.kind === 'literal') return make.constant(expr.value === true)
    if (expr.kind === 'call') {
      const [first] = expr.args
      switch (expr.fn) {
        case 'logic.and':
          return make.join('all', expr.args.map(whenTrue))
        case 'logic.or':
          return make.join('any', expr.args.map(whenTrue))
        case 'logic.not':
          if (first !== undefined) return whenFalse(first)
          break
        case 'logic.is_true':
          if (first !== undefined) return whenTrue(first)
          break
        case 'logic.is_null':
          if (first !== undefined) return readNull(first) ?? engine(expr)
          break
        case 'logic.in':
          return readIn(expr)?.holds ?? engine(expr)
        case 'compare.ne':
          return whenFalse(call('compare.eq', expr.args))
        default: {
          if (hasNull(expr)) return make.constant(false)
          const test = textTest(expr, atoms)
          if (test !== undefined)
            return holdsText(test.subject, test.isLowered, test.pattern, keyOf(expr, test.pattern))
        }
      }
    }
    return engine(expr)
  }

  function readFalse(expr: Expr): Formula {
    if (expr.kind === 'literal') return make.constant(expr.value === false)
    if (expr.kind === 'call') {
      const [first] = expr.args
      switch (expr.fn) {
        case 'logic.and':
          return make.join('any', expr.args.map(whenFalse))
        case 'logic.or':
          return make.join('all', expr.args.map(whenFalse))
        case 'logic.not':
          if (first !== undefined) return whenTrue(first)
          break
        case 'logic.is_true':
        case 'logic.is_null':
          return make.not(whenTrue(expr))
        case 'logic.in': {
          const found = readIn(expr)
          if (found === undefined) break
          return found.mayBeNull
            ? make.constant(false)
            : make.join('all', [make.not(found.holds), present(found.subject)])
        }
        case 'compare.ne':
          return whenTrue(call('compare.eq', expr.args))
        default: {
          if (hasNull(expr)) return make.constant(false)
          const test = textTest(expr, atoms)
          if (test !== undefined) return make.join('all', [make.not(whenTrue(expr)), present(test.subject)])
        }
      }
    }
    return engine(call('logic.not', [expr]))
  }

  function readNull(expr: Expr): Formula | undefined {
    if (expr.kind === 'literal') return make.constant(expr.value === null)
    if (expr.type === 'boolean' && expr.kind === 'call' && isRead(expr)) {
      return make.join('all', [make.not(whenTrue(expr)), make.not(whenFalse(expr))])
    }
    const tested = testedText(expr, atoms)
    return tested === undefined ? undefined : isNull(tested.subject)
  }

  function isRead(expr: Expr & { readonly kind: 'call' }): boolean {
    return expr.fn.startsWith('logic.') || textTest(expr, atoms) !== undefined
  }

  function readIn(
    expr: Expr & { readonly kind: 'call' },
  ): { readonly holds: Formula; readonly subject: number; readonly mayBeNull: boolean } | undefined {
    const [first, ...others] = expr.args
    const tested = testedText(first, atoms)
    if (tested === undefined || others.length === 0) return undefined
    const { subject, isLowered } = tested
    const equal: Formula[] = []
    let mayBeNull = false
    for (const other of others) {
      const value = literalText(other)
      if (value !== undefined) equal.push(holdsText(subject, isLowered, equality(value), `equals ${value}`))
      else if (other.kind === 'literal' && other.value === null) mayBeNull = true
      else return undefined
    }
    return { holds: make.join('any', equal), subject, mayBeNull }
  }

  function keyOf(expr: Expr & { readonly kind: 'call' }, pattern: TextPattern): string {
    if (pattern.kind !== 'plain') return `like ${atoms.keyOf(expr)}`
    const how = pattern.atStart ? (pattern.atEnd ? 'equals' : 'starts') : pattern.atEnd ? 'ends' : 'contains'
    return `${how} ${pattern.literal}`
  }

  function engine(expr: Expr): Formula {
    return make.atom(engineAtom(expr, atoms))
  }

  return { whenTrue }
}

/** Whether the call is null whatever the row. */
function hasNull(expr: Expr & { readonly kind: 'call' }): boolean {
  const propagates = FUNCTIONS[expr.fn].nulls === 'propagate'
  return propagates && expr.args.some((arg) => arg.kind === 'literal' && arg.value === null)
}

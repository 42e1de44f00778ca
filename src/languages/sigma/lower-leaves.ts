import type { Report } from '../../diagnostics/diagnostic.ts'
import { LEAF_MARK } from '../../functions/leaves.ts'
import { lowerCase } from '../../functions/lower-case.ts'
import { exactPattern } from '../../functions/pattern.ts'
import { and, call, type Expr, literal, long, not, or, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import type { Comparison } from './ast.ts'
import { lowerRegex } from './lower-regex.ts'
import { networkKinds } from './network-kinds.ts'
import type { Pattern, PatternPart, Predicate } from './predicate.ts'

type Single = Exclude<Predicate, { readonly kind: 'null' | 'exists' | 'field' }>

/** Whether one of the values, as `leaves.of` gives them, passes the test. */
export function lowerLeaves(leaves: Expr, predicate: Single, span: Span, report: Report): Expr {
  switch (predicate.kind) {
    case 'pattern':
      return anyOfPattern(leaves, predicate.parts, predicate.cased, span)
    case 'regex':
      return anyMatches(lowerRegex(leaves, predicate, span, report), leaves)
    case 'cidr':
      return leavesInNetworks(leaves, [predicate.network], span)
    case 'compare': {
      const number = literal('real', predicate.value)
      return compared(predicate.operator, span, (how) => call('leaves.any_number', [leaves, how, number], span))
    }
    case 'time-part': {
      const part = text(predicate.part)
      const number = long(predicate.value)
      return compared(predicate.operator, span, (how) =>
        call('leaves.any_time_part', [leaves, part, how, number], span),
      )
    }
  }
}

/** No value at all, or one of those that stand for none. */
export function leavesMissing(leaves: Expr, written: Iterable<string>, span: Span): Expr {
  const empty = [...written].map((value) => call('text.contains', [leaves, text(marked(value))], span))
  return or([call('logic.is_null', [leaves], span), ...empty], span)
}

export function leavesInNetworks(leaves: Expr, networks: readonly string[], span: Span): Expr {
  const { v4, v6 } = networkKinds(networks)
  const tests: Expr[] = []
  if (v4.length > 0) tests.push(call('leaves.any_in_ipv4_networks', [leaves, ...v4.map((n) => text(n, span))], span))
  if (v6.length > 0) {
    const inside = call('leaves.any_in_networks', [leaves, literal('dynamic', JSON.stringify(v6), span)], span)
    tests.push(and([call('text.contains', [leaves, text(':')], span), inside], span))
  }
  return or(tests, span)
}

function compared(operator: Comparison, span: Span, test: (operator: Expr) => Expr): Expr {
  if (operator !== 'neq') return test(text(operator))
  return not(call('logic.is_true', [test(text('eq'))], span), span)
}

function unmarked(value: string): string {
  return value.replaceAll(LEAF_MARK, '\uFFFD')
}

function marked(value: string): string {
  return `${LEAF_MARK}${unmarked(value)}${LEAF_MARK}`
}

/** The marks around a value make its start and its end part of what is looked for. */
function anyOfPattern(leaves: Expr, parts: Pattern, cased: boolean, span: Span): Expr {
  const subject = cased ? leaves : call('text.lower', [leaves], span)
  const [isOpen, isOpenAtEnd] = [parts[0]?.kind === 'run', parts.at(-1)?.kind === 'run']
  const inner = parts.slice(isOpen ? 1 : 0, isOpenAtEnd ? -1 : undefined)
  if (inner.length === 0 && isOpen) return not(call('logic.is_null', [leaves], span), span)
  const [start, end] = [isOpen ? '' : LEAF_MARK, isOpenAtEnd ? '' : LEAF_MARK]
  const written = (value: string): string => unmarked(cased ? value : lowerCase(value))
  if (inner.every((part) => part.kind === 'text')) {
    const value = inner.map((part) => written(part.text)).join('')
    return call('text.contains', [subject, text(`${start}${value}${end}`, span)], span)
  }
  const pattern = (part: PatternPart): string => {
    if (part.kind === 'text') return exactPattern(written(part.text))
    return part.kind === 'run' ? `${NO_MARK}*` : NO_MARK
  }
  return call('regex.matches', [subject, text(`${start}${inner.map(pattern).join('')}${end}`, span)], span)
}

const NO_MARK = `[^${LEAF_MARK}]`

/** The same searches, in one value after the other. */
function anyMatches(search: Expr, leaves: Expr): Expr {
  if (search.kind !== 'call') return search
  const [of, pattern] = search.args
  if (of === leaves && pattern !== undefined) {
    if (search.fn === 'regex.matches') return { ...search, fn: 'leaves.any_matches' }
    if (search.fn === 'backtracking.matches') return { ...search, fn: 'leaves.any_backtracks' }
  }
  return { ...search, args: search.args.map((arg) => anyMatches(arg, leaves)) }
}

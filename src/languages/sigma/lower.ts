import type { Report } from '../../diagnostics/diagnostic.ts'
import type { FunctionId } from '../../functions/index.ts'
import { and, boolean, call, type Expr, literal, long, not, or, reference, text } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import type { Comparison, Condition, Named } from './ast.ts'
import type { FieldSource, TableFields } from './fields.ts'
import { leavesInNetworks, leavesMissing, lowerLeaves } from './lower-leaves.ts'
import { lowerKeyword, lowerPattern } from './lower-pattern.ts'
import { lowerRegex } from './lower-regex.ts'
import { networkKinds } from './network-kinds.ts'
import { plainText } from './pattern.ts'
import type { Predicate, Test, TimePart } from './predicate.ts'

type FieldTest = Extract<Test, { readonly kind: 'field' }>

/** Tests of one rule as conditions over the columns of its table. */
export class TestLowering {
  readonly fields: TableFields
  readonly #report: Report
  /** Fields that are reported as never carried: once is enough. */
  readonly #reported = new Set<string>()

  constructor(fields: TableFields, report: Report) {
    this.fields = fields
    this.#report = report
  }

  /** Null where the field has no value, unless the test is of that. */
  lower(test: Test): Expr {
    switch (test.kind) {
      case 'all':
        return and(
          test.operands.map((operand) => this.lower(operand)),
          test.span,
        )
      case 'any':
        return anyOf(
          withNetworksTogether(test.operands).map((operand) => this.#operand(operand)),
          test.span,
        )
      case 'not':
        return negated(this.lower(test.operand), test.span)
      case 'keyword':
        return this.#keyword(test)
      case 'field':
        return this.#field(test)
    }
  }

  /** What the field is in this table; a field that it never carries is reported. */
  resolve(field: Named): FieldSource {
    const found = this.fields.field(field.name)
    if (found.kind === 'absent' && !this.#reported.has(field.name)) {
      this.#reported.add(field.name)
      const { name } = this.fields
      this.#report.add('schema/sigma-field', field.span, { name: field.name, table: name }, { hints: found.hints })
    }
    return found
  }

  #operand(operand: Test | Networks): Expr {
    if (operand.kind !== 'networks') return this.lower(operand)
    const source = this.resolve(operand.field)
    const leaves = leavesOf(source)
    if (leaves !== undefined) return leavesInNetworks(leaves, operand.networks, operand.span)
    return inNetworks(source.text, operand.networks, operand.span)
  }

  #keyword({ predicate, span }: Extract<Test, { readonly kind: 'keyword' }>): Expr {
    const found = this.fields.keywordSubjects.map((subject) =>
      predicate.kind === 'pattern'
        ? lowerKeyword(subject, predicate, span)
        : lowerRegex(subject, { ...predicate, flags: { ...predicate.flags, m: true } }, span, this.#report),
    )
    return or(found, span)
  }

  #field(test: FieldTest): Expr {
    const source = this.resolve(test.field)
    return this.#predicate(source, test.predicate, test.span)
  }

  #predicate(source: FieldSource, predicate: Predicate, span: Span): Expr {
    const { text: subject } = source
    const leaves = leavesOf(source)
    switch (predicate.kind) {
      case 'pattern': {
        const written = plainText(predicate.parts)
        if (written !== undefined && this.fields.missing.includes(written)) return this.#isMissing(source, span)
        if (leaves !== undefined) break
        return lowerPattern(subject, predicate, span)
      }
      case 'regex':
        if (leaves !== undefined) break
        return lowerRegex(subject, predicate, span, this.#report)
      case 'null':
        return this.#isMissing(source, span)
      case 'exists': {
        const absent =
          this.fields.missing.length === 0
            ? call('logic.is_null', [leaves ?? subject], span)
            : this.#isMissing(source, span)
        return predicate.expected ? negated(absent, span) : absent
      }
      case 'cidr':
        if (leaves !== undefined) break
        return inNetworks(subject, [predicate.network], span)
      case 'compare':
        if (leaves !== undefined) break
        return compare(numberOf(source), predicate.operator, literal('real', predicate.value), span)
      case 'time-part':
        if (leaves !== undefined) break
        return compare(timePart(source, predicate.part, span), predicate.operator, long(predicate.value), span)
      case 'field': {
        const other = this.resolve(predicate.other)
        const asCompared = (value: Expr): Expr => (predicate.cased ? value : call('text.lower', [value], span))
        if (leaves !== undefined || leavesOf(other) !== undefined) {
          const pair = [source, other].map((field) => leavesOf(field) ?? call('leaves.of_text', [field.text], span))
          return call('leaves.any_pair', [...pair.map(asCompared), text(predicate.how)], span)
        }
        return call(COMPARISONS_OF_FIELDS[predicate.how], [asCompared(subject), asCompared(other.text)], span)
      }
    }
    return lowerLeaves(leaves, predicate, span, this.#report)
  }

  /** Absent, or what the table's records write for it: by default the empty text. */
  #isMissing(source: FieldSource, span: Span): Expr {
    const written = new Set(['', ...this.fields.missing])
    const leaves = leavesOf(source)
    if (leaves !== undefined) return leavesMissing(leaves, written, span)
    const { text: subject } = source
    const texts = [...written].map((value) => text(value))
    const [only, ...more] = texts
    const isWritten =
      only !== undefined && more.length === 0
        ? call('compare.eq', [subject, only], span)
        : call('logic.in', [subject, ...texts], span)
    return or([call('logic.is_null', [subject], span), isWritten], span)
  }
}

function leavesOf(source: FieldSource): Expr | undefined {
  return 'leaves' in source ? source.leaves : undefined
}

const COMPARISONS_OF_FIELDS = {
  equals: 'compare.eq',
  contains: 'text.contains',
  startswith: 'text.starts_with',
  endswith: 'text.ends_with',
} as const satisfies Readonly<Record<string, FunctionId>>

const OPERATORS = {
  eq: 'compare.eq',
  neq: 'compare.ne',
  lt: 'compare.lt',
  lte: 'compare.le',
  gt: 'compare.gt',
  gte: 'compare.ge',
} as const satisfies Readonly<Record<Comparison, FunctionId>>

const TIME_PARTS = {
  minute: 'time.minute',
  hour: 'time.hour',
  day: 'time.day',
  week: 'time.iso_week',
  month: 'time.month',
  year: 'time.year',
} as const satisfies Readonly<Record<TimePart, FunctionId>>

/** What does not hold does not hold: what is neither true nor false counts as false. */
export function negated(condition: Expr, span: Span): Expr {
  return not(call('logic.is_true', [condition], span), span)
}

function compare(value: Expr, operator: Comparison, limit: Expr, span: Span): Expr {
  if (operator === 'neq') return negated(compare(value, 'eq', limit, span), span)
  return call(OPERATORS[operator], [value, limit], span)
}

function numberOf(source: FieldSource): Expr {
  const value = source.kind === 'column' ? reference(source.column) : source.text
  if (value.type === 'real') return value
  if (value.type === 'int' || value.type === 'long') return call('convert.integer_to_real', [value])
  return call('convert.text_to_real', [source.text])
}

function timePart(source: FieldSource, part: TimePart, span: Span): Expr {
  const value = source.kind === 'column' ? reference(source.column) : source.text
  const time = value.type === 'datetime' ? value : call('convert.text_to_datetime', [source.text], span)
  return call(TIME_PARTS[part], [time], span)
}

/** Alternatives; the texts that one value may equal become one list. */
function anyOf(alternatives: readonly Expr[], span: Span): Expr {
  const flat = alternatives.flatMap((a) => (a.kind === 'call' && a.fn === 'logic.or' ? a.args : [a]))
  const lists = new Map<Expr, { readonly cased: boolean; readonly value: Expr; readonly texts: Expr[] }[]>()
  const places: (Expr | { readonly value: Expr; readonly texts: readonly Expr[] })[] = []
  for (const alternative of flat) {
    const [value, written] = alternative.kind === 'call' && alternative.fn === 'compare.eq' ? alternative.args : []
    if (value === undefined || written?.kind !== 'literal' || written.type !== 'string') {
      places.push(alternative)
      continue
    }
    const lower = value.kind === 'call' && value.fn === 'text.lower' ? value.args[0] : undefined
    const subject = lower ?? value
    const known = lists.get(subject) ?? []
    const list = known.find((other) => other.cased === (lower === undefined))
    if (list !== undefined) {
      list.texts.push(written)
      continue
    }
    const made = { cased: lower === undefined, value, texts: [written] }
    lists.set(subject, [...known, made])
    places.push(made)
  }
  const tests = places.map((place) => {
    if ('kind' in place) return place
    const [only, ...more] = place.texts
    return only !== undefined && more.length === 0
      ? call('compare.eq', [place.value, only], only.span)
      : call('logic.in', [place.value, ...place.texts], span)
  })
  return or(tests, span)
}

/** Several networks of one field. */
interface Networks {
  readonly kind: 'networks'
  readonly span: Span
  readonly field: Named
  readonly networks: readonly string[]
}

/** Alternatives with the networks of one field made one test, so that an address is read once. */
function withNetworksTogether(alternatives: readonly Test[]): readonly (Test | Networks)[] {
  const together = new Map<string, Networks>()
  for (const test of alternatives) {
    if (test.kind !== 'field' || test.predicate.kind !== 'cidr') continue
    const known = together.get(test.field.name)
    const networks = [...(known?.networks ?? []), test.predicate.network]
    together.set(test.field.name, { kind: 'networks', span: known?.span ?? test.span, field: test.field, networks })
  }
  if (together.size === 0) return alternatives
  const others = alternatives.filter((test) => !(test.kind === 'field' && test.predicate.kind === 'cidr'))
  return [...others, ...together.values()]
}

function inNetworks(address: Expr, networks: readonly string[], span: Span): Expr {
  const { v4, v6 } = networkKinds(networks)
  const tests: Expr[] = []
  if (v4.length > 0) tests.push(call('ip.in_ipv4_networks', [address, ...v4.map((n) => text(n, span))], span))
  if (v6.length > 0) {
    const inside = call('ip.in_any_network', [address, literal('dynamic', JSON.stringify(v6), span)], span)
    // Most addresses are of IPv4, which is told in SQL.
    tests.push(and([call('text.contains', [address, text(':')], span), inside], span))
  }
  return or(tests, span)
}

/** A condition over its searches; null is false. */
export function lowerCondition(condition: Condition, search: (name: string) => Expr): Expr {
  const { span } = condition
  switch (condition.kind) {
    case 'name':
      return search(condition.name)
    case 'and':
      return and(
        condition.operands.map((operand) => lowerCondition(operand, search)),
        span,
      )
    case 'or':
      return or(
        condition.operands.map((operand) => lowerCondition(operand, search)),
        span,
      )
    case 'not':
      return negated(lowerCondition(condition.operand, search), span)
    case 'of': {
      const searches = condition.names.map(search)
      if (condition.quantity === 'all' || condition.quantity === searches.length) return and(searches, span)
      if (condition.quantity === 1) return or(searches, span)
      return atLeast(condition.quantity, searches, span)
    }
  }
}

function atLeast(count: number, conditions: readonly Expr[], span: Span): Expr {
  if (count > conditions.length) return boolean(false, span)
  const ones = conditions.map((condition) => call('logic.case', [condition, long(1), long(0)], span))
  const [first = long(0), ...others] = ones
  const sum = others.reduce((total, one) => call('number.add', [total, one], span), first)
  return call('compare.ge', [sum, long(count)], span)
}

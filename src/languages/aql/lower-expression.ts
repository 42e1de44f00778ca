import { and, call, literal, not, or, type Expr as PlanExpr } from '../../plan/expr.ts'
import { assertNever } from '../../plan/plan.ts'
import type { Span } from '../../source/text.ts'
import type { Expression, ExpressionOf, Name, Query } from './ast.ts'
import type { GroupedAggregates } from './grouping.ts'
import { Lookups } from './lookups.ts'
import { flagsOf, lowerArithmetic, lowerComplement } from './lower-arithmetic.ts'
import { lowerCall } from './lower-call.ts'
import { compare, isComparable } from './lower-compare.ts'
import { lowerInSubselect } from './lower-in.ts'
import { lowerMatch } from './lower-match.ts'
import { lowerCast, lowerInterval } from './lower-other-sql.ts'
import type { InnerQuery, Lowering, Place } from './lowering.ts'
import { mergeNetworkTests } from './networks.ts'
import { type Scope, spellName } from './scope.ts'
import type { LoweringSession } from './session.ts'
import { lowerTextSearch } from './text-search.ts'
import { coercePair, constantNumber, constantText, isUnknown, toNumber, typeLabel, unify, type Value } from './value.ts'

export type LowerSubselect = (query: Query) => InnerQuery | undefined

/** Aliases made of aliases double with each step; more than so many are refused. */
const MOST_EXPANSIONS = 5000

/** Lowers the expressions of one SELECT. */
export class ExpressionLowering implements Lowering {
  readonly session: LoweringSession
  readonly scope: Scope
  readonly lookups: Lookups
  readonly aggregates: GroupedAggregates
  place: Place = 'SELECT'
  insideAggregate = false
  readonly #aliases: ReadonlyMap<string, Expression>
  readonly #expanding = new Set<string>()
  #expansions = 0
  readonly #subselect: LowerSubselect

  constructor(
    session: LoweringSession,
    scope: Scope,
    aliases: ReadonlyMap<string, Expression>,
    aggregates: GroupedAggregates,
    subselect: LowerSubselect,
  ) {
    this.session = session
    this.scope = scope
    this.aggregates = aggregates
    this.lookups = new Lookups(session, aggregates)
    this.#aliases = aliases
    this.#subselect = subselect
  }

  lower(expression: Expression): Value {
    const { span } = expression
    switch (expression.kind) {
      case 'text':
        return this.#aliasInQuotes(expression) ?? constantText(expression.value, span)
      case 'number':
        return constantNumber(expression.text, span)
      case 'boolean':
        return {
          expr: literal('boolean', expression.value, span),
          constant: { kind: 'boolean', text: String(expression.value) },
        }
      case 'null':
      case 'missing':
        return this.nothing(span)
      case 'name':
        return this.#name(expression.name)
      case 'call':
        this.#noteTextAsAlias(expression)
        return lowerCall(this, expression)
      case 'negate':
        return this.#negate(expression)
      case 'complement':
        return lowerComplement(this, this.lower(expression.value), span)
      case 'not':
        return { expr: not(this.condition(expression.value, 'NOT'), span) }
      case 'logical': {
        const items = expression.items.map((item) => this.condition(item, expression.operator))
        return { expr: expression.operator === 'AND' ? and(items, span) : or(mergeNetworkTests(items), span) }
      }
      case 'binary':
        return this.#binary(expression)
      case 'in':
        return { expr: negateIf(expression.negated, this.#in(expression), span) }
      case 'between': {
        const low = compare(this.session, '>=', this.lower(expression.value), this.lower(expression.low), span)
        const high = compare(this.session, '<=', this.lower(expression.value), this.lower(expression.high), span)
        return { expr: negateIf(expression.negated, and([low, high], span), span) }
      }
      case 'is-null': {
        const test = call('logic.is_null', [this.lower(expression.value).expr], span)
        return { expr: negateIf(expression.negated, test, span) }
      }
      case 'match':
        return { expr: negateIf(expression.negated, lowerMatch(this, expression), span) }
      case 'text-search':
        return { expr: lowerTextSearch(this, expression) }
      case 'case':
        return this.#case(expression)
      case 'if': {
        const when = this.condition(expression.when, 'IF')
        return this.choose([when], [this.lower(expression.result), this.lower(expression.otherwise)], span)
      }
      case 'cast':
        return lowerCast(this, expression)
      case 'interval':
        return lowerInterval(this, expression)
      case 'time-condition':
        this.session.add('aql/not-in-aql', span, { construct: 'time clause inside OR, NOT or an expression' })
        return this.nothing(span)
      default:
        return assertNever(expression)
    }
  }

  /** An expression as a condition; reports what is none. */
  condition(expression: Expression, where: string): PlanExpr {
    const value = this.lower(expression)
    if (value.expr.type === 'boolean') return value.expr
    if (value.constant?.kind !== 'null' && !isUnknown(value.expr)) {
      const found = typeLabel(value.expr.type)
      this.session.add('type/mismatch', expression.span, { what: where, expected: 'a condition', found })
    }
    return literal('boolean', null, expression.span)
  }

  /** A value as a number; reports what cannot be one. */
  number(value: Value, what: string): PlanExpr {
    const number = value.address === undefined ? toNumber(value) : undefined
    if (number !== undefined) return number
    const found = value.address === undefined ? typeLabel(value.expr.type) : 'an address'
    this.session.add('type/mismatch', value.expr.span, { what, expected: 'a number', found })
    return literal('long', null, value.expr.span)
  }

  nothing(span: Span): Value {
    return { expr: literal('string', null, span), constant: { kind: 'null', text: 'null' } }
  }

  /** The value after the first true condition, the last one otherwise, all in one type. */
  choose(conditions: readonly PlanExpr[], values: readonly Value[], span: Span): Value {
    const exprs = unify(values)
    const args = conditions.flatMap((condition, i) => [condition, exprs[i] ?? literal('string', null, span)])
    const last = exprs.at(-1) ?? literal('string', null, span)
    return { expr: call('logic.case', [...args, last], span), ...flagsOf(values) }
  }

  /** Columns of the schema come before aliases, except behind the grouping, where an alias names the result's column. */
  #name(name: Name): Value {
    const logSourceType = this.#logSourceType(name)
    if (logSourceType !== undefined) return logSourceType
    const column = this.scope.find(name.name)
    const aliasFirst = this.place === 'HAVING' || this.place === 'ORDER BY' || column?.standing !== 'schema'
    if (!aliasFirst) this.#noteHiddenAlias(name)
    return (aliasFirst ? this.#alias(name.name) : undefined) ?? this.scope.resolve(name)
  }

  #noteHiddenAlias(name: Name): void {
    const aliased = this.#aliases.get(name.name.toLowerCase())
    const isSame = aliased?.kind === 'name' && aliased.name.name.toLowerCase() === name.name.toLowerCase()
    if (aliased === undefined || isSame || this.place === 'SELECT') return
    const topic = `\`${name.name}\` in ${this.place}`
    this.session.choose(topic, 'the column is meant, not the alias of that name', name.span)
  }

  #alias(name: string): Value | undefined {
    const key = name.toLowerCase()
    const expression = this.#aliases.get(key)
    if (expression === undefined || this.#expanding.has(key)) return undefined
    this.#expansions += 1
    if (this.#expansions > MOST_EXPANSIONS) {
      this.session.add('aql/too-deep', expression.span, {})
      return this.nothing(expression.span)
    }
    const { place } = this
    this.#expanding.add(key)
    if (place !== 'WHERE' && place !== 'GROUP BY') this.place = 'SELECT'
    const value = this.lower(expression)
    this.place = place
    this.#expanding.delete(key)
    return value
  }

  /** `ORDER BY 'Count'` and `GROUP BY 'Count'` mean the alias when there is one. */
  #aliasInQuotes(expression: ExpressionOf<'text'>): Value | undefined {
    if (this.place !== 'ORDER BY' && this.place !== 'GROUP BY') return undefined
    return this.#alias(expression.value)
  }

  /** LOGSOURCETYPEID, which AQL lacks, is the records' own column of that name, else `devicetype`. */
  #logSourceType(name: Name): Value | undefined {
    if (name.name.toLowerCase() !== 'logsourcetypeid') return undefined
    const own = this.scope.find('logsourcetypeid')
    if (own?.standing === 'schema' && this.scope.table.platform === undefined) return undefined
    const deviceType = this.scope.find('devicetype')
    const found = [own?.standing === 'alias' ? undefined : own, deviceType].filter((c) => c !== undefined)
    if (found.length === 0) return undefined
    this.session.depart(
      'aql/log-source-type',
      name.span,
      { read: found.map((c) => `\`${c.name}\``).join(', else ') },
      { fixes: [{ title: 'Write devicetype', span: name.span, text: 'devicetype' }] },
    )
    const values = found.map((c) => this.scope.value(c, name.span))
    const [first] = values
    if (values.length === 1 && first !== undefined) return first
    return { expr: call('logic.coalesce', unify(values.map((v) => this.#asInteger(v))), name.span), numeric: true }
  }

  #asInteger(value: Value): Value {
    return value.expr.type === 'string'
      ? { ...value, expr: call('convert.text_to_long', [value.expr], value.expr.span) }
      : value
  }

  #negate(expression: ExpressionOf<'negate'>): Value {
    const { span } = expression
    if (expression.value.kind === 'number') return constantNumber(`-${expression.value.text}`, span)
    return { expr: call('number.negate', [this.number(this.lower(expression.value), '`-`')], span) }
  }

  #binary(expression: ExpressionOf<'binary'>): Value {
    const { operator, span } = expression
    const property = this.hyphenatedName(expression)
    if (property !== undefined) return this.scope.resolve(property)
    const left = this.lower(expression.left)
    const right = this.lower(expression.right)
    this.#noteTextAsName(expression.left, [expression.right])
    switch (operator) {
      case '=':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return { expr: compare(this.session, operator, left, right, span) }
      default:
        return lowerArithmetic(this, operator, left, right, span)
    }
  }

  /** `'username' = 'Alice'` compares two texts; whoever writes it means the column. */
  #noteTextAsName(subject: Expression, others: readonly Expression[]): void {
    if (subject.kind !== 'text' || !others.every((o) => o.kind === 'text' || o.kind === 'number')) return
    const column = this.scope.find(subject.value)
    if (column === undefined) return
    const hints = [`the column is written ${spellName(column.name)}`]
    this.session.add('aql/text-names-column', subject.span, { text: subject.value }, { hints })
  }

  /** `REFERENCETABLE('users', 'name', 'Global ID')` looks a text up; whoever has an alias of that name means the alias. */
  #noteTextAsAlias({ name, args }: ExpressionOf<'call'>): void {
    const key = args.at(-1)
    if (!/^reference/i.test(name.name) || key?.kind !== 'text' || !this.#aliases.has(key.value.toLowerCase())) return
    const hints = [`the alias is written ${spellName(key.value)}`]
    this.session.add('aql/text-names-column', key.span, { text: key.value }, { hints })
  }

  /** `Bluecoat-cs-host` is one property when there is such a column, or no column of the parts; else a subtraction. */
  hyphenatedName(expression: Expression): Name | undefined {
    if (expression.kind !== 'binary' || expression.operator !== '-') return undefined
    const { span } = expression
    const written = this.session.report.source.text.slice(span.start, span.end)
    if (!/^[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)+$/u.test(written)) return undefined
    const isKnown = (name: string): boolean =>
      this.scope.find(name) !== undefined || this.#aliases.has(name.toLowerCase())
    const isDifference = !isKnown(written) && written.split('-').some((part) => /^\d/.test(part) || isKnown(part))
    return isDifference ? undefined : { name: written, quote: '', span }
  }

  #in(expression: ExpressionOf<'in'>): PlanExpr {
    const { span } = expression
    const value = this.lower(expression.value)
    if ('items' in expression.list) {
      if (this.place === 'WHERE')
        return lowerInSubselect(this, value, expression.list, this.#subselect(expression.list), span)
      this.session.refuse('IN with a sub-select outside WHERE', span)
      return literal('boolean', null, span)
    }
    this.#noteTextAsName(expression.value, expression.list)
    const list = expression.list.map((item) => this.lower(item))
    if (!list.every((item) => isComparable(this.session, value, item, true, item.expr.span)))
      return literal('boolean', null, span)
    const pairs = list.map((item) => coercePair(value, item))
    if (pairs.every((p) => p !== undefined && p[0] === value.expr)) {
      return call('logic.in', [value.expr, ...pairs.flatMap((p) => (p === undefined ? [] : [p[1]]))], span)
    }
    return or(
      list.map((item) => compare(this.session, '=', value, item, item.expr.span)),
      span,
    )
  }

  #case(expression: ExpressionOf<'case'>): Value {
    const { span, subject } = expression
    const conditions = expression.arms.map((arm) =>
      subject === undefined
        ? this.condition(arm.when, 'WHEN')
        : compare(this.session, '=', this.lower(subject), this.lower(arm.when), arm.when.span),
    )
    const values = expression.arms.map((arm) => this.lower(arm.result))
    const otherwise = expression.otherwise === undefined ? this.nothing(span) : this.lower(expression.otherwise)
    return this.choose(conditions, [...values, otherwise], span)
  }
}

function negateIf(negated: boolean, expr: PlanExpr, span: Span): PlanExpr {
  return negated ? not(expr, span) : expr
}

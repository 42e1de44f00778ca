import { and, boolean, type Expr, or } from '../../plan/expr.ts'
import type { Condition, Rule, Search, SearchBody, SearchItem } from './ast.ts'
import type { RuleMatch, RulePart } from './compiled.ts'
import { isSuppressing } from './filters.ts'
import { lowerCondition, negated, type TestLowering } from './lower.ts'
import type { Test } from './predicate.ts'

/** What the values of a search item test once its modifiers are applied; undefined after a report. */
export type TestOf = (item: SearchItem) => Test | undefined

/** A rule over the columns of its table. `filters` are conditions over the same columns, all of which must hold. */
export function matchRule(
  rule: Rule,
  lowering: TestLowering,
  testOf: TestOf,
  filters: readonly Expr[],
): Omit<RuleMatch, 'isPartOnly'> {
  const searches = new Map(rule.searches.map((search) => [search.name, lowerBody(search.body, lowering, testOf)]))
  const condition = conditionOf(rule.conditions, searches, rule)
  const positive = positiveNames(rule.conditions)
  return {
    table: lowering.fields.name,
    condition: filters.length === 0 ? condition : and([condition, ...filters]),
    parts: rule.searches.flatMap((search) => (positive.has(search.name) ? partsOf(search, searches) : [])),
    fields: shownFields(rule, lowering),
  }
}

/** What of a rule's events a filter leaves, over the columns of the rule's table. */
export function matchFilter(
  filter: {
    readonly searches: readonly Search[]
    readonly conditions: readonly Condition[]
    readonly span: Rule['span']
  },
  lowering: TestLowering,
  testOf: TestOf,
): Expr {
  const searches = new Map(filter.searches.map((search) => [search.name, lowerBody(search.body, lowering, testOf)]))
  const isLeft = filter.conditions.map((condition) => {
    const expr = conditionOf([condition], searches, filter)
    return isSuppressing(condition) ? negated(expr, condition.span) : expr
  })
  // Alternatives of what is to be left out are left out, each.
  return filter.conditions.every(isSuppressing) ? and(isLeft, filter.span) : or(isLeft, filter.span)
}

/** What a search tests, and what of that is about each field. */
interface LoweredBody {
  readonly expr: Expr
  readonly fields: ReadonlyMap<string, Expr>
}

function conditionOf(
  conditions: readonly Condition[],
  searches: ReadonlyMap<string, LoweredBody>,
  { span }: Pick<Rule, 'span'>,
): Expr {
  const search = (name: string): Expr => searches.get(name)?.expr ?? or([], span)
  return or(
    conditions.map((condition) => lowerCondition(condition, search)),
    span,
  )
}

function lowerItem(item: SearchItem, lowering: TestLowering, testOf: TestOf): Expr {
  const test = testOf(item)
  return test === undefined ? boolean(false, item.span) : lowering.lower(test)
}

function lowerBody(body: SearchBody, lowering: TestLowering, testOf: TestOf): LoweredBody {
  switch (body.kind) {
    case 'keywords':
      return { expr: lowerItem(body.item, lowering, testOf), fields: new Map() }
    case 'list': {
      const entries = body.entries.map((entry) => lowerBody(entry, lowering, testOf))
      return {
        expr: or(
          entries.map((entry) => entry.expr),
          body.span,
        ),
        fields: combined(
          entries.flatMap((entry) => [...entry.fields]),
          or,
        ),
      }
    }
    case 'map': {
      const items = body.items.map((item) => ({ field: item.field?.name, expr: lowerItem(item, lowering, testOf) }))
      return {
        expr: and(
          items.map((item) => item.expr),
          body.span,
        ),
        fields: combined(
          items.flatMap(({ field, expr }) => (field === undefined ? [] : [[field, expr] as const])),
          and,
        ),
      }
    }
  }
}

function combined(
  tests: readonly (readonly [string, Expr])[],
  combine: (tests: readonly Expr[]) => Expr,
): ReadonlyMap<string, Expr> {
  const byField = new Map<string, Expr[]>()
  for (const [field, expr] of tests) {
    const known = byField.get(field)
    if (known === undefined) byField.set(field, [expr])
    else known.push(expr)
  }
  return new Map([...byField].map(([field, exprs]) => [field, combine(exprs)]))
}

function partsOf(search: Search, searches: ReadonlyMap<string, LoweredBody>): readonly RulePart[] {
  const body = searches.get(search.name)
  if (body === undefined) return []
  const { name } = search
  const fields = [...body.fields].map(([field, expr]): RulePart => ({ kind: 'field', search: name, field, expr }))
  return [{ kind: 'search', search: name, expr: body.expr }, ...fields]
}

/** The searches that a rule can match by; those after `not` alone tell nothing of why it did. */
function positiveNames(conditions: readonly Condition[]): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (condition: Condition, isPositive: boolean): void => {
    switch (condition.kind) {
      case 'name':
        if (isPositive) names.add(condition.name)
        return
      case 'of':
        if (isPositive) for (const name of condition.names) names.add(name)
        return
      case 'not':
        visit(condition.operand, !isPositive)
        return
      default:
        for (const operand of condition.operands) visit(operand, isPositive)
    }
  }
  for (const condition of conditions) visit(condition, true)
  return names
}

/** Those that the rule asks to be shown, then those that it tests. */
function shownFields(rule: Rule, { fields }: TestLowering): RuleMatch['fields'] {
  const names = new Set(rule.metadata.fields)
  for (const { body } of rule.searches) for (const name of testedFields(body)) names.add(name)
  return [...names].flatMap((name): RuleMatch['fields'] => {
    const source = fields.field(name)
    if (source.kind === 'absent') return []
    const { column } = source
    return [source.kind === 'member' ? { name, column, member: source.member } : { name, column }]
  })
}

function testedFields(body: SearchBody): readonly string[] {
  switch (body.kind) {
    case 'keywords':
      return []
    case 'list':
      return body.entries.flatMap(testedFields)
    case 'map':
      return body.items.flatMap((item) => item.field?.name ?? [])
  }
}

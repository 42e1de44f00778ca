import { expect, test } from 'vitest'
import { Report } from '../../../diagnostics/diagnostic.ts'
import { type Column, reference } from '../../../plan/expr.ts'
import { ColumnSource, outputColumns, type Plan } from '../../../plan/plan.ts'
import { NO_SPAN } from '../../../source/text.ts'
import type { Condition, Correlation, CorrelationCondition } from '../ast.ts'
import { CORRELATION_COLUMNS } from '../compiled.ts'
import { type CorrelationInput, correlate } from './index.ts'

const named = (name: string) => ({ name, span: NO_SPAN })

const numbers = (more: Partial<Extract<CorrelationCondition, { kind: 'number' }>> = {}): CorrelationCondition => ({
  kind: 'number',
  comparisons: [{ operator: 'gte', value: 2 }],
  fields: [],
  span: NO_SPAN,
  ...more,
})

const expressed = (condition: Condition): CorrelationCondition => ({ kind: 'rules', condition, span: NO_SPAN })
const rule = (name: string): Condition => ({ kind: 'name', name, span: NO_SPAN })

function correlationOf(more: Partial<Correlation>): Correlation {
  const lists = { references: [], tags: [], fields: [], falsePositives: [], scope: [], related: [] }
  return {
    kind: 'correlation',
    source: { name: 'rule', text: '' },
    span: NO_SPAN,
    metadata: { title: 'Many', span: NO_SPAN, ...lists },
    type: 'event_count',
    rules: [named('logon'), named('logoff')],
    groupBy: [],
    timespan: 600_000_000n,
    aliases: [],
    condition: numbers(),
    generate: false,
    ...more,
  }
}

/** Rules `logon` (with `user` and `host`) and `logoff` (with `account` and `host`). */
function compiled(more: Partial<Correlation>) {
  const ids = new ColumnSource()
  const inputs = new Map<string, CorrelationInput>()
  for (const [name, fields] of [
    ['logon', ['user', 'host']],
    ['logoff', ['account', 'host']],
  ] as const) {
    const time = ids.fresh('@time', 'datetime')
    const columns = new Map<string, Column>(fields.map((field) => [field, ids.fresh(field, 'string')]))
    const plan: Plan = { kind: 'scan', table: name, columns: [time, ...columns.values()], span: NO_SPAN }
    const textOf = (field: string) => {
      const column = columns.get(field)
      return column && reference(column)
    }
    inputs.set(name, {
      names: [`${name}-id`],
      events: { source: name, plan: () => plan, time: reference(time), textOf },
    })
  }
  const correlation = correlationOf(more)
  const report = new Report(correlation.source)
  const made = correlate(correlation, inputs, { ids, report })
  return { made, told: report.diagnostics.map(({ code, message }) => `${code}: ${message}`), report }
}

test('gives the columns of every correlation and one for each group', () => {
  const { made, told } = compiled({ groupBy: [named('host')] })
  expect(told).toEqual([])
  expect(made && outputColumns(made.plan).map(({ name, type }) => `${name}: ${type}`)).toEqual([
    '@time: datetime',
    '@until: datetime',
    '@events: long',
    'host: string',
  ])
  expect(made && outputColumns(made.plan).map(({ name }) => name)).toEqual([...CORRELATION_COLUMNS, 'host'])
})

test('takes aliases by the name or the id of a rule', () => {
  const fields = [
    { rule: named('logon'), field: named('user') },
    { rule: named('logoff-id'), field: named('account') },
  ]
  const { made, told } = compiled({ groupBy: [named('who')], aliases: [{ ...named('who'), fields }] })
  expect(told).toEqual([])
  expect(made).toBeDefined()
})

test.each<[string, Partial<Correlation>, string]>([
  [
    'an alias of an unknown rule',
    { aliases: [{ ...named('who'), fields: [{ rule: named('logn'), field: named('user') }] }] },
    'name/sigma-alias-rule: the alias `who` names `logn`, which is no rule of this correlation',
  ],
  [
    'a condition on an unknown rule',
    { type: 'temporal', condition: expressed(rule('logout')) },
    'name/sigma-condition-rule: the condition names `logout`, which is no rule of this correlation',
  ],
  [
    'a group that nothing has',
    { groupBy: [named('session')] },
    'schema/sigma-correlation-nowhere: nothing that the rules of this correlation find has a field `session`, so it could never hold',
  ],
  [
    'values without a field',
    { type: 'value_count' },
    'type/sigma-correlation-condition: a correlation of type `value_count` needs the `field` whose values it takes',
  ],
  [
    'a sum of two fields',
    { type: 'value_sum', condition: numbers({ fields: [named('host'), named('user')] }) },
    'type/sigma-correlation-condition: a correlation of type `value_sum` needs one `field`, not several',
  ],
  [
    'a percentile that is not said',
    { type: 'value_percentile', condition: numbers({ fields: [named('host')] }) },
    'type/sigma-correlation-condition: a correlation of type `value_percentile` needs a `percentile`, from 0 to 100',
  ],
  [
    'a percentile out of range',
    { type: 'value_percentile', condition: numbers({ fields: [named('host')], percentile: 101 }) },
    'type/sigma-correlation-condition: a correlation of type `value_percentile` needs a `percentile` from 0 to 100',
  ],
  [
    'a percentile of a sum',
    { type: 'value_sum', condition: numbers({ fields: [named('host')], percentile: 5 }) },
    'type/sigma-correlation-condition: a correlation of type `value_sum` needs no `percentile`',
  ],
  [
    'a field of counted events',
    { condition: numbers({ fields: [named('host')] }) },
    'type/sigma-correlation-condition: a correlation of type `event_count` needs no `field`: it counts events (`value_count` counts values)',
  ],
  [
    'more rules than there are',
    { type: 'temporal', condition: numbers({ comparisons: [{ operator: 'gte', value: 3 }] }) },
    'type/sigma-correlation-empty: no window can meet the condition: it has 2 rules, of which at least one matches in every window',
  ],
  [
    'some rules in order',
    { type: 'temporal_ordered', condition: numbers({ comparisons: [{ operator: 'gte', value: 1 }] }) },
    'type/sigma-correlation-condition: a correlation of type `temporal_ordered` needs all of its 2 rules: the order of some of them is not defined',
  ],
  [
    'alternatives in order',
    {
      type: 'temporal_ordered',
      condition: expressed({ kind: 'or', operands: [rule('logon'), rule('logoff')], span: NO_SPAN }),
    },
    'type/sigma-correlation-condition: a correlation of type `temporal_ordered` needs all of its 2 rules: the order of some of them is not defined',
  ],
])('refuses %s', (_, more, message) => {
  const { made, told, report } = compiled(more)
  expect(made).toBeUndefined()
  expect(told).toEqual([message])
  expect(report.hasErrors).toBe(true)
})

test('takes an order of all rules, however it is said', () => {
  const all = expressed({ kind: 'and', operands: [rule('logoff-id'), rule('logon')], span: NO_SPAN })
  for (const condition of [all, numbers()]) {
    const { made, told } = compiled({ type: 'temporal_ordered', condition })
    expect(told).toEqual([])
    expect(made).toBeDefined()
  }
})

test.each<[string, Partial<Correlation>, string]>([
  [
    'a field that one rule lacks',
    { groupBy: [named('user')] },
    'schema/sigma-correlation-field: what `logoff` finds has no field `user`, so nothing of it can count here',
  ],
  [
    'one rule in time',
    { type: 'temporal', rules: [named('logon')], condition: numbers({ comparisons: [{ operator: 'gte', value: 1 }] }) },
    'lint/sigma-temporal-single: a `temporal` correlation of one rule holds whenever that rule matches',
  ],
  [
    'an upper bound',
    { condition: numbers({ comparisons: [{ operator: 'lt', value: 3 }] }) },
    'fidelity/choice: upper bounds and `not`: asked of the time up to each event, as far back as `timespan`; times without an event are not looked at',
  ],
  [
    'a rule that must not match',
    {
      type: 'temporal',
      condition: expressed({
        kind: 'and',
        operands: [rule('logon'), { kind: 'not', operand: rule('logoff'), span: NO_SPAN }],
        span: NO_SPAN,
      }),
    },
    'fidelity/choice: upper bounds and `not`: asked of the time up to each event, as far back as `timespan`; times without an event are not looked at',
  ],
])('tells of %s', (_, more, message) => {
  const { made, told } = compiled(more)
  expect(made).toBeDefined()
  expect(told).toEqual([message])
})

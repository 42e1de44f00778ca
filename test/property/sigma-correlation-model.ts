import type { Comparison, Condition, Correlation } from '../../src/languages/sigma/ast.ts'

/** An event of one table that the rules of a correlation look at. */
export interface ModelEvent {
  readonly time: number
  /** By rule: whether it matches. */
  readonly matches: readonly boolean[]
  /** By field. */
  readonly fields: Readonly<Record<string, string | null>>
}

export interface Episode {
  readonly begin: number
  readonly until: number
  readonly events: number
  readonly group: readonly string[]
}

type Fields = Readonly<Record<string, string | null>>

const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  eq: (a, b) => a === b,
  neq: (a, b) => a !== b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
}

function meets(of: Correlation, value: number): boolean {
  const { condition } = of
  if (condition?.kind !== 'number') throw new Error('no numbers')
  return condition.comparisons.every((c) => COMPARE[c.operator](value, c.value))
}

function expression(condition: Condition, matched: ReadonlySet<string>): boolean {
  switch (condition.kind) {
    case 'name':
      return matched.has(condition.name)
    case 'of': {
      const count = condition.names.filter((name) => matched.has(name)).length
      return count >= (condition.quantity === 'all' ? condition.names.length : condition.quantity)
    }
    case 'and':
      return condition.operands.every((operand) => expression(operand, matched))
    case 'or':
      return condition.operands.some((operand) => expression(operand, matched))
    case 'not':
      return !expression(condition.operand, matched)
  }
}

function numbers(of: Correlation, events: readonly ModelEvent[]): readonly number[] {
  return events.map((event) => Number(valuesOf(of, event.fields)[0])).sort((a, b) => a - b)
}

function percentile(sorted: readonly number[], percent: number): number {
  const rank = (percent / 100) * (sorted.length - 1)
  const [low = 0, high = 0] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]]
  return low + (high - low) * (rank - Math.floor(rank))
}

function valuesOf(of: Correlation, fields: Fields): readonly (string | null)[] {
  return of.condition?.kind === 'number' ? of.condition.fields.map(({ name }) => fields[name] ?? null) : []
}

/** Whether some events come in the order of the rules: all choices are tried. */
function inOrder(of: Correlation, events: readonly ModelEvent[], rule = 0, since = -Infinity): boolean {
  if (rule === of.rules.length) return true
  return events.some((e) => e.matches[rule] === true && e.time >= since && inOrder(of, events, rule + 1, e.time))
}

function holds(of: Correlation, end: number, events: readonly ModelEvent[]): boolean {
  const matched = new Set(of.rules.flatMap(({ name }, i) => (events.some((e) => e.matches[i] === true) ? [name] : [])))
  const percent = of.condition?.kind === 'number' ? (of.condition.percentile ?? 50) : 50
  switch (of.type) {
    case 'event_count':
      return meets(of, events.length)
    case 'value_count':
      return meets(of, new Set(events.map((event) => JSON.stringify(valuesOf(of, event.fields)))).size)
    case 'value_sum':
      return meets(
        of,
        numbers(of, events).reduce((a, b) => a + b, 0),
      )
    case 'value_avg':
      return meets(of, numbers(of, events).reduce((a, b) => a + b, 0) / events.length)
    case 'value_min':
      return meets(of, Math.min(...numbers(of, events)))
    case 'value_max':
      return meets(of, Math.max(...numbers(of, events)))
    case 'value_median':
    case 'value_percentile':
      return meets(of, percentile(numbers(of, events), of.type === 'value_median' ? 50 : percent))
    case 'temporal':
      if (of.condition === undefined) return matched.size === of.rules.length
      return of.condition.kind === 'rules' ? expression(of.condition.condition, matched) : meets(of, matched.size)
    case 'temporal_ordered': {
      const endsIt = events.some((e) => e.time === end && e.matches[of.rules.length - 1] === true)
      return endsIt && inOrder(of, events)
    }
  }
}

/** Every window is looked at by itself; those that hold and overlap are joined one by one. */
export function episodesOf(of: Correlation, given: readonly ModelEvent[]): readonly Episode[] {
  const measured = of.type.startsWith('value_') && of.type !== 'value_count'
  const isUsed = ({ matches, fields }: ModelEvent): boolean =>
    matches.includes(true) &&
    of.groupBy.every(({ name }) => typeof fields[name] === 'string') &&
    valuesOf(of, fields).every((v) => v !== null && (!measured || /^-?[\d.]+$/.test(v)))
  const groups = new Map<string, ModelEvent[]>()
  for (const event of given.filter(isUsed)) {
    const key = JSON.stringify(of.groupBy.map(({ name }) => event.fields[name]))
    groups.set(key, [...(groups.get(key) ?? []), event])
  }
  const span = Number(of.timespan)
  const found: Episode[] = []
  for (const [key, events] of groups) {
    const ends = [...new Set(events.map((event) => event.time))].sort((a, b) => a - b)
    const inside = (end: number): readonly ModelEvent[] => events.filter((e) => e.time <= end && e.time >= end - span)
    let joined: number[] = []
    const close = (): void => {
      const members = new Set(joined.flatMap((end) => [...inside(end)]))
      const times = [...members].map((event) => event.time)
      const group = JSON.parse(key) as string[] // Written above.
      if (members.size > 0)
        found.push({ begin: Math.min(...times), until: Math.max(...times), events: members.size, group })
      joined = []
    }
    for (const end of ends.filter((at) => holds(of, at, inside(at)))) {
      const last = joined.at(-1)
      if (last !== undefined && last < end - span) close()
      joined.push(end)
    }
    close()
  }
  return found
}

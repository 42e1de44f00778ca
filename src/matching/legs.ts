import { filter, keep, project } from '../plan/build.ts'
import { type Column, reference } from '../plan/expr.ts'
import { type Computed, outputColumns, type Plan, type PlanOf } from '../plan/plan.ts'
import { NO_SPAN } from '../source/text.ts'

/** A part of a plan's rows: one table's, each of which becomes at most one row of the plan. */
export interface Leg {
  readonly scan: PlanOf<'scan'>
  /** The plan's rows of those that `base` gives of the scan; columns of `base` in `extra` come after the plan's. */
  readonly above: (base: Plan, extra: readonly Column[]) => Plan
}

/** The plan as parts whose rows follow one another; undefined when a row of it is not made of one row of a table. */
export function legsOf(plan: Plan): readonly Leg[] | undefined {
  switch (plan.kind) {
    case 'scan':
      return [{ scan: plan, above: (base, extra) => project(base, [...plan.columns, ...extra].map(keep)) }]
    case 'filter':
      return legsOf(plan.input)?.map((leg) => ({
        ...leg,
        above: (base, extra) => filter(leg.above(base, extra), plan.predicate, plan.span),
      }))
    case 'project':
      return legsOf(plan.input)?.map((leg) => ({ ...leg, above: projected(leg, plan.columns) }))
    case 'union': {
      const legs: Leg[] = []
      for (const input of plan.inputs) {
        const found = legsOf(input)
        if (found === undefined) return undefined
        const from = outputColumns(input)
        const columns = plan.columns.map((column, place) => {
          const same = from[place]
          return { ...column, expr: reference(same ?? column) }
        })
        legs.push(...found.map((leg) => ({ ...leg, above: projected(leg, columns) })))
      }
      return legs
    }
    default:
      return undefined
  }
}

function projected(leg: Leg, columns: readonly Computed[]): Leg['above'] {
  return (base, extra) => project(leg.above(base, extra), [...columns, ...extra.map(keep)])
}

/** A table that holds the plan's rows under names of its own, as a leg. */
export function legOfCopy(plan: Plan, table: string): Leg {
  const columns = outputColumns(plan).map((column, place) => ({ ...column, name: copyName(place) }))
  const scan: PlanOf<'scan'> = { kind: 'scan', table, columns, span: NO_SPAN }
  const given = outputColumns(plan)
  return { scan, above: (base, extra) => project(base, [...given, ...extra].map(keep)) }
}

export function copyName(place: number): string {
  return `c${place}`
}

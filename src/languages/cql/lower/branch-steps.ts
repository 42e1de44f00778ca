import type * as Ast from '../ast.ts'
import type { Builtin, InBranch } from './builtin.ts'

type Find = (name: string) => Builtin | undefined

/** What a call does in a branch; absent for what stands in none. */
export function callInBranch(called: Ast.Call, builtin: Builtin | undefined): InBranch | undefined {
  switch (builtin?.kind) {
    case 'value':
    case 'filter':
      return 'columns'
    case 'events':
      return builtin.inBranch?.(called) ?? 'columns'
    case 'table':
      return builtin.inBranch?.(called)
    default:
      return undefined
  }
}

/** Whether some step makes any number of events of one, so that the branch needs rows of its own. */
export function needsRows(steps: readonly Ast.Step[], find: Find): boolean {
  return repeats(steps) || someCall(steps, (called) => callInBranch(called, find(called.name)) === 'rows')
}

/** Whether some step needs more than conditions and the columns that are there. */
export function needsPlan(steps: readonly Ast.Step[], find: Find): boolean {
  return (
    repeats(steps) ||
    someCall(steps, (called) => {
      const builtin = find(called.name)
      return builtin?.kind === 'table' || callInBranch(called, builtin) === 'rows'
    })
  )
}

function someCall(steps: readonly Ast.Step[], test: (called: Ast.Call) => boolean): boolean {
  return steps.some((step) => {
    if (step.kind === 'case') return step.branches.some((branch) => someCall(branch.steps, test))
    if (step.kind === 'match') return step.branches.some(({ pipeline }) => someCall(pipeline.steps, test))
    if (step.kind === 'command') return someCall(step.steps, test)
    return callsOf(step).some(test)
  })
}

function callsOf(step: Ast.Step): readonly Ast.Call[] {
  switch (step.kind) {
    case 'call':
    case 'apply':
      return [step.call]
    case 'assign':
      return step.value.kind === 'call' ? [step.value] : []
    case 'filter':
      return calledIn(step.condition)
    default:
      return []
  }
}

/** Whether a filter gives an event for each match: `f=/(?<g>..)/g`. */
function repeats(steps: readonly Ast.Step[]): boolean {
  return steps.some((step) => {
    if (step.kind === 'case') return step.branches.some((branch) => repeats(branch.steps))
    if (step.kind === 'match') return step.branches.some(({ pipeline }) => repeats(pipeline.steps))
    return step.kind === 'filter' && repeatsMatches(step.condition)
  })
}

function repeatsMatches(condition: Ast.Condition): boolean {
  if (condition.kind === 'and') return condition.items.some(repeatsMatches)
  return condition.kind === 'compare' && condition.value.kind === 'regex' && condition.value.flags.includes('g')
}

/** Calls that stand side by side with filters are steps. */
function calledIn(condition: Ast.Condition): readonly Ast.Call[] {
  if (condition.kind === 'call') return [condition.call]
  if (condition.kind === 'and') return condition.items.flatMap(calledIn)
  return condition.kind === 'not' && condition.item.kind === 'call' ? [condition.item.call] : []
}

/** The argument of that name, as it is written. */
export function argumentOf(called: Ast.Call, name: string): Ast.Expr | undefined {
  return called.args.find((arg) => arg.name?.name === name)?.value
}

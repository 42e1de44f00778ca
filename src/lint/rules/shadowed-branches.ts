import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Expr } from '../../plan/expr.ts'
import type { Span } from '../../source/text.ts'
import { all, any, type Condition, implies, isImpossible } from '../conditions/condition.ts'
import { unfold } from '../conditions/definitions.ts'
import { textSearchOf } from '../conditions/needles.ts'
import { below } from '../conditions/subject.ts'
import { placeOfLiteral, placeOfPart, shown } from '../places.ts'
import type { Inspection } from '../rule.ts'
import { alternativesOf } from '../sets/alternatives.ts'
import { buildAutomaton } from '../sets/automaton.ts'
import type { Pattern } from '../sets/pattern.ts'
import { exampleOf } from '../sets/text-set.ts'
import { type Branch, hasPlace, isSamePlace, type Site } from '../sites.ts'
import { proofOf } from './implied-conditions.ts'

const MOST_BRANCHES = 60

/** A branch of a `case` whose rows earlier branches take: wholly, or what one of its alternatives matches. */
export function shadowedBranches(site: Site, inspection: Inspection): readonly Diagnostic[] {
  if (site.kind !== 'choice' || site.branches.length > MOST_BRANCHES) return []
  const { branches, facts } = site
  const isWritten = branches.every((b) => hasPlace(b.span) && !isSamePlace(b.span, site.span))
  const isApart = new Set(branches.map((b) => b.span.start)).size === branches.length
  if (!isWritten || !isApart || isImpossible(facts)) return []
  const found: Diagnostic[] = []
  const live: Branch[] = []
  for (const branch of branches) {
    if (isImpossible(branch.condition)) continue
    const wholly = whollyShadowed(branch, live, facts, inspection)
    if (wholly !== undefined) found.push(wholly)
    else {
      found.push(...(live.length === 0 ? [] : partly(branch, live, facts, inspection)))
      live.push(branch)
    }
  }
  return found
}

function whollyShadowed(
  branch: Branch,
  earlier: readonly Branch[],
  facts: Condition,
  { source }: Inspection,
): Diagnostic | undefined {
  const here = all([facts, branch.condition])
  if (isImpossible(here)) {
    const by = 'what the steps before let through excludes its condition'
    return diagnostic('lint/unreachable-branch', source.name, branch.span, { by })
  }
  const single = earlier.find((other) => implies(here, other.condition))
  if (single === undefined && !implies(here, any(earlier.map((b) => b.condition)))) return undefined
  const by = single === undefined ? 'the branches' : `\`${shown(source, single.span)}\``
  const proof = single === undefined ? undefined : proofOf(branch.condition, single.condition)
  return diagnostic('lint/shadowed-branch', source.name, branch.span, { by, proof })
}

/** What decides a branch: `IsX = 1` with `IsX` a flag is decided by the condition of the flag. */
function decider(test: Expr, inspection: Inspection): Expr {
  const found = unfold(test, inspection.definitions)
  if (found.kind !== 'call' || found.fn !== 'compare.eq') return found
  const [subject, wanted] = found.args
  const flag = subject === undefined ? undefined : unfold(subject, inspection.definitions)
  if (flag?.kind !== 'call' || flag.fn !== 'logic.case' || flag.args.length !== 3 || wanted?.kind !== 'literal')
    return found
  const [condition, value] = flag.args
  const isIt = value?.kind === 'literal' && value.value === wanted.value
  return condition !== undefined && isIt ? condition : found
}

/** One part of a test that may be dead on its own. */
interface Part {
  readonly condition: Condition
  readonly example: string
  readonly place: () => Span
}

function partly(
  branch: Branch,
  earlier: readonly Branch[],
  facts: Condition,
  inspection: Inspection,
): readonly Diagnostic[] {
  const { source } = inspection
  const before = any(earlier.map((b) => b.condition))
  const found: Diagnostic[] = []
  for (const part of partsOf(decider(branch.test, inspection), inspection)) {
    const here = all([facts, part.condition])
    if (isImpossible(here) || !implies(here, before)) continue
    const single = earlier.find((other) => implies(here, other.condition))
    const by = single === undefined ? 'the branches' : `\`${shown(source, single.span)}\``
    const place = part.place()
    const parameters = { alternative: shown(source, place), by, proof: part.example }
    found.push(diagnostic('lint/shadowed-alternative', source.name, place, parameters))
  }
  return found
}

function partsOf(test: Expr, inspection: Inspection): readonly Part[] {
  if (test.kind !== 'call') return []
  const { reader } = inspection
  if (test.fn === 'logic.or') {
    return test.args.flatMap((arm) => {
      if (!hasPlace(arm.span) || isSamePlace(arm.span, test.span)) return []
      const condition = reader.whenTrue(arm)
      return [
        { condition, example: proofOf(condition, condition) ?? '', place: () => arm.span },
        ...partsOf(arm, inspection),
      ]
    })
  }
  const conjuncts = test.fn === 'logic.and' ? test.args : [test]
  return conjuncts.flatMap((one, index) => {
    const rest = conjuncts.filter((_, i) => i !== index).map((other) => reader.whenTrue(other))
    return alternativeParts(one, inspection).map((part) => ({ ...part, condition: all([part.condition, ...rest]) }))
  })
}

function alternativeParts(expr: Expr, { reader, source }: Inspection): readonly Part[] {
  if (expr.kind !== 'call') return []
  const search = textSearchOf(expr)
  const [needle] = search?.needles ?? []
  const [subject] = expr.args
  if (search === undefined || needle === undefined || subject === undefined || search.joined === 'all') return []
  const part = (pattern: Pattern, place: () => Span): readonly Part[] => {
    const set = buildAutomaton(pattern, search.ends)
    const example = set === undefined ? undefined : exampleOf(set)
    if (set === undefined || typeof example !== 'string') return []
    const values = { null: false, values: { kind: 'texts', set } } as const
    return [{ condition: { kind: 'values', ...below(subject, values, reader.definitions) }, example, place }]
  }
  if (search.isRegex) {
    return alternativesOf(needle.pattern).flatMap((a) => part(a.only, () => placeOfPart(source, expr.span, a.written)))
  }
  return search.needles.length < 2
    ? []
    : search.needles.flatMap((n) => part(n.pattern, () => placeOfLiteral(source, expr.span, n.literal)))
}

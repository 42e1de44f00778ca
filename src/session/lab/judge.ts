import type { Outcome, Verdict } from '../../detections/test-report.ts'
import type { Platform } from '../../schemas/table.ts'
import type { Expectation, Scenario } from '../../simulation/scenario.ts'

/** What a query found of a subject. */
export interface Caught {
  readonly findings: number
  /** Of them, those that an exclusion covers. */
  readonly excluded: number
}

export const NOTHING_CAUGHT: Caught = { findings: 0, excluded: 0 }

export function expectationOf(scenario: Scenario, platform: Platform): Expectation {
  return scenario.expect[platform] ?? { kind: scenario.kind === 'attack' ? 'seen' : 'silent' }
}

export function judge(scenario: Scenario, platform: Platform, caught: Caught): Verdict {
  const expected = expectationOf(scenario, platform)
  const outcome = outcomeOf(scenario, expected, caught)
  return { outcome, expected, passed: isExpected(outcome, expected), findings: caught.findings }
}

function outcomeOf({ kind }: Scenario, expected: Expectation, { findings, excluded }: Caught): Outcome {
  if (findings === 0) {
    if (expected.kind === 'not-visible') return 'not-visible'
    return kind === 'attack' ? 'missed' : 'silent'
  }
  if (kind === 'attack') return 'seen'
  return excluded === findings ? 'tuned' : 'found'
}

const PASSING: Readonly<Record<Expectation['kind'], readonly Outcome[]>> = {
  seen: ['seen', 'found', 'tuned'],
  silent: ['silent', 'missed'],
  tuned: ['tuned'],
  'not-visible': ['not-visible'],
}

function isExpected(outcome: Outcome, expected: Expectation): boolean {
  return PASSING[expected.kind].includes(outcome)
}

/** What a verdict that did not pass says, in one sentence without its end. */
export function verdictText({ id, kind }: Scenario, where: string, { outcome, expected, findings }: Verdict): string {
  const found = `${findings} ${findings === 1 ? 'finding' : 'findings'}`
  const what = `${kind === 'attack' ? 'the attack' : 'the benign'} \`${id}\``
  if (outcome === 'refused') return `${where}: the query cannot run, so ${what} is not tested`
  if (expected.kind === 'not-visible') {
    return `${where} sees ${what} (${found}), which is said not to be visible: ${expected.reason}`
  }
  if (expected.kind === 'tuned') {
    if (outcome === 'silent') return `${where} is silent about ${what} anyhow: \`tuned\` is not needed`
    return `${where} finds ${what} (${found}), and no exclusion covers all of it`
  }
  if (outcome === 'tuned') return `${where} finds ${what} (${found}); exclusions cover it: \`tuned\` says so`
  if (outcome === 'missed') return `${where} misses ${what}`
  if (outcome === 'silent') return `${where} is silent about ${what}, which is said to be found`
  return `${where} finds ${what} (${found})`
}

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

function expectationOf(scenario: Scenario, platform: Platform): Expectation {
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

/** What is to be said of a verdict that did not pass, to stand behind the name of the platform. */
export function verdictText({ id, kind }: Scenario, { outcome, expected, findings }: Verdict): string {
  const found = `${findings} ${findings === 1 ? 'finding' : 'findings'}`
  const what = kind === 'attack' ? `the attack \`${id}\`` : `the benign \`${id}\``
  if (expected.kind === 'not-visible') {
    return `${what} is seen (${found}), and is said not to be visible: ${expected.reason}`
  }
  if (expected.kind === 'tuned') {
    if (outcome === 'silent') return `${what} is not found, so \`tuned\` is not needed`
    return `${what} is found, and no exclusion covers all ${found}`
  }
  if (outcome === 'tuned') return `${what} is found and covered by exclusions, which \`tuned\` is to say`
  if (outcome === 'missed') return `${what} is missed`
  if (outcome === 'silent') return `${what} is not found, and is said to be`
  return `${what} is found (${found})`
}

import type { EvasionFamily, Scenario } from '../../simulation/scenario.ts'

/** What a query is put before: a scenario of a package, or a variant of one. */
export interface Subject {
  /** Of the package that it belongs to. */
  readonly detection: string
  readonly scenario: Scenario
  /** Of the scenario as the package has it. */
  readonly base: Scenario
  readonly file: string
  /** Absent: the scenario itself. */
  readonly variant?: { readonly family: EvasionFamily; readonly title: string; readonly commandLine: string }
}

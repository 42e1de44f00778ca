import type { Formula } from '../plan/formula.ts'
import type { OcsfClass } from './ocsf/classes.ts'

/** How records of one table become events of one class: rows for which `when` is true, each column by its formula. */
export interface ClassMapping {
  /** For reports: `Sysmon 1 process create`. */
  readonly label: string
  readonly to: OcsfClass
  readonly when: Formula
  readonly columns: Readonly<Record<string, Formula>>
}

import type { ViewDefinition } from '../view.ts'

/** The log sources that Sigma rules name, one table each (`logSourceTable`). */
export const SIGMA_VIEWS: readonly ViewDefinition[] = []
